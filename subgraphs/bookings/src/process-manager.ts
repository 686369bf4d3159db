import { commands, events } from '@wayfare/booking-events'
import type { Draft, Handlers, Inbox, Message, Messaging, Vertical } from '@wayfare/booking-events'
import { convertMoney, sumMoney } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { Transaction } from 'kysely'
import type { Booking, BookingItem } from './booking.ts'
import { tellings } from './happenings.ts'
import type { Happening } from './happenings.ts'
import { advance, asksOf } from './saga/advance.ts'
import type { Ask } from './saga/advance.ts'
import { isTerminal } from './saga/saga-state.ts'
import type { SagaState } from './saga/saga-state.ts'
import { lockBooking, writeBooking } from './store/ledger.ts'
import type { Entry } from './store/ledger.ts'
import type { BookingTables } from './store/tables.ts'

type Tx = Transaction<BookingTables>
type Tell = (payload: unknown) => Happening
type Delivery = { message: Message; inbox: Inbox<BookingTables> }

export interface ProcessManager {
  /** Moves a booking on within the caller's transaction: state, history and commands together. */
  move(tx: Tx, booking: Booking, happening: Happening): Promise<Booking>
  /** Sends again what was asked and not answered. */
  drive(tx: Tx, booking: Booking): Promise<void>
  handlers: Handlers<BookingTables>
}

export const createProcessManager = (
  messaging: Pick<Messaging<BookingTables>, 'outbox'>,
  log: Logger,
): ProcessManager => {
  const move = async (tx: Tx, booking: Booking, happening: Happening): Promise<Booking> => {
    const next = advance(sagaOf(booking), happening.event)
    if (!next) return booking
    const moved = withSaga(booking, next.state, happening)
    const written = await writeBooking(tx, moved, entriesOf(booking, next.statuses, happening))
    await messaging.outbox.publish(
      tx,
      ...next.asks.map((ask) => commandFor(written, ask)),
      ...announcements(booking, written),
    )
    return written
  }

  const handle =
    (tell: Tell) =>
    async (payload: unknown, { message, inbox }: Delivery) => {
      await inbox.once(message, async (tx) => {
        const booking = await lockBooking(tx, message.bookingId)
        if (booking) await move(tx, booking, tell(payload))
        else
          log.error('an event of an unknown booking', { bookingId: message.bookingId, event: message.name })
      })
    }

  return {
    move,
    drive: (tx, booking) =>
      messaging.outbox.publish(tx, ...asksOf(sagaOf(booking)).map((ask) => commandFor(booking, ask))),
    handlers: Object.fromEntries(
      Object.entries(tellings).map(([name, tell]) => [name, handle(tell as Tell)]),
    ),
  }
}

const sagaOf = ({ status, items, payment }: Booking): SagaState => ({
  status,
  items: items.map(({ saga }) => saga),
  payment,
})

const withSaga = (booking: Booking, state: SagaState, { event, facts }: Happening): Booking => ({
  ...booking,
  status: state.status,
  payment: state.payment,
  items: booking.items.map((item, index) => ({
    ...item,
    saga: state.items[index]!,
    ...('itemId' in event && event.itemId === item.id ? facts : {}),
  })),
})

/** The event itself, and each further status on the way as an entry of its own: no transition goes unseen. */
const entriesOf = (
  before: Booking,
  statuses: readonly Booking['status'][],
  { event, message }: Happening,
): Entry[] => {
  const itemId = 'itemId' in event ? event.itemId : undefined
  const first: Entry = { type: event.type, status: statuses[0] ?? before.status, itemId, message }
  return [first, ...statuses.slice(1).map((status): Entry => ({ type: 'booking.moved', status }))]
}

const commandFor = (booking: Booking, ask: Ask): Draft => {
  const about = { bookingId: booking.id }
  if (ask.to === 'payment') return paymentCommand(booking, ask.step)
  const item = booking.items.find(({ id }) => id === ask.itemId)!
  const order = { ...about, to: item.service as Vertical }
  if (ask.step === 'confirm') return commands.confirmOrder(order, { itemId: item.id })
  if (ask.step === 'cancel') {
    const purpose = booking.status === 'CANCELLING' ? 'TRAVELLER' : 'COMPENSATION'
    return commands.cancelOrder(order, { itemId: item.id, purpose })
  }
  const { travellers, contact, clientIp } = booking.party
  return commands.holdOrder(order, {
    itemId: item.id,
    offerId: item.offerId,
    expected: item.supplierPrice,
    clientReference: item.clientReference,
    travellers: [...travellers],
    contact,
    owner: booking.owner,
    clientIp,
  })
}

const paymentCommand = (booking: Booking, step: NonNullable<SagaState['payment']['asked']>): Draft => {
  const { id: bookingId, paymentId, total, reference, party, owner } = booking
  const about = { bookingId }
  switch (step) {
    case 'authorise':
      return commands.authorisePayment(about, {
        paymentId,
        bookingReference: reference,
        amount: total,
        paymentMethod: party.paymentMethod,
        owner,
      })
    case 'capture':
      return commands.capturePayment(about, { paymentId, amount: total })
    case 'void':
      return commands.voidPayment(about, { paymentId })
    case 'refund':
      // One refund a booking: its id is the booking's, so that asking again is the same refund.
      return commands.refundPayment(about, { paymentId, refundId: bookingId, amount: refundDue(booking) })
  }
}

/** What the suppliers gave back, in the booking's currency, each part in proportion to what was charged for it. */
export const refundDue = ({ items, total }: Pick<Booking, 'items' | 'total'>): Money =>
  sumMoney(
    items.flatMap((item) => (item.refund ? [inTripCurrency(item, item.refund)] : [])),
    total.currency,
  )

/** A supplier's amount for an item, at the rate that the quote held. */
export const inTripCurrency = ({ rate, price }: Pick<BookingItem, 'rate' | 'price'>, amount: Money): Money =>
  rate ? convertMoney(amount, price.currency, rate.rate) : amount

const announced = { CONFIRMED: events.bookingConfirmed, CANCELLED: events.bookingCancelled } as const

const announcements = (before: Booking, { id: bookingId, status }: Booking): Draft[] => {
  if (status === before.status) return []
  const about = { bookingId }
  if (before.status === 'REQUESTED') return [events.bookingRequested(about, status)]
  if (status === 'CONFIRMED' || status === 'CANCELLED') return [announced[status](about, status)]
  return isTerminal(status) && status !== 'PARTIALLY_CANCELLED' ? [events.bookingFailed(about, status)] : []
}
