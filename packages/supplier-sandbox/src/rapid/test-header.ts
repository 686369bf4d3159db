import type { Answer, Call } from '../operation.ts'
import { problemAnswer } from './refusals.ts'

type TestValue =
  | 'standard'
  | 'available'
  | 'price_changed'
  | 'sold_out'
  | 'price_mismatch'
  | 'cc_declined'
  | 'rooms_unavailable'
  | 'degraded_response'
  | 'post_stay_cancel'
  | 'service_unavailable'
  | 'internal_server_error'
  | 'unknown_internal_error'

const retrieval = ['standard', 'degraded_response', 'service_unavailable', 'internal_server_error'] as const
const shopping = ['standard', 'service_unavailable', 'unknown_internal_error'] as const

/**
 * The values of the `Test` header that the contract documents, operation by operation. `complete_payment_session` is
 * missing: the sandbox has no payment sessions. Any other value is processed as if it were not there, as at Rapid.
 */
const values: Readonly<Record<string, readonly TestValue[]>> = {
  getAvailability: shopping,
  priceCheck: ['available', 'price_changed', 'sold_out', 'service_unavailable', 'unknown_internal_error'],
  postItinerary: [
    'standard',
    'service_unavailable',
    'internal_server_error',
    'price_mismatch',
    'cc_declined',
    'rooms_unavailable',
  ],
  getReservation: retrieval,
  getReservationByItineraryId: retrieval,
  putResumeBooking: ['standard', 'service_unavailable', 'internal_server_error'],
  deleteHeldBooking: ['standard', 'service_unavailable', 'internal_server_error', 'post_stay_cancel'],
  deleteRoom: ['standard', 'service_unavailable', 'unknown_internal_error', 'post_stay_cancel'],
}

/** What a call asks to be tested; undefined for nothing that the operation knows. */
export const testValueOf = (operation: string, { headers }: Pick<Call, 'headers'>): TestValue | undefined => {
  const value = headers['test']?.toString() ?? ''
  return values[operation]?.find((known) => known === value)
}

const accepted: Answer = { status: 202 }

/** The canned answer that a value stands for; undefined where the operation itself has to express it. */
export const cannedAnswer = (operation: string, value: TestValue | undefined): Answer | undefined => {
  switch (value) {
    case 'service_unavailable':
      // "Returns the HTTP 202 response caused by partial service unavailability."
      if (operation === 'putResumeBooking') return accepted
      return problemAnswer(503, { type: value, message: 'This service is currently unavailable.' })
    case 'internal_server_error':
    case 'unknown_internal_error':
      return problemAnswer(500, { type: value, message: 'An internal server error has occurred.' })
    case 'post_stay_cancel':
      return accepted
    default:
      return undefined
  }
}
