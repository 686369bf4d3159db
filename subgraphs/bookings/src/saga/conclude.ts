import type { BookingStatus, SagaState } from './saga-state.ts'

/** How a trip stands that could not be booked, once all that can be asked for was asked for. */
export const concludeUndo = ({ status, pending }: SagaState): BookingStatus => {
  if (pending.some(({ overdue }) => !overdue)) return status
  if (pending.length > 0) return 'NEEDS_ATTENTION'
  return status === 'PAYMENT_FAILED' ? status : 'FAILED'
}

/** How a trip stands that was booked once, no matter who cancelled something of it. */
export const concludeBooked = (state: SagaState): BookingStatus => {
  const { goal, status, items, pending } = state
  const kept = items.filter((item) => item.state !== 'CANCELLED')
  if (pending.some(({ overdue }) => !overdue)) {
    if (status === 'NEEDS_ATTENTION' || status === 'PARTIALLY_CANCELLED') return status
    return goal === 'CANCEL' || kept.length === 0 ? 'CANCELLING' : 'PARTIALLY_CANCELLED'
  }
  if (needsAttention(state)) return 'NEEDS_ATTENTION'
  if (kept.length === 0) return 'CANCELLED'
  return kept.length < items.length ? 'PARTIALLY_CANCELLED' : 'CONFIRMED'
}

/** Money that is owed and cannot be returned, and a cancellation of which nothing succeeded. */
const needsAttention = ({ items, pending, payment }: SagaState) =>
  payment.state !== 'CAPTURED' ||
  items.some(({ refund }) => refund === 'UNKNOWN') ||
  pending.some(({ step }) => step === 'refund') ||
  (pending.length > 0 && items.every((item) => item.state !== 'CANCELLED'))
