import type { Command, SagaEvent } from '../src/saga/saga-state.ts'

/** How a receiver takes a command: it does it, refuses it, gives it up, or does it and says that it gave it up or nothing. */
export type Mood = 'well' | 'refuse' | 'give-up' | 'give-up-but-done' | 'silent-but-done'
export type Refund = 'NONE' | 'DUE' | 'UNKNOWN'

export interface ModelOrder {
  state: 'none' | 'held' | 'confirmed' | 'refused' | 'cancelled'
  refund: Refund
}

/** What suppliers and the payment provider really hold: the ledger that invariants are read from. */
export interface World {
  orders: Map<string, ModelOrder>
  money: 'none' | 'authorised' | 'captured' | 'voided' | 'declined'
  /** Items whose refund was made. */
  refunded: Set<string>
  /** What a bank returned since: items, or `void`. */
  returned: Set<string>
  /** Commands and answers under way. */
  commands: Command[]
  mail: SagaEvent[]
}

export const newWorld = (ids: readonly string[]): World => ({
  orders: new Map(ids.map((id) => [id, { state: 'none', refund: 'NONE' }])),
  money: 'none',
  refunded: new Set(),
  returned: new Set(),
  commands: [],
  mail: [{ type: 'booking.requested' }],
})

/** Carries a command out and mails what the receiver answers. */
export const receive = (world: World, command: Command, mood: Mood, refund: Refund) => {
  const done = mood !== 'refuse' && mood !== 'give-up'
  const answer =
    command.to === 'order'
      ? orderAnswer(world, command, { mood, done, refund })
      : paymentAnswer(world, command, { mood, done })
  if (answer && mood !== 'silent-but-done') world.mail.push(answer)
}

interface Taken {
  mood: Mood
  done: boolean
}

const orderAnswer = (
  world: World,
  { itemId, step }: Extract<Command, { to: 'order' }>,
  { mood, done, refund }: Taken & { refund: Refund },
): SagaEvent | undefined => {
  const order = world.orders.get(itemId)!
  const failed: SagaEvent = { type: 'order.failed', itemId, step }
  if (order.state === 'cancelled') return { type: 'order.cancelled', itemId, refund: order.refund }
  if (step === 'cancel') {
    if (!done) return failed
    order.refund = order.state === 'confirmed' ? refund : 'NONE'
    order.state = 'cancelled'
    return mood === 'give-up-but-done' ? failed : { type: 'order.cancelled', itemId, refund: order.refund }
  }
  if (order.state === 'refused') return { type: 'order.refused', itemId }
  if (order.state === 'confirmed') return { type: 'order.confirmed', itemId }
  if (order.state === 'held' && step === 'hold') return { type: 'order.held', itemId, reversible: false }
  if (mood === 'refuse') {
    order.state = 'refused'
    return { type: 'order.refused', itemId }
  }
  if (done) order.state = step === 'hold' ? 'held' : 'confirmed'
  if (mood !== 'well') return failed
  return step === 'hold'
    ? { type: 'order.held', itemId, reversible: itemId.endsWith('0') }
    : { type: 'order.confirmed', itemId }
}

const paymentAnswer = (
  world: World,
  command: Extract<Command, { to: 'payment' }>,
  { mood, done }: Taken,
): SagaEvent => {
  const { step } = command
  if (step === 'refund') return refundAnswer(world, command.itemId, { mood, done })
  const failed: SagaEvent = { type: 'payment.failed', step }
  if (step === 'void') {
    if (done && world.money !== 'declined') world.money = 'voided'
    if (done) world.returned.delete('void')
    return done && mood === 'well' ? { type: 'payment.voided' } : failed
  }
  if (world.money === 'voided') return step === 'authorise' ? { type: 'payment.voided' } : failed
  if (step === 'authorise' && world.money === 'none') {
    if (mood === 'refuse') world.money = 'declined'
    else if (done) world.money = 'authorised'
  }
  if (step === 'capture' && done) world.money = 'captured'
  if (mood !== 'well' && mood !== 'refuse') return failed
  return standing(world) ?? failed
}

const refundAnswer = (world: World, itemId: string, { mood, done }: Taken): SagaEvent => {
  if (done) {
    world.refunded.add(itemId)
    world.returned.delete(itemId)
  }
  const made = world.refunded.has(itemId) && mood === 'well'
  return made ? { type: 'payment.refunded', itemId } : { type: 'payment.failed', step: 'refund', itemId }
}

const standing = ({ money }: World): SagaEvent | undefined => {
  if (money === 'authorised') return { type: 'payment.authorised' }
  if (money === 'captured') return { type: 'payment.captured' }
  return money === 'declined' ? { type: 'payment.declined' } : undefined
}

/** A supplier cancels a confirmed order by itself. */
export const cancelledBySupplier = (world: World, itemId: string, refund: Refund) => {
  const order = world.orders.get(itemId)!
  if (order.state !== 'confirmed') return
  world.orders.set(itemId, { state: 'cancelled', refund })
  world.mail.push({ type: 'order.cancelled', itemId, refund })
}

/** A bank returns money that was given back. */
export const returnedByBank = (world: World, pick: number) => {
  const itemId = [...world.refunded][pick % world.refunded.size]
  if (world.money === 'voided' && world.returned.size === 0) {
    world.money = 'captured'
    world.returned.add('void')
    world.mail.push({ type: 'payment.failed', step: 'void' })
  } else if (itemId) {
    world.refunded.delete(itemId)
    world.returned.add(itemId)
    world.mail.push({ type: 'payment.failed', step: 'refund', itemId })
  }
}

/** What a supplier gives back and what a bank returned becomes known in the end: no outbox forgets it. */
export const tellAgain = (world: World) => {
  for (const [itemId, order] of world.orders) {
    if (order.state !== 'cancelled') continue
    if (order.refund === 'UNKNOWN') order.refund = 'DUE'
    world.mail.push({ type: 'order.cancelled', itemId, refund: order.refund })
  }
  for (const what of world.returned)
    world.mail.push(
      what === 'void'
        ? { type: 'payment.failed', step: 'void' }
        : { type: 'payment.failed', step: 'refund', itemId: what },
    )
}
