import { randomUUID } from 'node:crypto'
import type { Viewer } from '@wayfare/auth'
import { commands, messagingMigrations, openMessaging } from '@wayfare/booking-events'
import type { Draft, Message } from '@wayfare/booking-events'
import { Secret } from '@wayfare/config'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { globalId, money } from '@wayfare/domain'
import type { LedgerCharge, Sandbox } from '@wayfare/supplier-sandbox'
import { createLogger } from '@wayfare/telemetry'
import { createRouterStandIn } from '@wayfare/test-kit'
import { startPayments } from '../src/app.ts'
import type { PaymentsOverrides } from '../src/app.ts'

const router = createRouterStandIn('payments')
const log = createLogger('test', { level: 'silent' })

export const configFor = (sandbox: Pick<Sandbox, 'stripe'>, settleMs = 1_000) => ({
  name: 'payments' as const,
  host: '127.0.0.1',
  port: 0,
  internalPublicKey: router.publicKey,
  log: { level: 'silent' as const },
  stripe: { url: sandbox.stripe.url, apiKey: new Secret(sandbox.stripe.secretKey), settleMs },
  webhookSecret: new Secret(sandbox.stripe.webhookSecret),
})

const heard = ['authorised', 'declined', 'captured', 'voided', 'refunded', 'failed'].map(
  (what) => `payment.${what}`,
)

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** The other end of payments: the bookings service's queues, without its saga. */
export const openBookings = async (database: Database) => {
  await database.migrate('bookings', messagingMigrations)
  const messaging = await openMessaging({ service: 'bookings', database }, log)
  const events: Message[] = []
  const hear = async (_: unknown, { message }: { message: Message }) => void events.push(message)
  await messaging.consume(Object.fromEntries(heard.map((name) => [name, hear])))
  const eventsOf = (paymentId: string) =>
    events.filter(({ payload }) => 'paymentId' in payload && payload.paymentId === paymentId)
  const publish = (...drafts: Draft[]) =>
    database
      .forService<unknown>('bookings')
      .transaction()
      .execute((tx) => messaging.outbox.publish(tx, ...drafts))
  /** Sends commands and gives as many events of the payment as come back for them. */
  const exchange = async (paymentId: string, drafts: readonly Draft[]): Promise<Message[]> => {
    const before = eventsOf(paymentId).length
    await publish(...drafts)
    await until(() => eventsOf(paymentId).length >= before + drafts.length)
    return eventsOf(paymentId).slice(before)
  }
  return { publish, exchange, eventsOf, close: () => messaging.close() }
}

type Bookings = Awaited<ReturnType<typeof openBookings>>

interface Order {
  amount?: string
  currency?: string
  method?: string
  owner?: { viewerId: string; agencyId?: string }
  paymentId?: string
}

export const aPayment = (bookings: Bookings, order: Order = {}) => {
  const { amount = '250.00', currency = 'EUR', method = 'pm_card_visa' } = order
  const paymentId = order.paymentId ?? randomUUID()
  const about = { bookingId: randomUUID() }
  const inCurrency = (value: string) => money(value, currency)
  const drafts = {
    authorise: () =>
      commands.authorisePayment(about, {
        paymentId,
        bookingReference: 'WF7K2P',
        amount: inCurrency(amount),
        paymentMethod: method,
        owner: order.owner ?? { viewerId: 'ada' },
      }),
    capture: (part = amount) => commands.capturePayment(about, { paymentId, amount: inCurrency(part) }),
    void: () => commands.voidPayment(about, { paymentId }),
    refund: (refundId: string, part: string) =>
      commands.refundPayment(about, { paymentId, refundId, amount: inCurrency(part) }),
    refundIn: (refundId: string, part: { amount: string; currency: string }) =>
      commands.refundPayment(about, { paymentId, refundId, amount: part }),
  }
  const one = async (draft: Draft) => (await bookings.exchange(paymentId, [draft]))[0]!
  return {
    paymentId,
    id: globalId('Payment', paymentId),
    drafts,
    authorise: () => one(drafts.authorise()),
    capture: (part?: string) => one(drafts.capture(part)),
    void: () => one(drafts.void()),
    /** The next event of the payment that comes without a command. */
    told: async (name: string, before = 0) => {
      const heardSo = () => bookings.eventsOf(paymentId).filter((event) => event.name === name)
      await until(() => heardSo().length > before)
      return heardSo().at(-1)!
    },
    refund: (refundId: string, part: string) => one(drafts.refund(refundId, part)),
    together: (...asked: Draft[]) => bookings.exchange(paymentId, asked),
  }
}

export const traveller = (id: string, more: Partial<Viewer> = {}): Viewer => ({
  kind: 'user',
  id,
  roles: ['traveller'],
  scopes: ['bookings:read', 'payments:read'],
  ...more,
})

/** The payments service behind its endpoint and its queues, on an embedded database in memory. */
export const openBench = async (sandbox: Sandbox, overrides: PaymentsOverrides = {}) => {
  const database = await openDatabase({}, log)
  const service = await startPayments(configFor(sandbox), { database, log, ...overrides })
  const bookings = await openBookings(database)
  const read = async (path: string) => (await fetch(`${sandbox.url}/_sandbox/${path}`)).json()
  return {
    payment: (order?: Order) => aPayment(bookings, order),
    bookings,
    url: service.url,
    ask: router.at(service.url),
    charges: async (paymentId: string): Promise<LedgerCharge[]> => {
      const { charges } = (await read('ledger')) as { charges: LedgerCharge[] }
      return charges.filter(({ clientReference }) => clientReference === paymentId)
    },
    calls: async () => {
      const { calls } = (await read('ledger')) as { calls: Record<string, Record<string, number>> }
      return calls['stripe'] ?? {}
    },
    fault: async (operation: string, kind: string, times = 1, delayMs?: number) => {
      const body = JSON.stringify({ supplier: 'stripe', operation, kind, times, delayMs })
      const answer = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body })
      if (!answer.ok) throw new Error(await answer.text())
    },
    removeFaults: () => fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' }),
    [Symbol.asyncDispose]: async () => {
      await bookings.close()
      await service.close()
      await database.close()
    },
  }
}

export type Bench = Awaited<ReturnType<typeof openBench>>
