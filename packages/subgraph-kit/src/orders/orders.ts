import type { Viewer } from '@wayfare/auth'
import { events } from '@wayfare/booking-events'
import type { Handlers, Message, Messaging, Payload } from '@wayfare/booking-events'
import type { Cache } from '@wayfare/cache'
import type { Database } from '@wayfare/database'
import { DomainError } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'
import type { Logger } from '@wayfare/telemetry'
import type { Transaction } from 'kysely'
import type { OfferReferences } from '../references.ts'
import { createCancellationTerms } from './cancellation-terms.ts'
import type { ReadTerms } from './cancellation-terms.ts'
import { startLateCancellations } from './late-cancellations.ts'
import type { OrderNames } from './order-event.ts'
import type { OrderRecord, OrderTables } from './order-row.ts'
import { createOrderSteps } from './order-steps.ts'
import { createOrderStore } from './order-store.ts'
import type { NewOrder, OrderStore } from './order-store.ts'
import type { OrderSupplier } from './order-supplier.ts'
import { createOrderWork, defaultPatience } from './order-work.ts'
import type { OrderJournal, OrderWork, StepPatience } from './order-work.ts'
import { mayRead } from './ownership.ts'

export interface OrdersOptions<D> extends OrderNames {
  /** The service's name, which is its schema too. */
  service: string
  supplier: OrderSupplier<D>
  /** Reads the ids of offers that commands name. */
  references: OfferReferences
  /** Opens the travellers' documents. */
  keys: Keyring
  database: Database
  messaging: Messaging<OrderTables>
  cache: Cache
  log: Logger
  patience?: Partial<StepPatience>
}

export interface Orders<D> {
  /** By local order id; what the viewer may not see is missing, as if it did not exist. */
  findMany(orderIds: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, OrderRecord<D>>>
  /** What cancelling would give back now; undefined for what is not ordered or given back already. */
  cancellationTerms: ReadTerms<D>
  /** For the service's consumers: every command may come twice, late, and out of order. */
  handlers: Handlers<OrderTables>
  close(): Promise<void>
}

type Tx = Transaction<OrderTables>

/** How often cancellations are looked for that nobody sends commands for, in ms. */
const lateCancellationsEveryMs = 2_000

/** The order worker that all verticals share: it keeps a vertical's orders in step with its supplier's. */
export const createOrders = <D>(options: OrdersOptions<D>): Orders<D> => {
  const { supplier, log } = options
  const store = createOrderStore<D>(options.database.forService<OrderTables>(options.service), options.keys)
  const journal = journalOf(options)
  const patience = { ...defaultPatience, ...options.patience }
  const parts = { ...options, store, journal, patience, steps: createOrderSteps<D, Tx>(supplier) }
  const work = createOrderWork<D, Tx>(parts)
  const late = startLateCancellations({ store, work, log, everyMs: lateCancellationsEveryMs })
  return {
    findMany: async (orderIds, viewer) => {
      const found = await store.findMany(orderIds)
      return new Map([...found].filter(([, order]) => mayRead(viewer, order.owner)))
    },
    cancellationTerms: createCancellationTerms(options),
    handlers: createOrderHandlers({ ...parts, work }),
    close: () => late.close(),
  }
}

const journalOf = <D>({ database, messaging, service }: OrdersOptions<D>): OrderJournal<Tx> => {
  const db = database.forService<OrderTables>(service)
  return {
    commit: async (message, write) => {
      const noted = message !== undefined && (await messaging.inbox.once(message, write))
      // A repeat may have brought the order further than the first delivery: that is written and answered too.
      if (!noted) await db.transaction().execute(write)
    },
    publish: (tx, draft) => messaging.outbox.publish(tx, draft),
  }
}

export interface OrderHandlersParts<D, T> {
  store: OrderStore<D, T>
  journal: OrderJournal<T>
  references: OfferReferences
  patience: StepPatience
  work: OrderWork
}

/** What each command makes the worker do. */
export const createOrderHandlers = <D, T>(parts: OrderHandlersParts<D, T>) => ({
  'order.hold': async (payload: Payload<'order.hold'>, { message }: { message: Message }) => {
    const order = readOrder(parts, payload, message)
    if ('refused' in order) return refuse(parts, payload.itemId, message)
    await parts.store.insert(order)
    await parts.work('hold', payload.itemId, message)
  },
  'order.confirm': ({ itemId }: Payload<'order.confirm'>, { message }: { message: Message }) =>
    parts.work('confirm', itemId, message),
  'order.cancel': async ({ itemId }: Payload<'order.cancel'>, { message }: { message: Message }) => {
    await parts.store.undo({ itemId, bookingId: message.bookingId }, parts.patience.cancel)
    await parts.work('cancel', itemId, message)
  },
})

const readOrder = <D, T>(
  { references }: OrderHandlersParts<D, T>,
  payload: Payload<'order.hold'>,
  { bookingId }: Message,
): NewOrder | { refused: true } => {
  const { itemId, owner, offerId, ...request } = payload
  try {
    return { itemId, bookingId, owner, request: { ...request, offer: references.read(offerId).ref } }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') return { refused: true }
    throw error
  }
}

/** Nothing was ordered, and nothing can be: the offer is not one of ours. */
const refuse = <D, T>({ journal }: OrderHandlersParts<D, T>, itemId: string, message: Message) =>
  journal.commit(message, (tx) =>
    journal.publish(
      tx,
      events.orderRefused(message, {
        itemId,
        reason: 'INVALID',
        message: 'This offer can no longer be booked. Search again.',
      }),
    ),
  )
