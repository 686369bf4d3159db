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

const clientOf = ({ stripe: { url, secretKey } }: Sandbox) => {
  const { hostname: host, port } = new URL(url)
  return new Stripe(secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0 })
}

const authorisation = (changes: Partial<Stripe.PaymentIntentCreateParams> = {}) => ({
  amount: 12_000,
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

const captured = async (changes: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create(authorisation({ capture_method: 'automatic', ...changes }))

it('serves each of its operations to the official client', async () => {
  const { paymentIntents, charges, refunds, webhookEndpoints } = stripe
  const { id } = await paymentIntents.create({ amount: 5_000, currency: 'eur' })
  await paymentIntents.update(id, {
    amount: 6_000,
    metadata: { trip: 'rome' },
    payment_method: 'pm_card_visa',
  })
  const confirmed = await paymentIntents.confirm(id, { capture_method: 'manual', expand: ['latest_charge'] })
  expect(confirmed).toMatchObject({ amount: 6_000, latest_charge: { object: 'charge', paid: true } })
  const charge = (confirmed.latest_charge as Stripe.Charge).id
  expect(await paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_capture',
    latest_charge: charge,
  })
  await paymentIntents.capture(id)
  const voided = await paymentIntents.create(authorisation())
  await paymentIntents.cancel(voided.id, { cancellation_reason: 'requested_by_customer' })
  expect((await paymentIntents.list({ limit: 1 })).data).toMatchObject([{ id: voided.id }])
  const query = "metadata['trip']:'rome' AND status:'succeeded'"
  expect((await paymentIntents.search({ query })).data).toMatchObject([{ id }])
  expect(await charges.retrieve(charge)).toMatchObject({ payment_intent: id, amount_captured: 6_000 })
  expect((await charges.list({ payment_intent: id })).data).toMatchObject([{ id: charge }])
  const refund = await refunds.create({ charge, amount: 1_000, expand: ['payment_intent'] })
  expect(refund.payment_intent).toMatchObject({ id })
  expect(await refunds.update(refund.id, { metadata: { why: 'late' } })).toMatchObject({
    metadata: { why: 'late' },
  })
  expect(await refunds.retrieve(refund.id)).toMatchObject({ amount: 1_000, metadata: { why: 'late' } })
  expect((await refunds.list({ payment_intent: id })).data).toMatchObject([{ id: refund.id }])
  const endpoint = await webhookEndpoints.create({
    url: 'http://127.0.0.1:9/',
    enabled_events: ['refund.failed'],
  })
  expect(endpoint.secret).toBe(sandbox.stripe.webhookSecret)
  expect(await webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret')
  expect((await webhookEndpoints.list()).data).toMatchObject([{ id: endpoint.id }])
  expect(await webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true })
  expect(await failure(webhookEndpoints.retrieve(endpoint.id))).toMatchObject({ statusCode: 404 })
  expect(await served()).toEqual(expect.arrayContaining(await implemented()))
})

const served = async () => Object.keys((await ledger(sandbox)).calls['stripe'] ?? {})

/** What the API implements, as the refusal of an unknown operation lists it; pages for cardholders are no part of it. */
const implemented = async () => {
  const unknown = JSON.stringify({ supplier: 'stripe', operation: 'unknown', kind: 'reset' })
  const answer = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: unknown })
  const { error } = (await answer.json()) as { error: string }
  const names = error.split('*, ')[1]!.split(', ')
  expect(names.length).toBeGreaterThan(15)
  return names.filter((name) => !name.endsWith('Authentication'))
}

