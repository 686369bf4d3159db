import { advance, asksOf } from '../src/saga/advance.ts'
import type { Ask } from '../src/saga/advance.ts'
import { isTerminal, newSaga } from '../src/saga/saga-state.ts'
import type { SagaEvent, SagaState } from '../src/saga/saga-state.ts'

const held = (itemId: string, reversible = false): SagaEvent => ({ type: 'order.held', itemId, reversible })
const order = (type: 'order.refused' | 'order.confirmed', itemId: string): SagaEvent => ({ type, itemId })
const cancelled = (itemId: string, refunds = false): SagaEvent => ({
  type: 'order.cancelled',
  itemId,
  refunds,
})
const paid = (
  type:
    | 'payment.authorised'
    | 'payment.declined'
    | 'payment.captured'
    | 'payment.voided'
    | 'payment.refunded',
): SagaEvent => ({ type })

const requested: SagaEvent = { type: 'booking.requested' }

/** Plays events one after the other and tells every ask on the way, in the words of the commands. */
const play = (...events: SagaEvent[]) => {
  let state: SagaState = newSaga(['flight', 'hotel'])
  const asks: string[] = []
  for (const event of events) {
    const next = advance(state, event)
    state = next?.state ?? state
    asks.push(...(next?.asks ?? []).map(tell))
  }
  return { state, status: state.status, asks }
}

const tell = (ask: Ask) => (ask.to === 'payment' ? ask.step : `${ask.step} ${ask.itemId}`)

const allHeld = [requested, paid('payment.authorised'), held('flight'), held('hotel', true)]
const allConfirmed = [...allHeld, order('order.confirmed', 'hotel'), order('order.confirmed', 'flight')]
const booked = [...allConfirmed, paid('payment.captured')]

it('holds everything, confirms what can be undone first, and takes the money last', () => {
  expect(play(...booked)).toMatchObject({
    status: 'CONFIRMED',
    asks: ['authorise', 'hold flight', 'hold hotel', 'confirm hotel', 'confirm flight', 'capture'],
  })
})

it('books nothing when the card is declined', () => {
  expect(play(requested, paid('payment.declined'))).toMatchObject({
    status: 'PAYMENT_FAILED',
    asks: ['authorise'],
  })
})

it('gives back what was held, last first, then the payment, when one thing is sold out', () => {
  const soldOut = [requested, paid('payment.authorised'), held('flight'), order('order.refused', 'hotel')]
  expect(play(...soldOut)).toMatchObject({ status: 'COMPENSATING' })
  expect(play(...soldOut, cancelled('hotel'), cancelled('flight'), paid('payment.voided'))).toMatchObject({
    status: 'FAILED',
    asks: ['authorise', 'hold flight', 'hold hotel', 'cancel hotel', 'cancel flight', 'void'],
  })
})

it('undoes a confirmed item when the next one is refused', () => {
  const refused = [...allHeld, order('order.confirmed', 'hotel'), order('order.refused', 'flight')]
  expect(play(...refused, cancelled('hotel'), cancelled('flight'), paid('payment.voided'))).toMatchObject({
    status: 'FAILED',
    asks: [
      ...play(...allHeld, order('order.confirmed', 'hotel')).asks,
      'cancel hotel',
      'cancel flight',
      'void',
    ],
  })
})

it('gives a hold back whose answer comes after the trip has failed', () => {
  const early = [requested, paid('payment.authorised'), order('order.refused', 'flight')]
  const late = [...early, held('hotel'), cancelled('hotel'), cancelled('flight'), paid('payment.voided')]
  expect(play(...late).asks.slice(-3)).toEqual(['cancel hotel', 'cancel flight', 'void'])
  expect(play(...late).status).toBe('FAILED')
})

it('asks for a person when something cannot be given back, and still gives back the rest', () => {
  const stuck: SagaEvent = { type: 'order.failed', itemId: 'hotel', step: 'cancel' }
  const events = [
    ...allHeld,
    order('order.refused', 'hotel'),
    stuck,
    cancelled('flight'),
    paid('payment.voided'),
  ]
  expect(play(...events)).toMatchObject({ status: 'NEEDS_ATTENTION' })
  expect(play(...events).asks).toContain('void')
})

it('undoes everything when the money cannot be taken', () => {
  const failed: SagaEvent = { type: 'payment.failed', step: 'capture' }
  const undone = [
    ...allConfirmed,
    failed,
    cancelled('hotel', true),
    cancelled('flight', true),
    paid('payment.voided'),
  ]
  expect(play(...undone)).toMatchObject({ status: 'FAILED' })
})

it('cancels a confirmed trip and refunds what the suppliers gave back', () => {
  const asked: SagaEvent = { type: 'booking.cancellation-requested' }
  const back = [...booked, asked, cancelled('hotel', true), cancelled('flight')]
  expect(play(...back).asks.slice(-3)).toEqual(['cancel hotel', 'cancel flight', 'refund'])
  expect(play(...back, paid('payment.refunded')).status).toBe('CANCELLED')
  expect(play(...booked, asked, cancelled('hotel'), cancelled('flight')).status).toBe('CANCELLED')
})

it('says nothing new about what it knows already', () => {
  const { state } = play(...booked)
  for (const event of booked) expect(advance(state, event)).toBeUndefined()
})

it('has nothing left to ask once it has come to an end', () => {
  for (const events of [booked, [requested, paid('payment.declined')]]) {
    const { state, status } = play(...events)
    expect(isTerminal(status)).toBe(true)
    expect(asksOf(state)).toEqual([])
  }
})
