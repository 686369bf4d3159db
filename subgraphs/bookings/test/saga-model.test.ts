import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { advance } from '../src/saga/advance.ts'
import { isTerminal, newSaga } from '../src/saga/saga-state.ts'
import type { BookingStatus, SagaEvent, SagaState } from '../src/saga/saga-state.ts'
import { cancelledBySupplier, newWorld, receive, returnedByBank, tellAgain } from './saga-world.ts'
import type { Mood, Refund, World } from './saga-world.ts'

/**
 * The saga against suppliers and a payment provider at their worst: answers come late, twice, out of order or never, what
 * was given up succeeds later, suppliers cancel by themselves, banks return money. Invariants are read from what the world really holds.
 */
const legal: Record<BookingStatus, readonly BookingStatus[]> = {
  REQUESTED: ['AUTHORISING'],
  AUTHORISING: ['HOLDING', 'PAYMENT_FAILED', 'COMPENSATING'],
  HOLDING: ['CONFIRMING', 'COMPENSATING'],
  CONFIRMING: ['CAPTURING', 'COMPENSATING'],
  CAPTURING: ['CONFIRMED', 'COMPENSATING'],
  COMPENSATING: ['FAILED', 'NEEDS_ATTENTION'],
  CONFIRMED: ['CANCELLING', 'PARTIALLY_CANCELLED', 'CANCELLED', 'NEEDS_ATTENTION'],
  CANCELLING: ['CANCELLED', 'PARTIALLY_CANCELLED', 'NEEDS_ATTENTION'],
  PARTIALLY_CANCELLED: ['CANCELLING', 'CANCELLED', 'NEEDS_ATTENTION'],
  NEEDS_ATTENTION: ['FAILED', 'CANCELLED', 'PARTIALLY_CANCELLED', 'CANCELLING'],
  PAYMENT_FAILED: ['NEEDS_ATTENTION'],
  FAILED: ['NEEDS_ATTENTION'],
  CANCELLED: ['NEEDS_ATTENTION'],
}

const action = fc.record({
  what: fc.constantFrom(
    'go-on',
    'go-on',
    'go-on',
    'go-on',
    'command',
    'command',
    'event',
    'event',
    'duplicate-command',
    'duplicate-event',
    'lose-command',
    'lose-event',
    'time',
    'traveller-cancels',
    'supplier-cancels',
    'bank-returns',
  ),
  pick: fc.nat(1_000),
  mood: fc.constantFrom<Mood>(
    'well',
    'well',
    'well',
    'well',
    'well',
    'refuse',
    'give-up',
    'give-up-but-done',
    'silent-but-done',
  ),
  refund: fc.constantFrom<Refund>('DUE', 'DUE', 'NONE', 'UNKNOWN'),
  ms: fc.constantFrom(5_000, 60_000, 130_000, 500_000),
})
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

const history = fc.record({
  items: fc.integer({ min: 1, max: 4 }),
  /** Whether trouble begins once the trip is booked. */
  booked: fc.boolean(),
  actions: fc.array(action, { maxLength: 80 }),
})

type History = typeof history extends fc.Arbitrary<infer H> ? H : never

class Play {
  readonly world: World
  state: SagaState
  readonly #cancelled = new Set<string>()
  #now = Date.parse('2027-01-01T00:00:00Z')

  constructor({ items, booked }: History) {
    const ids = Array.from({ length: items }, (_, index) => `item${index}`)
    this.world = newWorld(ids)
    this.state = newSaga(ids)
    if (booked) this.calm()
  }

