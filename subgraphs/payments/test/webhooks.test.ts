import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { Stripe } from 'stripe'
import { openBench } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench

/** Polls come so late that only a webhook can bring news within a test. */
const timing = { followUps: { firstMs: 600_000, longestMs: 600_000, checksMs: [600_000] }, lookEveryMs: 20 }

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox, { timing })
  const { hostname: host, port } = new URL(sandbox.url)
  const stripe = new Stripe(sandbox.stripe.secretKey, { host, port, protocol: 'http' })
  await stripe.webhookEndpoints.create({ url: `${bench.url}/webhooks/stripe`, enabled_events: ['*'] })
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const captured = async (method: string) => {
  const payment = bench.payment({ method })
  await payment.authorise()
  await payment.capture()
  return payment
}

it('hears at once that a pending refund is done', async () => {
  const payment = await captured('pm_card_pendingRefund')
  await bench.bookings.publish(payment.drafts.refund('r', '60.00'))
  expect(await payment.told('payment.refunded')).toMatchObject({ payload: { refundId: 'r' } })
}, 15_000)

it('hears at once that a bank returned a refund, once, however often it is told', async () => {
  const fault = { supplier: 'stripe', operation: 'refund.failed', kind: 'duplicate-webhook' }
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) })
  const payment = await captured('pm_card_refundFail')
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.refunded' })
  expect(await payment.told('payment.failed')).toMatchObject({ payload: { step: 'refund', refundId: 'r' } })
  await new Promise((resolve) => setTimeout(resolve, 500))
  const failures = bench.bookings.eventsOf(payment.paymentId).filter(({ name }) => name === 'payment.failed')
  expect(failures).toHaveLength(1)
}, 15_000)

const post = (body: string, signature: string) =>
  fetch(`${bench.url}/webhooks/stripe`, { method: 'POST', body, headers: { 'stripe-signature': signature } })

const signed = (payload: string, at = Date.now()) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: sandbox.stripe.webhookSecret,
    timestamp: Math.floor(at / 1_000),
  })

it('refuses what stripe did not sign, signed long ago, or signed otherwise', async () => {
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'refund.failed', data: { object: {} } })
  expect((await post(body, '')).status).toBe(400)
  expect((await post(body, 't=1,v1=00')).status).toBe(400)
  expect((await post(`${body} `, signed(body))).status).toBe(400)
  expect((await post(body, signed(body, Date.now() - 600_000))).status).toBe(400)
  expect((await post(body, signed(body, Date.now() - 120_000))).status).toBe(200)
})

it('takes events of payments that are not ours, and of nothing that it knows, without doing anything', async () => {
  const events = [
    { type: 'refund.failed', data: { object: { metadata: { paymentId: 'nobody' } } } },
    { type: 'refund.failed', data: { object: { metadata: { paymentId: 'x'.repeat(500) } } } },
    { type: 'customer.created', data: { object: {} } },
    {},
  ]
  for (const event of events) {
    const body = JSON.stringify({ id: 'evt_1', object: 'event', ...event })
    expect((await post(body, signed(body))).status).toBe(200)
  }
})

it('bounds what it reads', async () => {
  const body = 'x'.repeat(300 * 1024)
  expect((await post(body, signed(body))).status).toBe(413)
})
