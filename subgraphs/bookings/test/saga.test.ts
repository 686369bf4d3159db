import { advance } from '../src/saga/advance.ts'
import { isTerminal, newSaga } from '../src/saga/saga-state.ts'
import type { Command, SagaEvent, SagaState } from '../src/saga/saga-state.ts'

const requested: SagaEvent = { type: 'booking.requested' }
const cancellation: SagaEvent = { type: 'booking.cancellation-requested' }
const minutes = (count: number): SagaEvent & { after: number } => ({
  type: 'booking.deadline-passed',
  after: count * 60_000,
})
const held = (itemId: string, reversible = false): SagaEvent => ({ type: 'order.held', itemId, reversible })
const order = (type: 'order.refused' | 'order.confirmed', itemId: string): SagaEvent => ({ type, itemId })
const failed = (itemId: string, step: string): SagaEvent => ({ type: 'order.failed', itemId, step })
const cancelled = (itemId: string, refund: 'NONE' | 'DUE' | 'UNKNOWN' = 'NONE'): SagaEvent => ({
  type: 'order.cancelled',
  itemId,
  refund,
})
const refunded = (itemId: string): SagaEvent => ({ type: 'payment.refunded', itemId })
const unpaid = (step: string, itemId?: string): SagaEvent => ({ type: 'payment.failed', step, itemId })
const paid = (
  type: 'payment.authorised' | 'payment.declined' | 'payment.captured' | 'payment.voided',
): SagaEvent => ({ type })

/** Plays events one after the other; tells every command and every status on the way. */
const play = (...events: (SagaEvent & { after?: number })[]) => {
  let state: SagaState = newSaga(['flight', 'hotel'])
  let now = Date.parse('2027-01-01T00:00:00Z')
  const commands: string[] = []
  const statuses: string[] = []
  for (const event of events) {
    now += event.after ?? 1_000
    const next = advance(state, event, new Date(now))
    state = next?.state ?? state
    commands.push(...(next?.commands ?? []).map(tell))
    statuses.push(...(next?.statuses ?? []))
  }
  return { state, status: state.status, terminal: isTerminal(state), commands, statuses }
}

const tell = (command: Command) => ('itemId' in command ? `${command.step} ${command.itemId}` : command.step)

const allHeld = [requested, paid('payment.authorised'), held('flight'), held('hotel', true)]
const allConfirmed = [...allHeld, order('order.confirmed', 'hotel'), order('order.confirmed', 'flight')]
const booked = [...allConfirmed, paid('payment.captured')]
const cancelling = [...booked, cancellation]

it('holds everything, confirms what can be undone first, and takes the money last', () => {
  expect(play(...booked)).toMatchObject({
    status: 'CONFIRMED',
    terminal: true,
    commands: ['authorise', 'hold flight', 'hold hotel', 'confirm hotel', 'confirm flight', 'capture'],
  })
})

it('books nothing when the card is declined', () => {
  expect(play(requested, paid('payment.declined'))).toMatchObject({
    status: 'PAYMENT_FAILED',
    terminal: true,
    commands: ['authorise'],
  })
})

it('gives back what was held, last first, then the payment, when one thing is sold out', () => {
  const soldOut = [requested, paid('payment.authorised'), held('flight'), order('order.refused', 'hotel')]
  expect(play(...soldOut)).toMatchObject({ status: 'COMPENSATING', terminal: false })
  expect(play(...soldOut, cancelled('hotel'), cancelled('flight'), paid('payment.voided'))).toMatchObject({
    status: 'FAILED',
    commands: ['authorise', 'hold flight', 'hold hotel', 'cancel hotel', 'cancel flight', 'void'],
  })
})

it('undoes a confirmed item when the next one is refused, and confirms nothing any more', () => {
  const refused = [...allHeld, order('order.confirmed', 'hotel'), order('order.refused', 'flight')]
  const late = [...refused, order('order.confirmed', 'flight'), cancelled('hotel'), cancelled('flight')]
  expect(play(...late, paid('payment.voided'))).toMatchObject({
    status: 'FAILED',
    commands: [
      ...play(...allHeld, order('order.confirmed', 'hotel')).commands,
      'cancel hotel',
      'cancel flight',
      'void',
    ],
  })
})

