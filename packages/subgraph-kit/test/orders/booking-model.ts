import { randomUUID } from 'node:crypto'
import type { CommandName, Draft, Message, Payload } from '@wayfare/booking-events'
import { DomainError } from '@wayfare/domain'
import { Crash } from './supplier-model.ts'
import type { VirtualTime } from './virtual-time.ts'

type OrderCommand = Extract<CommandName, `order.${string}`>
export type OrderCommandHandlers = {
  [Name in OrderCommand]: (payload: Payload<Name>, delivery: { message: Message }) => Promise<void>
}

/** What the queue and the booking do, besides what they should. Times are in ms. */
export interface Disorder {
  /** Each delivery in turn: lost with the whole queue, late, or twice. */
  deliveries: readonly { kind: 'once' | 'lost' | 'twice'; delay: number; secondAfter: number }[]
  /** After how long without an answer a command is sent again. */
  resendMs: number
  /** The booking changes its mind so long after it began, whatever has come back by then. */
  abandonAfter?: number
  /** The traveller cancels so long after the confirmation. */
  cancelAfter?: number
}

const final: ReadonlySet<string> = new Set(['INVALID', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'])

type Pending = 'hold' | 'confirm' | 'cancel' | undefined

/** A booking of one item: it holds, confirms and perhaps cancels, and sends again what is not answered. */
export const createBookingModel = (
  time: VirtualTime,
  handlers: OrderCommandHandlers,
  { disorder, hold }: { disorder: Disorder; hold: Payload<'order.hold'> },
) => {
  const { itemId } = hold
  const bookingId = randomUUID()
  const deliveries = [...disorder.deliveries]
  let pending: Pending
  let outcome: 'CONFIRMED' | 'CANCELLED' | 'NEEDS_ATTENTION' | undefined
  let refused = false

  const deliver = (name: OrderCommand, message: Message, attempts = 1) => {
    const payload = name === 'order.hold' ? hold : { itemId, purpose: 'COMPENSATION' as const }
    void (handlers[name] as OrderCommandHandlers['order.confirm'])(payload as { itemId: string }, {
      message,
    }).catch((error: unknown) => {
      // As the consumers of the queue do: what sounds final is set aside and answered as a failure.
      if (error instanceof DomainError && final.has(error.code)) {
        const step = name.slice('order.'.length)
        return receive({ name: 'order.failed', payload: { itemId, step, message: '' } } as Draft)
      }
      // A worker that died gives its message back when its lock ends.
      const after = error instanceof DomainError ? error.retryAfterMs : undefined
      const pause =
        error instanceof Crash ? 8_000 : Math.max(after ?? 0, Math.min(30_000, 250 * 2 ** attempts))
      time.at(time.now() + pause, () => deliver(name, message, attempts + 1))
    })
  }

  const send = (name: OrderCommand) => {
    const message = { id: randomUUID(), bookingId, name } as unknown as Message
    const how = deliveries.shift() ?? { kind: 'once', delay: 1, secondAfter: 0 }
    if (how.kind === 'lost') return
    time.at(time.now() + how.delay, () => deliver(name, message))
    if (how.kind === 'twice') time.at(time.now() + how.delay + how.secondAfter, () => deliver(name, message))
  }

  const ask = (step: Exclude<Pending, undefined>) => {
    pending = step
    send(`order.${step}`)
    const again = () => {
      if (pending !== step) return
      send(`order.${step}`)
      time.at(time.now() + disorder.resendMs, again)
    }
    time.at(time.now() + disorder.resendMs, again)
  }

  const undo = () => {
    if (pending === 'cancel' || outcome === 'CANCELLED' || outcome === 'NEEDS_ATTENTION') return
    refused = true
    outcome = undefined
    ask('cancel')
  }

  const receive = ({ name, payload }: Draft) => {
    switch (name) {
      case 'order.held':
        if (pending === 'hold') ask('confirm')
        return
      case 'order.confirmed':
        if (refused) return
        pending = undefined
        if (outcome === 'CONFIRMED') return
        outcome = 'CONFIRMED'
        if (disorder.cancelAfter !== undefined) time.at(time.now() + disorder.cancelAfter, undo)
        return
      case 'order.cancelled':
        pending = undefined
        outcome = 'CANCELLED'
        return
      case 'order.failed':
        if ((payload as Payload<'order.failed'>).step !== 'cancel') return undo()
        if (pending !== 'cancel') return
        pending = undefined
        outcome = 'NEEDS_ATTENTION'
        return
      default:
        return undo()
    }
  }

  return {
    start: () => {
      ask('hold')
      if (disorder.abandonAfter !== undefined) time.at(time.now() + disorder.abandonAfter, undo)
    },
    receive,
    outcome: () => outcome,
    pending: () => pending,
  }
}