it.each<[string, Record<string, unknown>, object]>([
  ['an unknown parameter', { colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
  [
    'one inside another',
    { payment_method_types: ['card'], metadata: { a: 'b' }, expand: ['customer.sources'] },
    { statusCode: 400 },
  ],
  [
    'an unknown currency',
    { currency: 'xyz' },
    {
      param: 'currency',
      message: expect.stringMatching(/^Invalid currency: xyz. Stripe currently supports/),
    },
  ],
  ['gold', { currency: 'xau' }, { param: 'currency' }],
  ['too little', { amount: 49 }, { code: 'amount_too_small' }],
  ['too few forints', { currency: 'huf', amount: 17_499 }, { code: 'amount_too_small' }],
  ['too much', { amount: 1_000_000_000_000 }, { code: 'amount_too_large' }],
  ['no number', { amount: '12.5' }, { code: 'parameter_invalid_integer', param: 'amount' }],
  ['fils in ones', { currency: 'kwd', amount: 5_124 }, { param: 'amount' }],
  ['aurar', { currency: 'isk', amount: 12_050 }, { param: 'amount' }],
  ['an unknown capture method', { capture_method: 'later' }, { param: 'capture_method' }],
  ['an empty text', { payment_method: '' }, { code: 'parameter_invalid_empty' }],
  ['metadata that is too long', { metadata: { key: 'x'.repeat(501) } }, { param: 'metadata' }],
  ['an expansion that is unknown', { expand: ['nothing'] }, { statusCode: 400 }],
  ['a return address that is none', { return_url: 'nowhere' }, { code: 'url_invalid' }],
])('refuses %s', async (_, changes, expected) => {
  const call = stripe.paymentIntents.create(authorisation(changes as object))
  expect(await failure(call)).toMatchObject({
    statusCode: 400,
    type: 'StripeInvalidRequestError',
    ...expected,
  })
  expect((await ledger(sandbox)).charges).toEqual([])
})

it.each([
  ['kwd', 5_120, '5.120'],
  ['isk', 12_000, '120'],
  ['ugx', 500_000, '5000'],
  ['mga', 5_000, '5000.00'],
  ['huf', 104_550, '1045.50'],
  ['idr', 5_000_000_000, '50000000.00'],
])('charges %s', async (currency, amount, text) => {
  await captured({ currency, amount })
  expect((await ledger(sandbox)).charges).toMatchObject([
    { captured: text, currency: currency.toUpperCase() },
  ])
})

it('lets a cardholder authenticate on the page that it names', async () => {
  const returnUrl = 'https://shop.example/return?order=7'
  const [paid, failed] = await Promise.all(
    ['complete', 'fail'].map(async (outcome) => {
      const intent = await stripe.paymentIntents.create(
        authorisation({ payment_method: 'pm_card_threeDSecure2Required', return_url: returnUrl }),
      )
      expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
      const { url } = intent.next_action!.redirect_to_url!
      expect(await (await fetch(url!)).text()).toContain('Complete')
      const answer = await fetch(url!, { method: 'POST', body: `outcome=${outcome}`, redirect: 'manual' })
      expect((await fetch(url!)).status).toBe(404)
      return { location: new URL(answer.headers.get('location')!), id: intent.id }
    }),
  )
  expect(paid!.location.searchParams.get('order')).toBe('7')
  expect(paid!.location.searchParams.get('redirect_status')).toBe('succeeded')
  expect(await stripe.paymentIntents.retrieve(paid!.id)).toMatchObject({ status: 'requires_capture' })
  expect(failed!.location.searchParams.get('redirect_status')).toBe('failed')
  expect(await stripe.paymentIntents.retrieve(failed!.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
})

it('refuses the page without its link, and answers a program where there is no address to return to', async () => {
  const intent = await stripe.paymentIntents.create(
    authorisation({ payment_method: 'pm_card_authenticationRequired' }),
  )
  expect(intent.next_action).toMatchObject({
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect' },
  })
  const forged = `${sandbox.url}/redirect/authenticate/${intent.id}?client_secret=guess`
  expect((await fetch(forged, { method: 'POST', body: 'outcome=complete' })).status).toBe(404)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_action' })
  expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({
    status: 'canceled',
    next_action: null,
  })
})

it('declines at once what would need authentication when nobody is there', async () => {
  const call = stripe.paymentIntents.create(
    authorisation({ payment_method: 'pm_card_authenticationRequired', error_on_requires_action: true }),
  )
  expect(await failure(call)).toMatchObject({ statusCode: 402, code: 'authentication_required' })
})

it('replays a failure of its own under the key, and not under another', async () => {
  await order(sandbox, {
    supplier: 'stripe',
    operation: 'createPaymentIntent',
    kind: 'server-error',
    times: 1,
  })
  const create = (idempotencyKey: string) => stripe.paymentIntents.create(authorisation(), { idempotencyKey })
  expect(await failure(create('one'))).toMatchObject({ statusCode: 500 })
  expect(await failure(create('one'))).toMatchObject({
    statusCode: 500,
    headers: { 'idempotent-replayed': 'true' },
  })
  expect(await create('two')).toMatchObject({ status: 'requires_capture' })
})

it('refuses a second request under a key while the first is under way', async () => {
  await order(sandbox, {
    supplier: 'stripe',
    operation: 'createPaymentIntent',
    kind: 'latency',
    delayMs: 300,
    times: 1,
  })
  const create = () => stripe.paymentIntents.create(authorisation(), { idempotencyKey: 'one' })
  const first = create()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await failure(create())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  expect((await create().catch(() => first)).id).toBe((await first).id)
})

it('takes a key for one request at one address only, and frees it when the input was refused', async () => {
  const options = { idempotencyKey: 'one' }
  expect(await failure(stripe.paymentIntents.create(authorisation({ amount: 1 }), options))).toMatchObject({
    code: 'amount_too_small',
  })
  const { id } = await stripe.paymentIntents.create(authorisation(), options)
  expect(await failure(stripe.paymentIntents.cancel(id, {}, options))).toMatchObject({
    type: 'StripeIdempotencyError',
  })
})

it('replays a refusal by the state of the payment', async () => {
  const { id } = await stripe.paymentIntents.create(authorisation())
  await stripe.paymentIntents.cancel(id)
  const capture = () => stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture' })
  expect(await failure(capture())).toMatchObject({ code: 'payment_intent_unexpected_state' })
  expect(await failure(capture())).toMatchObject({ headers: { 'idempotent-replayed': 'true' } })
})

it('lists by time and place, forwards and backwards', async () => {
  const ids: string[] = []
  for (const amount of [100, 200, 300, 400]) ids.unshift((await captured({ amount })).id)
  const page = async (params: Stripe.PaymentIntentListParams) => {
    const { data, has_more: more } = await stripe.paymentIntents.list(params)
    return { ids: data.map(({ id }) => id), more }
  }
  expect(await page({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), more: true })
  expect(await page({ limit: 2, starting_after: ids[1]! })).toEqual({ ids: ids.slice(2), more: false })
  expect(await page({ limit: 2, ending_before: ids[3]! })).toEqual({ ids: ids.slice(1, 3), more: true })
  const future = Math.floor(Date.now() / 1_000) + 60
  expect(await page({ created: { gte: future } })).toEqual({ ids: [], more: false })
  expect(await page({ created: { lte: future }, limit: 100 })).toEqual({ ids, more: false })
  const { list } = stripe.paymentIntents
  for (const params of [
    { limit: 0 },
    { limit: 101 },
    { starting_after: 'pi_unknown' },
    { starting_after: ids[0], ending_before: ids[1] },
    { colour: 'red' },
    { created: { gte: 'monday' as never } },
  ])
    expect(await failure(list.call(stripe.paymentIntents, params))).toMatchObject({
      type: 'StripeInvalidRequestError',
    })
})

it('searches by metadata, status and amount', async () => {
  const { id } = await captured({ amount: 700, metadata: { trip: 'rome' } })
  await captured({ amount: 900, metadata: { trip: 'oslo' } })
  const found = async (query: string) =>
    (await stripe.paymentIntents.search({ query })).data.map(({ amount }) => amount)
  expect(await found("metadata['trip']:'rome'")).toEqual([700])
  expect(await found('amount>600 AND amount<800')).toEqual([700])
  expect(await found("metadata['trip']:'rome' OR metadata['trip']:'oslo'")).toEqual([900, 700])
  expect(await found(`-metadata["trip"]:"rome" AND status:"succeeded"`)).toEqual([900])
  expect(id).toBeTruthy()
  for (const query of ['', 'nonsense', 'colour:"red"', 'amount>1 AND amount<2 OR amount>3', 'x'.repeat(600)])
    expect(await failure(stripe.paymentIntents.search({ query }))).toMatchObject({ statusCode: 400 })
})

it('has refunds that are pending, succeed, and fail, as its test cards do', async () => {
  const statusesOf = async (payment_method: string) => {
    const { id } = await captured({ payment_method })
    const refund = await stripe.refunds.create({ payment_intent: id })
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    const after = await stripe.refunds.retrieve(refund.id)
    return [refund.status, after.status, after.failure_reason]
  }
  const [pending, failing] = await Promise.all(
    ['pm_card_pendingRefund', 'pm_card_refundFail'].map(statusesOf),
  )
  expect(pending).toEqual(['pending', 'succeeded', undefined])
  expect(failing).toEqual(['succeeded', 'failed', 'expired_or_canceled_card'])
  expect((await ledger(sandbox)).charges).toMatchObject([{ refunded: '120.00' }, { refunded: '0.00' }])
})

it('refunds no fils in ones, nothing twice, and nothing that was not captured', async () => {
  const { id } = await captured({ currency: 'kwd', amount: 5_120 })
  const refund = (amount?: number) => failure(stripe.refunds.create({ payment_intent: id, amount }))
  expect(await refund(1_234)).toMatchObject({ param: 'amount' })
  expect(await refund()).toBeUndefined()
  expect(await refund()).toMatchObject({ code: 'charge_already_refunded' })
  const reserved = await stripe.paymentIntents.create(authorisation())
  expect(await failure(stripe.refunds.create({ payment_intent: reserved.id }))).toMatchObject({
    param: 'payment_intent',
  })
})

it('answers in the version that is wanted, and knows when it is none', async () => {
  const ask = (version: string) =>
    fetch(`${sandbox.url}/v1/payment_intents`, {
      headers: { authorization: `Bearer ${sandbox.stripe.secretKey}`, 'stripe-version': version },
    })
  expect((await ask('2024-06-20')).headers.get('stripe-version')).toBe('2024-06-20')
  expect((await ask('yesterday')).status).toBe(400)
})