it('gives a hold back whose answer comes after the trip has failed', () => {
  const early = [requested, paid('payment.authorised'), order('order.refused', 'flight')]
  const late = [...early, held('hotel'), cancelled('hotel'), cancelled('flight'), paid('payment.voided')]
  expect(play(...late).commands.slice(-3)).toEqual(['cancel hotel', 'cancel flight', 'void'])
  expect(play(...late).status).toBe('FAILED')
})

it('stops waiting for a hold that is confirmed at once', () => {
  const events = [requested, paid('payment.authorised'), order('order.confirmed', 'flight'), held('hotel')]
  expect(play(...events, order('order.confirmed', 'hotel'), paid('payment.captured'))).toMatchObject({
    status: 'CONFIRMED',
    state: { pending: [] },
  })
})

it('gives back the rest when a cancellation was given up, and fails in the end when it succeeds late', () => {
  const stuck = [...allHeld, order('order.refused', 'hotel'), failed('hotel', 'cancel')]
  const open = [...stuck, cancelled('flight'), paid('payment.voided')]
  expect(play(...open)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...open, cancelled('hotel', 'DUE'))).toMatchObject({ status: 'FAILED', terminal: true })
  expect(play(...open, cancelled('hotel', 'DUE')).commands).not.toContain('refund hotel')
})

it('clears what needed attention when a void succeeds late', () => {
  const events = [requested, paid('payment.authorised'), order('order.refused', 'hotel')]
  const open = [...events, cancelled('hotel'), cancelled('flight'), unpaid('void')]
  expect(play(...open)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...open, paid('payment.voided'))).toMatchObject({ status: 'FAILED', terminal: true })
})

it.each([
  ['an authorisation', [requested, unpaid('authorise'), paid('payment.authorised')], []],
  ['a capture', [...allConfirmed, unpaid('capture'), paid('payment.captured')], ['hotel', 'flight']],
])('gives %s back that was given up and succeeds late', (_, events, items) => {
  const undone = [...events, ...items.toReversed().map((item) => cancelled(item, 'DUE'))]
  expect(play(...undone).commands.at(-1)).toBe('void')
  expect(play(...undone, paid('payment.voided'))).toMatchObject({ status: 'FAILED', terminal: true })
})

it('voids a payment that was declined and is authorised late', () => {
  const late = [requested, paid('payment.declined'), paid('payment.authorised')]
  expect(play(...late)).toMatchObject({ status: 'PAYMENT_FAILED', terminal: false })
  expect(play(...late).commands.at(-1)).toBe('void')
  expect(play(...late, paid('payment.voided'))).toMatchObject({ status: 'PAYMENT_FAILED', terminal: true })
})

it('cancels a confirmed trip and refunds each item for which its supplier gave something back', () => {
  expect(play(...cancelling, cancelled('hotel', 'DUE'), cancelled('flight'))).toMatchObject({
    status: 'CANCELLING',
    commands: expect.arrayContaining(['cancel hotel', 'refund hotel', 'cancel flight']),
  })
  const both = [...cancelling, cancelled('hotel', 'DUE'), cancelled('flight', 'DUE')]
  expect(play(...both, refunded('hotel'))).toMatchObject({ status: 'CANCELLING', terminal: false })
  expect(play(...both, refunded('hotel'), refunded('flight'))).toMatchObject({
    status: 'CANCELLED',
    terminal: true,
  })
  expect(play(...cancelling, cancelled('hotel'), cancelled('flight')).status).toBe('CANCELLED')
})

it('returns the money of an item whose cancellation was given up and succeeds late', () => {
  const partial = [...cancelling, failed('hotel', 'cancel'), cancelled('flight', 'DUE'), refunded('flight')]
  expect(play(...partial)).toMatchObject({ status: 'PARTIALLY_CANCELLED', terminal: false })
  const late = play(...partial, cancelled('hotel', 'DUE'))
  expect(late).toMatchObject({ status: 'PARTIALLY_CANCELLED', terminal: false })
  expect(late.commands.at(-1)).toBe('refund hotel')
  expect(play(...partial, cancelled('hotel', 'DUE'), refunded('hotel'))).toMatchObject({
    status: 'CANCELLED',
    terminal: true,
  })
})

it('shows a refund that was given up, and is done when it succeeds late', () => {
  const stuck = [...cancelling, cancelled('hotel'), cancelled('flight', 'DUE'), unpaid('refund', 'flight')]
  expect(play(...stuck)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...stuck, refunded('flight'))).toMatchObject({ status: 'CANCELLED', terminal: true })
})

