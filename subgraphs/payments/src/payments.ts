import type { Viewer } from '@wayfare/auth'
import type { Handlers, Message, Messaging } from '@wayfare/booking-events'
import type { Database } from '@wayfare/database'
import { mayRead } from '@wayfare/subgraph-kit'
import type { Logger } from '@wayfare/telemetry'
import { attempt, defaultPatience } from './attempt.ts'
import type { AttemptParts, Patience } from './attempt.ts'
import { defaultFollowUpTimes, nextFollowUp } from './follow-up-plan.ts'
import type { FollowUpTimes } from './follow-up-plan.ts'
import { startFollowUps } from './follow-ups.ts'
import { failedEvent, paymentEvent } from './payment-event.ts'
import type { PaymentProvider } from './payment.ts'
import type { PaymentRecord, PaymentTables, PaymentTerms } from './payment-row.ts'
import { createPaymentStore } from './payment-store.ts'
import type { PaymentStore } from './payment-store.ts'
import type { PaymentCommand } from './steps/step.ts'

export interface Timing {
  patience: Patience
  followUps: FollowUpTimes
  /** ms between looks for payments that are to be followed up. */
  lookEveryMs: number
  /** ms after which a payment is looked at whose worker died. */
  abandonedAfterMs: number
  /** ms after which a refund that failed is begun anew when it is commanded. */
  renewFailedAfterMs: number
}

const defaultTiming: Timing = {
  patience: defaultPatience,
  followUps: defaultFollowUpTimes,
  lookEveryMs: 2_000,
  abandonedAfterMs: 2 * 60_000,
  renewFailedAfterMs: 24 * 60 * 60_000,
}

export interface PaymentsOptions {
  provider: PaymentProvider
  database: Database
  messaging: Messaging<PaymentTables>
  log: Logger
  timing?: Partial<Timing>
}

/** A payment that somebody asked for. */
export type Payment = PaymentRecord & { terms: PaymentTerms }

export interface Payments {
  /** By payment id; what the viewer may not see is missing, as if it did not exist. */
  findMany(paymentIds: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, Payment>>
  /** For the service's consumers: every command may come twice, late, and out of order. */
  handlers: Handlers<PaymentTables>
  /** Has a payment looked at: the provider says that something became of it. */
  followUpNow(paymentId: string): Promise<void>
  /** Follows up what was given up, until it is closed. */
  startFollowUps(): { close(): Promise<void> }
}

/** Keeps our payments in step with the provider's. */
export const createPayments = (options: PaymentsOptions): Payments => {
  const { provider, database, messaging, log } = options
  const timing = { ...defaultTiming, ...options.timing }
  const { lookEveryMs: everyMs, followUps: times, ...limits } = timing
  const db = database.forService<PaymentTables>('payments')
  const store = createPaymentStore(db)
  const parts = { ...limits, provider, log, db, store, messaging, times, everyMs }
  return {
    findMany: async (paymentIds, viewer) => {
      const found = await store.findMany(paymentIds)
      const own = [...found].filter((entry): entry is [string, Payment] => isShown(entry[1], viewer))
      return new Map(own)
    },
    handlers: handlersOf(store, createWork(parts)),
    followUpNow: (paymentId) => store.followUpNow(paymentId),
    startFollowUps: () => startFollowUps(parts),
  }
}

const handlersOf = (
  store: PaymentStore,
  work: (command: PaymentCommand, message: Message) => Promise<void>,
): Handlers<PaymentTables> => ({
  'payment.authorise': async ({ paymentId, ...terms }, { message }) => {
    await store.request({ paymentId, bookingId: message.bookingId, terms })
    await work({ step: 'authorise', paymentId }, message)
  },
  'payment.capture': (payload, { message }) => work({ step: 'capture', ...payload }, message),
  'payment.void': async ({ paymentId }, { message }) => {
    await store.voidBeforeRequest({ paymentId, bookingId: message.bookingId })
    await work({ step: 'void', paymentId }, message)
  },
  'payment.refund': (payload, { message }) => work({ step: 'refund', ...payload }, message),
})

const isShown = ({ terms }: PaymentRecord, viewer: Viewer) =>
  terms !== undefined && mayRead(viewer, terms.owner)

interface WorkParts extends AttemptParts {
  store: PaymentStore
  messaging: Messaging<PaymentTables>
  times: FollowUpTimes
}

/** Carries a command out and answers it: change, plan and answer in one transaction. */
const createWork = (parts: WorkParts) => {
  const { store, messaging, times } = parts
  return async (command: PaymentCommand, message: Message) => {
    if (!(await store.isKnown(command.paymentId))) {
      await messaging.inbox.once(message, (tx) => messaging.outbox.publish(tx, failedEvent(command, message)))
      return
    }
    await using lease = await store.lease(command.paymentId)
    const { change, failed } = await attempt(parts, lease, { command, commanded: true })
    await messaging.inbox.once(message, async (tx) => {
      if (change) {
        const followUpAt = nextFollowUp({ ...lease.record, ...change, followUps: 0 }, lease.now(), { times })
        await lease.change({ ...change, followUps: 0, followUpAt }, tx)
      }
      const draft = failed ? failedEvent(command, lease.record) : paymentEvent(command, lease.record)
      if (draft) await messaging.outbox.publish(tx, draft)
    })
  }
}
