import { localId } from '@wayfare/domain'
import type { Ledger } from '../system/suppliers.ts'
import type { Trip } from './trip.ts'

export interface Violation {
  /** I1 to I7, as docs/chaos.md words them. */
  readonly invariant: string
  readonly reference: string
  readonly what: string
}

const ends = new Set([
  'CONFIRMED',
  'FAILED',
  'PAYMENT_FAILED',
  'CANCELLED',
  'PARTIALLY_CANCELLED',
  'NEEDS_ATTENTION',
])

/** Where a booking may go from each status. */
const moves: Readonly<Record<string, readonly string[]>> = {
  REQUESTED: ['AUTHORISING', 'FAILED'],
  AUTHORISING: ['HOLDING', 'PAYMENT_FAILED', 'COMPENSATING'],
  HOLDING: ['CONFIRMING', 'COMPENSATING'],
  CONFIRMING: ['CAPTURING', 'COMPENSATING'],
  CAPTURING: ['CONFIRMED', 'COMPENSATING'],
  COMPENSATING: ['FAILED', 'NEEDS_ATTENTION'],
  // A step that succeeds late clears what needed a person.
  NEEDS_ATTENTION: ['COMPENSATING', 'CANCELLING', 'FAILED', 'CANCELLED', 'CONFIRMED'],
}

/** What must never go wrong, read from the suppliers' and the payment provider's own ledger. */
export const findViolations = (trip: Trip, ledger: Ledger): Violation[] => {
  const found = (invariant: string, what: string): Violation => ({
    invariant,
    reference: trip.reference,
    what,
  })
  return [
    ...(trip.endedAt !== undefined && ends.has(trip.status)
      ? []
      : [found('I1', `has not come to an end: ${trip.status}`)]),
    ...ordersOf(trip, ledger).map((what) => found('I2', what)),
    ...moneyOf(trip, ledger).map((what) => found('I3', what)),
    ...leftOf(trip, ledger).map((what) => found('I4', what)),
    ...historyOf(trip).map((what) => found('I7', what)),
  ]
}

const own = (trip: Trip, { orders }: Ledger) =>
  orders.filter(({ clientReference }) => clientReference?.startsWith(`${trip.reference}-`))

const charges = (trip: Trip, ledger: Ledger) => {
  const paymentId = trip.paymentId && localId(trip.paymentId, 'Payment')
  return ledger.charges.filter(({ clientReference }) => clientReference === paymentId)
}

const ordersOf = (trip: Trip, ledger: Ledger) => {
  const references = own(trip, ledger).map(({ clientReference }) => clientReference)
  const twice = references.filter((reference, index) => references.indexOf(reference) !== index)
  const charged = charges(trip, ledger).length
  return [
    ...twice.map((reference) => `ordered more than once: ${reference}`),
    ...(charged > 1 ? [`charged ${charged} times`] : []),
  ]
}

const cents = (amount: string) => Math.round(Number(amount) * 100)
const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + cents(amount), 0)

const moneyOf = (trip: Trip, ledger: Ledger) => {
  if (trip.status === 'NEEDS_ATTENTION' || trip.endedAt === undefined) return []
  const own = charges(trip, ledger)
  const kept = sum(own.map(({ captured }) => captured)) - sum(own.map(({ refunded }) => refunded))
  const owed = sum(trip.booked)
  const reserved = own.filter(({ state }) => state === 'authorised').length
  return [
    ...(kept === owed ? [] : [`${kept / 100} was kept for items of ${owed / 100} (${trip.status})`]),
    ...(reserved === 0 ? [] : [`money is still reserved (${trip.status})`]),
  ]
}

const live = new Set(['held', 'pending', 'confirmed'])

const leftOf = (trip: Trip, ledger: Ledger) => {
  if (trip.status === 'NEEDS_ATTENTION' || trip.endedAt === undefined) return []
  const confirmed = own(trip, ledger).filter(({ state }) => live.has(state))
  if (confirmed.length === trip.booked.length && confirmed.every(({ state }) => state === 'confirmed'))
    return []
  const stand = confirmed.map(({ clientReference, state }) => `${clientReference} ${state}`).join(', ')
  return [
    `${trip.booked.length} items are booked (${trip.status}), at the suppliers stand: ${stand || 'none'}`,
  ]
}

const historyOf = ({ events }: Trip) => {
  const gaps = events.flatMap(({ version }, index) => {
    const before = events[index - 1]
    return before && version !== before.version + 1
      ? [`version ${before.version} is followed by ${version}`]
      : []
  })
  const jumps = events.flatMap(({ status }, index) => {
    const before = events[index - 1]?.status
    const legal = before === undefined || before === status || (moves[before] ?? []).includes(status)
    return legal ? [] : [`${before} is followed by ${status}`]
  })
  return [...gaps, ...jumps]
}
