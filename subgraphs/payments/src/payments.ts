import type { Viewer } from '@wayfare/auth'
import { events } from '@wayfare/booking-events'
import type { Handlers, Message, Messaging } from '@wayfare/booking-events'
import type { Database } from '@wayfare/database'
import { DomainError, isRetryable } from '@wayfare/domain'
import { mayRead } from '@wayfare/subgraph-kit'
import type { Logger } from '@wayfare/telemetry'
import { paymentEvent } from './payment-event.ts'
import type { PaymentProvider } from './payment.ts'
import type { PaymentChange, PaymentRecord, PaymentTables, PaymentTerms } from './payment-row.ts'
import { takeStep } from './payment-steps.ts'
import type { Ask, StepName } from './payment-steps.ts'
import { createPaymentStore } from './payment-store.ts'
import type { PaymentLease } from './payment-store.ts'

/** How long a step may go on trying before it is given up, in milliseconds. */
export type Patience = Record<StepName, number>

/** Below what the queue's attempts take together, so that giving up is always told. */
export const defaultPatience: Patience = {
  authorise: 60_000,
  capture: 5 * 60_000,
  void: 5 * 60_000,
  refund: 5 * 60_000,
}

export interface PaymentsOptions {
  provider: PaymentProvider
  database: Database
  messaging: Messaging<PaymentTables>
  log: Logger
  patience?: Partial<Patience>
}

/** A payment that somebody asked for. */
export type Payment = PaymentRecord & { terms: PaymentTerms }

export interface Payments {
  /** By payment id; what the viewer may not see is missing, as if it did not exist. */
  findMany(paymentIds: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, Payment>>
  /** For the service's consumers: every command may come twice, late, and out of order. */
  handlers: Handlers<PaymentTables>
}

/** Keeps our payments in step with the provider's. */
export const createPayments = (options: PaymentsOptions): Payments => {
  const store = createPaymentStore(options.database.forService<PaymentTables>('payments'))
  const work = createWork(options, store)
  return {
    findMany: async (paymentIds, viewer) => {
      const found = await store.findMany(paymentIds)
      const own = [...found].filter((entry): entry is [string, Payment] => isShown(entry[1], viewer))
      return new Map(own)
    },
    handlers: {
      'payment.authorise': async ({ paymentId, ...terms }, { message }) => {
        await store.request({ paymentId, bookingId: message.bookingId, terms })
        await work({ step: 'authorise', paymentId }, message)
      },
      'payment.capture': (payload, { message }) => work({ step: 'capture', ...payload }, message),
      'payment.void': async ({ paymentId }, { message }) => {
        await store.forestall({ paymentId, bookingId: message.bookingId })
        await work({ step: 'void', paymentId }, message)
      },
      'payment.refund': (payload, { message }) => work({ step: 'refund', ...payload }, message),
    },
  }
}

const isShown = ({ terms }: PaymentRecord, viewer: Viewer) =>
  terms !== undefined && mayRead(viewer, terms.owner)

const createWork = (
  { provider, messaging, log, patience: given }: PaymentsOptions,
  store: ReturnType<typeof createPaymentStore>,
) => {
  const patience = { ...defaultPatience, ...given }

  /** The change, or why it was given up: refused for good, or out of patience. */
  const attempt = async (ask: Ask, lease: PaymentLease, message: Message): Promise<Attempted> => {
    try {
      return { change: await takeStep(provider, lease, ask) }
    } catch (error) {
      const late = Date.now() - Date.parse(message.occurredAt) > patience[ask.step]
      const refused = error instanceof DomainError && !isRetryable(error)
      if (!late && !refused) throw error
      log.warn('a payment step was given up', { step: ask.step, paymentId: ask.paymentId, error })
      return { failure: error instanceof Error ? error.message : String(error) }
    }
  }

  const fail = (ask: Ask, message: Message, reason: string) =>
    events.paymentFailed(message, { paymentId: ask.paymentId, step: ask.step, message: reason })

  return async (ask: Ask, message: Message) => {
    if (!(await store.isKnown(ask.paymentId))) {
      await messaging.inbox.once(message, (tx) =>
        messaging.outbox.publish(tx, fail(ask, message, 'there is no such payment')),
      )
      return
    }
    await using lease = await store.lease(ask.paymentId)
    const { change, failure } = await attempt(ask, lease, message)
    if (lease.record.state === 'VOIDING' && ask.step === 'authorise' && !change) throw beingVoided()
    await messaging.inbox.once(message, async (tx) => {
      if (change) await lease.change(change, tx)
      const draft = failure === undefined ? paymentEvent(ask, lease.record) : fail(ask, message, failure)
      await messaging.outbox.publish(tx, draft)
    })
  }
}

interface Attempted {
  change?: PaymentChange
  failure?: string
}

/** An authorisation that comes while the payment is being released hears of it once it is. */
const beingVoided = () =>
  new DomainError('UNAVAILABLE', 'the payment is being voided', { retryAfterMs: 1_000 })
