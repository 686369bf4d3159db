import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { startSandbox, type Sandbox } from '../src/index.ts'
import { ledger, order } from './clients.ts'

let sandbox: Sandbox
let stripe: Stripe
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 })
  stripe = clientOf(sandbox)
})
afterEach(() => sandbox.close())

const clientOf = ({ stripe: { url, secretKey } }: Sandbox, key = secretKey) => {
  const { hostname: host, port } = new URL(url)
  return new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0 })
}

const authorisation = (changes: Partial<Stripe.PaymentIntentCreateParams> = {}) => ({
  amount: 12_345,
  currency: 'eur',
  capture_method: 'manual' as const,
  confirm: true,
  payment_method: 'pm_card_visa',
  metadata: { payment_id: 'payment-1' },
  ...changes,
})

const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as Stripe.errors.StripeError,
  )

it('authorises, captures a part, and refunds no more than it took', async () => {
  const intent = await stripe.paymentIntents.create(authorisation())
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 12_345 })
  const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 10_000 })
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 10_000 })
  expect(await stripe.refunds.create({ payment_intent: intent.id, amount: 4_000 })).toMatchObject({
    status: 'succeeded',
  })
  expect(await failure(stripe.refunds.create({ payment_intent: intent.id, amount: 6_001 }))).toMatchObject({
    statusCode: 400,
  })
  expect((await ledger(sandbox)).charges).toEqual([
    {
      id: intent.id,
      clientReference: 'payment-1',
      state: 'partially_refunded',
      authorised: '123.45',
      captured: '100.00',
      refunded: '40.00',
      currency: 'EUR',
    },
  ])
  await stripe.refunds.create({ payment_intent: intent.id })
  expect((await ledger(sandbox)).charges[0]).toMatchObject({ state: 'refunded', refunded: '100.00' })
})

it('voids an authorisation, and neither captures nor voids it after', async () => {
  const { id } = await stripe.paymentIntents.create(authorisation())
  expect(await stripe.paymentIntents.cancel(id)).toMatchObject({ status: 'canceled' })
  for (const call of [stripe.paymentIntents.capture(id), stripe.paymentIntents.cancel(id)])
    expect(await failure(call)).toMatchObject({ code: 'payment_intent_unexpected_state' })
  expect((await ledger(sandbox)).charges[0]).toMatchObject({ state: 'voided', captured: '0.00' })
})

it.each([
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
])('declines %s', async (payment_method, code, decline_code) => {
  const error = await failure(stripe.paymentIntents.create(authorisation({ payment_method })))
  expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code })
  expect((await ledger(sandbox)).charges[0]).toMatchObject({ state: 'declined', authorised: '0.00' })
})

it('knows no payment method but the test cards, and no key but its own', async () => {
  const unknown = await failure(stripe.paymentIntents.create(authorisation({ payment_method: 'pm_nobody' })))
  expect(unknown).toMatchObject({ statusCode: 400, code: 'resource_missing' })
  const stranger = await failure(clientOf(sandbox, 'sk_test_other').paymentIntents.list())
  expect(stranger).toMatchObject({ statusCode: 401 })
  expect((await ledger(sandbox)).charges).toEqual([])
})

it('asks for authentication where the card does', async () => {
  const intent = await stripe.paymentIntents.create(
    authorisation({ payment_method: 'pm_card_threeDSecure2Required' }),
  )
  expect(intent.status).toBe('requires_action')
})

it('replays the same request under one idempotency key and refuses another', async () => {
  const options = { idempotencyKey: 'one' }
  const calls = Array.from({ length: 20 }, () => stripe.paymentIntents.create(authorisation(), options))
  const ids = (await Promise.all(calls)).map(({ id }) => id)
  expect(new Set(ids).size).toBe(1)
  const other = await failure(stripe.paymentIntents.create(authorisation({ amount: 500 }), options))
  expect(other).toMatchObject({ type: 'StripeIdempotencyError' })
  expect((await ledger(sandbox)).charges).toHaveLength(1)
})

it('lists intents, the newest first, page by page', async () => {
  for (const amount of [100, 200, 300]) await stripe.paymentIntents.create(authorisation({ amount }))
  const amounts: number[] = []
  for await (const { amount } of stripe.paymentIntents.list({ limit: 2, created: { gte: 1 } }))
    amounts.push(amount)
  expect(amounts).toEqual([300, 200, 100])
})

const listener = async () => {
  const received: { body: string; signature: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      received.push({ body, signature: String(request.headers['stripe-signature']) })
      // The first event is refused once: it has to come again.
      response.writeHead(received.length === 1 ? 500 : 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const types = () =>
    received.map(
      ({ body, signature }) =>
        stripe.webhooks.constructEvent(body, signature, sandbox.stripe.webhookSecret).type,
    )
  const heard = async (count: number) => {
    for (let waited = 0; received.length < count && waited < 5_000; waited += 20)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return types()
  }
  return {
    url,
    heard,
    [Symbol.asyncDispose]: async () => void (await new Promise((resolve) => server.close(resolve))),
  }
}

it('tells what happened in signed webhooks, again where they were refused', async () => {
  await using hook = await listener()
  await stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['*'] })
  const { id } = await stripe.paymentIntents.create(authorisation())
  await stripe.paymentIntents.capture(id)
  expect(await hook.heard(4)).toEqual([
    'payment_intent.created',
    'payment_intent.amount_capturable_updated',
    'payment_intent.succeeded',
    'payment_intent.created',
  ])
})

it('sends webhooks twice and out of order when told to', async () => {
  await using hook = await listener()
  await stripe.webhookEndpoints.create({
    url: hook.url,
    enabled_events: [
      'payment_intent.created',
      'payment_intent.canceled',
      'payment_intent.amount_capturable_updated',
    ],
  })
  await order(sandbox, {
    supplier: 'stripe',
    operation: 'payment_intent.created',
    kind: 'reordered-webhook',
    times: 1,
  })
  await order(sandbox, {
    supplier: 'stripe',
    operation: 'payment_intent.canceled',
    kind: 'duplicate-webhook',
  })
  const { id } = await stripe.paymentIntents.create(authorisation())
  await hook.heard(2)
  await stripe.paymentIntents.cancel(id)
  const types = await hook.heard(5)
  expect(types.indexOf('payment_intent.amount_capturable_updated')).toBeLessThan(
    types.indexOf('payment_intent.created'),
  )
  expect(types.filter((type) => type === 'payment_intent.canceled')).toHaveLength(2)
})