  event(event: SagaEvent) {
    const next = advance(this.state, event, new Date(this.#now))
    if (!next) return
    for (const [index, to] of next.statuses.entries()) {
      const from = index === 0 ? this.state.status : next.statuses[index - 1]!
      assert(legal[from].includes(to), `${from} -> ${to}`)
    }
    for (const command of next.commands) {
      if (command.step === 'cancel') this.#cancelled.add(command.itemId)
      if (command.step === 'confirm' || command.step === 'hold')
        assert(!this.#cancelled.has(command.itemId), `${command.step} after cancel`)
    }
    this.state = next.state
    this.world.commands.push(...next.commands)
    if (isTerminal(this.state)) assertBalance(this.state, this.world)
  }

  /** Time passes: deadlines with it, and what is pending is sent again. */
  wait(ms: number) {
    this.#now += ms
    this.event({ type: 'booking.deadline-passed' })
    this.world.commands.push(...this.state.pending)
  }

  /** The next command is carried out well, and the next answer arrives. */
  goOn() {
    const command = this.world.commands.shift()
    if (command) receive(this.world, command, 'well', 'DUE')
    const event = this.world.mail.shift()
    if (event) this.event(event)
  }

  act({ what, pick, mood, refund, ms }: Action) {
    const { commands, mail, orders } = this.world
    const command = commands[pick % commands.length]
    const event = mail[pick % mail.length]
    if (what === 'go-on') this.goOn()
    if (what === 'time') this.wait(ms)
    if (what === 'traveller-cancels') this.event({ type: 'booking.cancellation-requested' })
    if (what === 'supplier-cancels')
      cancelledBySupplier(this.world, [...orders.keys()][pick % orders.size]!, refund)
    if (what === 'bank-returns') returnedByBank(this.world, pick)
    if (command && what.endsWith('command')) {
      if (what !== 'duplicate-command') commands.splice(pick % commands.length, 1)
      if (what !== 'lose-command') receive(this.world, command, mood, refund)
    }
    if (event && what.endsWith('event')) {
      if (what !== 'duplicate-event') mail.splice(pick % mail.length, 1)
      if (what !== 'lose-event') this.event(event)
    }
  }

  /** Everybody is well again: what is under way arrives, and what is pending is sent again until it is answered. */
  calm() {
    for (let round = 0; round < 20; round += 1) {
      if (this.state.status === 'REQUESTED') this.event({ type: 'booking.requested' })
      for (const command of this.world.commands.splice(0)) receive(this.world, command, 'well', 'DUE')
      for (const event of this.world.mail.splice(0)) this.event(event)
      tellAgain(this.world)
      this.wait(60_000)
    }
  }
}

/** What a terminal status promises is so in the world already, not only some time later. */
const assertBalance = ({ status, items }: SagaState, { orders, money, refunded, returned }: World) => {
  const states = [...orders.values()].map(({ state }) => state)
  if (status === 'FAILED' || status === 'PAYMENT_FAILED') {
    assert(!states.includes('held') && !states.includes('confirmed'), `${status}, but ${states.join()}`)
    assert(returned.has('void') || ['none', 'declined', 'voided'].includes(money), `${status}, but ${money}`)
    return
  }
  assert.equal(money, 'captured')
  for (const item of items) {
    const { state } = orders.get(item.id)!
    // A supplier that cancels by itself is ahead of us until its message arrives.
    assert(
      state === 'cancelled' || (item.state === 'CONFIRMED' && state === 'confirmed'),
      `${status}, but ${state}`,
    )
    assert.equal(refunded.has(item.id) || returned.has(item.id), item.refund === 'REFUNDED')
  }
}

const assertEnd = ({ state, world }: Play) => {
  assert(isTerminal(state), `${state.status} is not the end`)
  assert.deepEqual(state.pending, [])
  if (state.goal === 'UNDO') return
  for (const { id, state: stands } of state.items) {
    const order = world.orders.get(id)!
    assert.equal(order.state, stands === 'CONFIRMED' ? 'confirmed' : 'cancelled')
    assert.equal(world.refunded.has(id), order.state === 'cancelled' && order.refund === 'DUE')
  }
}

it('comes to one honest end by legal steps, with nothing bought and nothing owed but what it says', () => {
  const histories = fc.property(history, (each) => {
    const play = new Play(each)
    for (const next of each.actions) play.act(next)
    play.calm()
    assertEnd(play)
  })
  expect(() => fc.assert(histories, { numRuns: 10_000 })).not.toThrow()
}, 120_000)

it('meets every status on the way', () => {
  const seen = new Set<BookingStatus>()
  for (const each of fc.sample(history, { numRuns: 3_000, seed: 7 })) {
    const play = new Play(each)
    for (const next of each.actions) {
      play.act(next)
      seen.add(play.state.status)
    }
    play.calm()
    seen.add(play.state.status)
  }
  expect([...seen].toSorted()).toEqual(Object.keys(legal).toSorted())
})
