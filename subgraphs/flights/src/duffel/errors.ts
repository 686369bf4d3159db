import { DomainError, invalid } from '@wayfare/domain'
import type { Refusal } from '@wayfare/subgraph-kit'
import type { SupplierAnswer } from '@wayfare/supplier-client'
import { wireErrors } from './wire.ts'

/** The first of Duffel's errors; undefined when the body is none of its envelopes. */
export const errorOf = (answer: SupplierAnswer) => wireErrors.safeParse(answer.body).data?.errors[0]

/** Duffel's codes that are an expected outcome of ordering. Everything else is left to the status. */
const refusals: Partial<Record<string, Refusal['reason']>> = {
  offer_no_longer_available: 'SOLD_OUT',
  offer_expired: 'EXPIRED',
  offer_request_already_booked: 'SOLD_OUT',
  price_changed: 'PRICE_CHANGED',
  payment_amount_does_not_match_order_amount: 'PRICE_CHANGED',
  schedule_changed: 'SOLD_OUT',
  past_payment_required_by_date: 'EXPIRED',
  order_type_not_eligible_for_payment: 'INVALID',
}

export const toRefusal = (answer: SupplierAnswer): Refusal | undefined => {
  const error = errorOf(answer)
  if (!error) return undefined
  const reason = refusals[error.code] ?? (answer.status === 422 ? 'INVALID' : undefined)
  return reason && { outcome: 'REFUSED', reason, message: error.message ?? error.code }
}

/** A search that Duffel calls invalid names the field of ours that its pointer means. */
export const refuseSearch = (answer: SupplierAnswer): undefined => {
  const error = errorOf(answer)
  if (!error || answer.status >= 500 || [401, 403, 429].includes(answer.status)) return undefined
  const pointer = error.source?.pointer ?? ''
  const slice = /slices\/(\d+)\/(origin|destination|departure_date)/.exec(pointer)
  const field = slice ? `search.slices.${slice[1]}.${fields[slice[2]!]}` : 'search'
  const hint =
    slice?.[2] === 'departure_date'
      ? 'Send a day within the next 11 months.'
      : 'Send IATA codes of airports or cities, such as LHR or NYC.'
  if (answer.status === 400 || answer.status === 404 || answer.status === 422)
    throw invalid(field, `was refused: ${error.message ?? error.code}`, hint)
  throw new DomainError('BAD_ANSWER', `duffel answered ${answer.status} to a search`, { supplier: 'duffel' })
}

const fields: Record<string, string> = { origin: 'from', destination: 'to', departure_date: 'date' }