it('needs attention while a supplier does not say what it gives back', () => {
  const unknown = [...cancelling, cancelled('hotel', 'UNKNOWN'), cancelled('flight')]
  expect(play(...unknown)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...unknown, cancelled('hotel', 'NONE')).status).toBe('CANCELLED')
  expect(play(...unknown, cancelled('hotel', 'DUE')).commands.at(-1)).toBe('refund hotel')
})

it('refunds an item that its supplier cancelled by itself, and lets the rest be cancelled', () => {
  const lost = [...booked, cancelled('hotel', 'DUE')]
  expect(play(...lost)).toMatchObject({ status: 'PARTIALLY_CANCELLED', terminal: false })
  expect(play(...lost).commands.at(-1)).toBe('refund hotel')
  const rest = play(...lost, refunded('hotel'), cancellation, cancelled('flight'))
  expect(rest).toMatchObject({ status: 'CANCELLED', terminal: true })
})

it('waits for a hold that its supplier takes the longest time for', () => {
  const asked = [requested, paid('payment.authorised'), held('flight')]
  expect(play(...asked, minutes(3.5), held('hotel')).status).toBe('CONFIRMING')
})

it.each([
  ['authorise', [requested], ['void']],
  ['hold', [requested, paid('payment.authorised'), held('flight')], ['cancel hotel']],
  ['confirm', allHeld, ['cancel hotel']],
  ['capture', allConfirmed, ['cancel hotel']],
])('undoes the trip when nobody answers to %s', (_, events, commands) => {
  expect(play(...events, minutes(1)).status).not.toBe('COMPENSATING')
  expect(play(...events, minutes(9))).toMatchObject({ status: 'COMPENSATING' })
  expect(play(...events, minutes(9)).commands.slice(-commands.length)).toEqual(commands)
})

it.each([
  ['a cancellation of a failed trip', [...allHeld, order('order.refused', 'hotel')]],
  ['a void', [requested, unpaid('authorise')]],
  [
    'a refund for days',
    [...cancelling, cancelled('hotel'), cancelled('flight', 'DUE'), minutes(11 * 24 * 60)],
  ],
])('shows support that nobody answers to %s, and keeps it pending', (_, events) => {
  const late = play(...events, ...Array.from({ length: 3 }, () => minutes(9)))
  expect(late).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(late.state.pending).toContainEqual(expect.objectContaining({ overdue: true }))
})

it.each([
  ['its refund is not known', [cancelled('hotel', 'UNKNOWN')], 'NEEDS_ATTENTION'],
  ['its refund is on its way', [cancelled('hotel', 'DUE')], 'PARTIALLY_CANCELLED'],
  ['its refund failed', [cancelled('hotel', 'DUE'), unpaid('refund', 'hotel')], 'NEEDS_ATTENTION'],
])('lets the rest be cancelled where a supplier cancelled an item and %s', (_, events, status) => {
  const before = play(...booked, ...events)
  expect(before).toMatchObject({ status, terminal: false })
  const after = play(...booked, ...events, cancellation)
  expect(after).toMatchObject({ status: 'CANCELLING', state: { goal: 'CANCEL' } })
  expect(after.commands.at(-1)).toBe('cancel flight')
})

it('fails before the card is touched when an item cannot be ordered at all', () => {
  expect(play(order('order.refused', 'hotel'))).toMatchObject({
    status: 'FAILED',
    terminal: true,
    commands: [],
  })
})

it('owes again what a bank returned', () => {
  const done = [...cancelling, cancelled('hotel'), cancelled('flight', 'DUE'), refunded('flight')]
  const returned = [...done, unpaid('refund', 'flight')]
  expect(play(...returned)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...returned, refunded('flight'))).toMatchObject({ status: 'CANCELLED', terminal: true })
  const failed = [requested, unpaid('authorise'), paid('payment.voided'), unpaid('void')]
  expect(play(...failed)).toMatchObject({ status: 'NEEDS_ATTENTION', terminal: false })
  expect(play(...failed, paid('payment.voided'))).toMatchObject({ status: 'FAILED', terminal: true })
})

it('says nothing new about what it knows already', () => {
  const { state } = play(...booked)
  for (const event of booked) expect(advance(state, event, new Date())).toBeUndefined()
})
