import * as fc from 'fast-check'
import { advance, asksOf } from '../src/saga/advance.ts'
import type { Ask } from '../src/saga/advance.ts'
import { isTerminal, newSaga } from '../src/saga/saga-state.ts'
import type { BookingStatus, SagaEvent, SagaState } from '../src/saga/saga-state.ts'

/**
 * Suppliers and a payment provider as they are at their worst: they refuse, fail and get stuck at will, and every
 * answer may come late, twice and out of order. Whatever they do, the books must balance in the end.
 */
interface World {
  orders: Map<string, 'none' | 'held' | 'confirmed' | 'cancelled' | 'stuck'>
  money: 'none' | 'authorised' | 'captured' | 'voided' | 'declined' | 'stuck'
  /** Answers under way. */
  mail: SagaEvent[]
}

type Mood = 'well' | 'refuse' | 'fail'

const legal: Record<BookingStatus, readonly BookingStatus[]> = {
  REQUESTED: ['AUTHORISING'],
  AUTHORISING: ['HOLDING', 'PAYMENT_FAILED', 'COMPENSATING'],
  HOLDING: ['CONFIRMING', 'COMPENSATING'],
  CONFIRMING: ['CAPTURING', 'COMPENSATING'],
  CAPTURING: ['CONFIRMED', 'COMPENSATING'],
  COMPENSATING: ['FAILED', 'NEEDS_ATTENTION'],
  CONFIRMED: ['CANCELLING'],
  CANCELLING: ['CANCELLED', 'PARTIALLY_CANCELLED', 'NEEDS_ATTENTION'],
  PAYMENT_FAILED: [],
  FAILED: [],
  NEEDS_ATTENTION: [],
  PARTIALLY_CANCELLED: [],
  CANCELLED: [],
}

const answerOrder = (
  world: World,
  { itemId, step }: Extract<Ask, { to: 'order' }>,
  mood: Mood,
): SagaEvent => {
  const now = world.orders.get(itemId)!
  if (step === 'cancel') {
    if (mood === 'fail' && now !== 'cancelled') {
      world.orders.set(itemId, 'stuck')
      return { type: 'order.failed', itemId, step }
    }
    world.orders.set(itemId, 'cancelled')
    return { type: 'order.cancelled', itemId, refunds: now === 'confirmed' }
  }
  if (now === 'cancelled') return { type: 'order.cancelled', itemId, refunds: false }
  if (step === 'hold' && now !== 'none') return { type: 'order.held', itemId, reversible: false }
  if (step === 'confirm' && now === 'confirmed') return { type: 'order.confirmed', itemId }
  if (mood !== 'well')
    return mood === 'fail' ? { type: 'order.failed', itemId, step } : { type: 'order.refused', itemId }
  world.orders.set(itemId, step === 'hold' ? 'held' : 'confirmed')
  return step === 'hold'
    ? { type: 'order.held', itemId, reversible: itemId.endsWith('0') }
    : { type: 'order.confirmed', itemId }
}

const answerPayment = (world: World, { step }: Extract<Ask, { to: 'payment' }>, mood: Mood): SagaEvent => {
  if (mood === 'fail' && world.money !== 'voided') return { type: 'payment.failed', step }
  if (step === 'authorise') {
    if (world.money === 'none') world.money = mood === 'refuse' ? 'declined' : 'authorised'
    return { type: world.money === 'declined' ? 'payment.declined' : 'payment.authorised' }
  }
  if (step === 'capture') world.money = 'captured'
  if (step === 'void') world.money = 'voided'
  return { type: `payment.${step === 'capture' ? 'captured' : step === 'void' ? 'voided' : 'refunded'}` }
}

const moods = fc.constantFrom<Mood>('well', 'well', 'well', 'well', 'refuse', 'fail')
const script = fc.record({
  items: fc.integer({ min: 1, max: 4 }),
  moods: fc.array(moods, { minLength: 40, maxLength: 40 }),
  picks: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
  repeats: fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
})

/** What is bought is paid for and nothing else is; only where a person has to look may it be otherwise. */
const balanced = (status: BookingStatus, { orders, money }: World) => {
  const each = [...orders.values()]
  if (status === 'NEEDS_ATTENTION') return true
  if (status === 'CONFIRMED') return each.every((order) => order === 'confirmed') && money === 'captured'
  return (
    each.every((order) => order === 'none' || order === 'cancelled') &&
    ['none', 'declined', 'voided'].includes(money)
  )
}

it('comes to one end by legal steps, with nothing bought and nothing owed unless it is confirmed', () => {
  fc.assert(
    fc.property(script, ({ items, moods, picks, repeats }) => {
      const ids = Array.from({ length: items }, (_, index) => `item${index}`)
      const world: World = {
        orders: new Map(ids.map((id) => [id, 'none'])),
        money: 'none',
        mail: [{ type: 'booking.requested' }],
      }
      let state: SagaState = newSaga(ids)
      let turn = 0
      for (; world.mail.length > 0; turn += 1) {
        const pick = picks[turn % picks.length]! % world.mail.length
        const event =
          repeats[turn % repeats.length] && turn < 200 ? world.mail[pick]! : world.mail.splice(pick, 1)[0]!
        const next = advance(state, event)
        if (!next) continue
        for (const [index, to] of next.statuses.entries()) {
          const from = index === 0 ? state.status : next.statuses[index - 1]!
          expect(legal[from]).toContain(to)
        }
        state = next.state
        for (const ask of next.asks) {
          const mood = moods[turn % moods.length]!
          world.mail.push(
            ask.to === 'order' ? answerOrder(world, ask, mood) : answerPayment(world, ask, mood),
          )
        }
      }
      expect(isTerminal(state.status)).toBe(true)
      expect(asksOf(state)).toEqual([])
      expect(balanced(state.status, world)).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})
