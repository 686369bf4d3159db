import { events } from '@wayfare/booking-events'
import type { Draft, Handlers, Inbox, Message, Messaging, Outbox } from '@wayfare/booking-events'
import type { Logger } from '@wayfare/telemetry'
import type { Kysely, Transaction } from 'kysely'
import type { Booking } from './booking.ts'
import { draftOf, isSendable } from './command-drafts.ts'
import { eventHandlers } from './event-handlers.ts'
import type { BookingChange, EventContext } from './event-handlers.ts'
import { entriesOf, lateMessage, unsendable, withChange } from './history.ts'
import type { RefundAmounts } from './refund-amounts.ts'
import { advance } from './saga/advance.ts'
import { isLate } from './saga/deadlines.ts'
import type { PendingCommand, SagaState } from './saga/saga-state.ts'
import { findItem, lockBooking, noteSent, writeBooking } from './store/ledger.ts'
import type { LockedBooking } from './store/ledger.ts'
import type { BookingTables } from './store/tables.ts'

type Tx = Transaction<BookingTables>
type Delivery = { message: Message; inbox: Inbox<BookingTables> }

export interface ProcessManager {
  /** Starts a stored booking: its first command, or its end where an item cannot be ordered at all. */
  request(tx: Tx, booking: LockedBooking): Promise<Booking>
  /** Moves a booking on within the caller's transaction: state, history and commands together. */
  move(tx: Tx, booking: LockedBooking, change: BookingChange): Promise<Booking>
  /** Takes back or shows what is late, and sends again what is pending. */
  drive(tx: Tx, booking: LockedBooking): Promise<void>
  handlers: Handlers<BookingTables>
}

export interface ProcessManagerParts {
  db: Kysely<BookingTables>
  messaging: Pick<Messaging<BookingTables>, 'outbox'>
  refundAmounts: RefundAmounts
  log: Logger
}

export const createProcessManager = (parts: ProcessManagerParts): ProcessManager => {
  const { log } = parts
  const { publish, republish } = parts.messaging.outbox
  const move = createMove(parts, createSender(publish, log))
  const sendAgain = createSender(republish, log)
  return {
    request: async (tx, booking) => {
      const hold = (itemId: string) => draftOf(booking, { to: 'order', step: 'hold', itemId })
      const broken = booking.items.find(({ id }) => !isSendable(hold(id)))
      if (!broken) return move(tx, booking, { event: { type: 'booking.requested' } })
      log.error('an item cannot be ordered', { bookingId: booking.id, itemId: broken.id })
      return move(tx, booking, unsendable({ to: 'order', step: 'hold', itemId: broken.id }))
    },
    move,
    drive: async (tx, booking) => {
      const late = booking.pending.filter((command) => isLate(command, booking.asOf))
      if (late.length > 0) {
        const event = { type: 'booking.deadline-passed' } as const
        await move(tx, booking, { event, message: lateMessage(late) })
        return
      }
      await sendAgain(tx, booking, booking.pending)
      await noteSent(tx, booking)
    },
    handlers: createHandlers(parts, move),
  }
}

type Send = (tx: Tx, booking: Booking, pending: readonly PendingCommand[]) => Promise<PendingCommand[]>

/** Sends commands; gives back those that cannot be sent because they break their contract. */
const createSender =
  (publish: Outbox['publish'], log: Logger): Send =>
  async (tx, booking, pending) => {
    const drafts = pending.map((command) => ({ command, draft: draftOf(booking, command) }))
    const [good, broken] = [true, false].map((sendable) =>
      drafts.filter(({ draft }) => isSendable(draft) === sendable),
    ) as [typeof drafts, typeof drafts]
    for (const { draft } of broken)
      log.error('a command breaks its contract', { bookingId: booking.id, command: draft.name })
    await publish(tx, ...good.map(({ draft }) => draft))
    return broken.map(({ command }) => command)
  }

const createMove = ({ messaging }: ProcessManagerParts, send: Send): ProcessManager['move'] => {
  const move = async (tx: Tx, booking: LockedBooking, change: BookingChange): Promise<LockedBooking> => {
    const next = advance(sagaOf(booking), change.event, booking.asOf)
    if (!next) return booking
    const moved = withChange(booking, next.state, change)
    let written = await writeBooking(tx, moved, entriesOf(booking, next.statuses, change))
    const broken = await send(tx, written, next.commands)
    await messaging.outbox.publish(tx, ...announcements(booking, written))
    for (const command of broken) written = await move(tx, written, unsendable(command))
    return written
  }
  return move
}

const createHandlers = (
  { db, refundAmounts, log }: ProcessManagerParts,
  move: ProcessManager['move'],
): Handlers<BookingTables> => {
  const context: EventContext = { item: (id) => findItem(db, id), refundAmounts }
  type ToChange = (payload: unknown, context: EventContext) => BookingChange | Promise<BookingChange>
  const handle =
    (toChange: ToChange) =>
    async (payload: unknown, { message, inbox }: Delivery) => {
      const { bookingId, name: event } = message
      if (event === 'order.failed' || event === 'payment.failed')
        log.warn('a step of a booking was given up', { bookingId, event, ...message.payload })
      const change = await toChange(payload, context)
      await inbox.once(message, async (tx) => {
        const booking = await lockBooking(tx, bookingId)
        if (booking) await move(tx, booking, change)
        else log.error('an event of an unknown booking', { bookingId, event })
      })
    }
  return Object.fromEntries(
    Object.entries(eventHandlers).map(([name, toChange]) => [name, handle(toChange as ToChange)]),
  )
}

export const sagaOf = ({ goal, status, items, payment, pending }: Booking): SagaState => ({
  goal,
  status,
  items: items.map(({ saga }) => saga),
  payment,
  pending,
})

/** FAILED and CANCELLED are announced a second time where a bank returned money in between. */
const announcements = (before: Booking, { id: bookingId, status }: Booking): Draft[] => {
  if (status === before.status) return []
  const about = { bookingId }
  switch (status) {
    case 'AUTHORISING':
      return [events.bookingRequested(about, status)]
    case 'CONFIRMED':
      return [events.bookingConfirmed(about, status)]
    case 'CANCELLED':
      return [events.bookingCancelled(about, status)]
    case 'PAYMENT_FAILED':
    case 'FAILED':
      return [events.bookingFailed(about, status)]
    default:
      return []
  }
}
