import { randomUUID } from 'node:crypto'
import { commands, messagingMigrations, openMessaging } from '@wayfare/booking-events'
import type {
  Draft,
  EventName,
  Handlers,
  Message,
  Payload,
  Traveller,
  Vertical,
} from '@wayfare/booking-events'
import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'

/** One item of a booking, as the bookings service sees it. */
export interface OrderUnderTest {
  readonly itemId: string
  /** Each sends its command and gives the event that comes back. */
  hold(details?: Partial<HoldDetails>): Promise<Message>
  confirm(): Promise<Message>
  cancel(): Promise<Message>
}

export type HoldDetails = Omit<Payload<'order.hold'>, 'itemId'>

export interface OrderSender {
  order(
    to: Vertical,
    details: Pick<HoldDetails, 'offerId' | 'expected'> & Partial<HoldDetails>,
  ): OrderUnderTest
  close(): Promise<void>
}

export const ada: Omit<Traveller, 'documents'> = {
  id: 'ada',
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: '1985-12-10',
  gender: 'FEMALE',
}

export const owner = { viewerId: 'traveller-1' }

const usual = (): Omit<HoldDetails, 'offerId' | 'expected'> => ({
  clientReference: `WF${randomUUID().replaceAll('-', '').slice(0, 20)}`,
  travellers: [ada],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
  owner,
  clientIp: '203.0.113.7',
})

const heard = ['order.held', 'order.refused', 'order.confirmed', 'order.cancelled', 'order.failed'] as const

/** Sends commands to an order worker and awaits its events: the bookings service's queue and outbox, without its saga. */
export const openOrderSender = async (database: Database, log: Logger): Promise<OrderSender> => {
  await database.migrate('bookings', messagingMigrations)
  const messaging = await openMessaging({ service: 'bookings', database }, log)
  const waiting = new Map<string, (message: Message) => void>()
  const hear = async (payload: { itemId: string }, { message }: { message: Message }) => {
    await messaging.inbox.once(message, async () => undefined)
    waiting.get(payload.itemId)?.(message)
  }
  await messaging.consume(
    Object.fromEntries(heard.map((name) => [name satisfies EventName, hear])) as unknown as Handlers,
  )
  const send = (itemId: string, draft: Draft) =>
    new Promise<Message>((resolve, reject) => {
      waiting.set(itemId, resolve)
      database
        .forService<unknown>('bookings')
        .transaction()
        .execute((tx) => messaging.outbox.publish(tx, draft))
        .catch(reject)
    })
  return {
    order: (to, details) => {
      const itemId = randomUUID()
      const about = { bookingId: randomUUID(), to }
      const first = { ...usual(), ...details }
      return {
        itemId,
        hold: (more = {}) => send(itemId, commands.holdOrder(about, { ...first, ...more, itemId })),
        confirm: () => send(itemId, commands.confirmOrder(about, { itemId })),
        cancel: () => send(itemId, commands.cancelOrder(about, { itemId, purpose: 'TRAVELLER' })),
      }
    },
    close: () => messaging.close(),
  }
}
