import type { Viewer } from '@wayfare/auth'
import type { Handlers, Message, Messaging, Payload } from '@wayfare/booking-events'
import type { Database } from '@wayfare/database'
import { DomainError, isRetryable } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { OfferReferences } from '../references.ts'
import { orderEvent } from './order-event.ts'
import type { OrderNames } from './order-event.ts'
import type { OrderRecord, OrderState, OrderTables } from './order-row.ts'
import { createOrderSteps, defaultPatience, givenUp } from './order-steps.ts'
import type { StepPatience } from './order-steps.ts'
import { createOrderStore } from './order-store.ts'
import type { OrderChange, OrderLease } from './order-store.ts'
import type { CancellationTerms, OrderSupplier } from './order-supplier.ts'
import { mayRead } from './ownership.ts'

export interface OrdersOptions<D> extends OrderNames {
  /** The service's name, which is its schema too. */
  service: string
  supplier: OrderSupplier<D>
  /** Reads the ids of offers that commands name. */
  references: OfferReferences
  database: Database
  messaging: Messaging<OrderTables>
  log: Logger
  patience?: Partial<StepPatience>
}

export interface Orders<D> {
  /** By local order id; what the viewer may not see is missing, as if it did not exist. */
  findMany(orderIds: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, OrderRecord<D>>>
  /** What cancelling would give back now; undefined for what is not ordered or given back already. */
  cancellationTerms(order: OrderRecord<D>, signal: AbortSignal): Promise<CancellationTerms | undefined>
  /** For the service's consumers: every command may come twice, late, and out of order. */
  handlers: Handlers<OrderTables>
}

type StepName = 'hold' | 'confirm' | 'cancel'

/** The order worker all verticals share: it keeps a vertical's orders in step with its supplier's. */
export const createOrders = <D>(options: OrdersOptions<D>): Orders<D> => {
  const store = createOrderStore<D>(options.database.forService<OrderTables>(options.service))
  const { supplier } = options
  const work = createWork(options, store)
  return {
    findMany: async (orderIds, viewer) => {
      const found = await store.findMany(orderIds)
      return new Map([...found].filter(([, order]) => mayRead(viewer, order.owner)))
    },
    cancellationTerms: async ({ state, placed }, signal) =>
      placed && (state === 'HELD' || state === 'CONFIRMED')
        ? supplier.quoteCancellation(placed, signal)
        : undefined,
    handlers: {
      'order.hold': async (payload, { message }) => {
        await store.insert(newOrder(options, payload, message))
        await work('hold', payload.itemId, message)
      },
      'order.confirm': (payload, { message }) => work('confirm', payload.itemId, message),
      'order.cancel': (payload, { message }) => work('cancel', payload.itemId, message),
    },
  }
}

/** From which states a step still has work to do. In any other, the command is answered with what is. */
const open: Record<StepName, readonly OrderState[]> = {
  hold: ['NEW', 'HOLDING'],
  confirm: ['HELD', 'DEFERRED', 'CONFIRMING'],
  cancel: ['NEW', 'HOLDING', 'HELD', 'DEFERRED', 'CONFIRMING', 'CONFIRMED', 'REFUSED', 'CANCELLING'],
}

const createWork = <D>(options: OrdersOptions<D>, store: ReturnType<typeof createOrderStore<D>>) => {
  const steps = createOrderSteps(options.supplier)
  const patience = { ...defaultPatience, ...options.patience }

  /** Runs a step and gives the change; past its patience, what giving up leaves. */
  const attempt = async (
    step: StepName,
    lease: OrderLease<D>,
    message: Message,
  ): Promise<OrderChange<D> | Failure> => {
    try {
      return await steps[step](lease)
    } catch (error) {
      const late = Date.now() - Date.parse(message.occurredAt) > patience[step]
      // What is no DomainError is a fault of ours, such as a database that is away: it may pass as well.
      if (!late && (isRetryable(error) || !(error instanceof DomainError))) throw error
      options.log.warn('an order step was given up', { step, itemId: lease.record.itemId, error })
      return step === 'hold' ? givenUp(lease.record, error) : { failed: step, error }
    }
  }

  return async (step: StepName, itemId: string, message: Message) => {
    await using lease = await store.lease(itemId)
    const change = open[step].includes(lease.record.state) ? await attempt(step, lease, message) : {}
    await options.messaging.inbox.once(message, async (tx) => {
      if (!('failed' in change)) await lease.change(change, tx)
      const draft = orderEvent(
        { step, order: lease.record, failure: 'failed' in change ? change : undefined },
        options,
      )
      await options.messaging.outbox.publish(tx, draft)
    })
  }
}

interface Failure {
  failed: StepName
  error: unknown
}

const newOrder = <D>(
  { references }: Pick<OrdersOptions<D>, 'references'>,
  payload: Payload<'order.hold'>,
  { bookingId }: Message,
): Pick<OrderRecord<D>, 'itemId' | 'bookingId' | 'owner' | 'request' | 'state'> => ({
  itemId: payload.itemId,
  bookingId,
  owner: payload.owner,
  state: 'NEW',
  request: {
    offer: references.read(payload.offerId).ref,
    expected: payload.expected,
    clientReference: payload.clientReference,
    travellers: payload.travellers,
    contact: payload.contact,
    clientIp: payload.clientIp,
  },
})
