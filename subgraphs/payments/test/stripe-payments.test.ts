import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Secret } from '@wayfare/config'
import type { Money } from '@wayfare/domain'
import { createLogger } from '@wayfare/telemetry'
import { stripePayments } from '../src/stripe/stripe-payments.ts'

const log = createLogger('test', { level: 'silent' })
const { signal } = new AbortController()

const request = (amount: Money = { amount: '250.00', currency: 'EUR' }) => ({
  paymentId: 'p1',
  bookingReference: 'WF7K2P',
  amount,
  paymentMethod: 'pm_card_visa',
})

/** A Stripe that answers as the test says. */
const stripeThat = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = stripePayments({ url, apiKey: new Secret('sk_test'), settleMs: 0 }, log)
  return { provider, [Symbol.asyncDispose]: async () => void server.close() }
}

const answer = (response: ServerResponse, status: number, body: unknown) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'idempotent-replayed': 'true' })
    .end(JSON.stringify(body))

const intent = (more: object = {}) => ({
  id: 'pi_1',
  object: 'payment_intent',
  status: 'requires_capture',
  currency: 'eur',
  amount_received: 0,
  metadata: { paymentId: 'p1' },
  ...more,
})

const failing = (found: readonly object[]) => (incoming: IncomingMessage, response: ServerResponse) =>
  incoming.method === 'POST'
    ? answer(response, 500, { error: { type: 'api_error', message: 'boom' } })
    : answer(response, 200, { object: 'list', data: found, has_more: false })

it('says that Stripe repeats a failure under its key, and finds what the failure made', async () => {
  await using stripe = await stripeThat(failing([intent({ id: 'pi_other', metadata: {} }), intent()]))
  expect(await stripe.provider.authorise(request(), signal)).toEqual({ outcome: 'REPEATS_FAILURE' })
  const period = { from: new Date(), until: new Date() }
  expect(await stripe.provider.find(request(), period, signal)).toMatchObject({
    outcome: 'FOUND',
    payment: { providerId: 'pi_1', state: 'AUTHORISED' },
  })
})

it('looks only at the time in which the payment can have been made', async () => {
  const asked: string[] = []
  await using stripe = await stripeThat((incoming, response) => {
    asked.push(String(incoming.url))
    answer(response, 200, { object: 'list', data: [], has_more: false })
  })
  const period = { from: new Date('2027-01-01T10:00:00Z'), until: new Date('2027-01-01T10:05:00Z') }
  expect(await stripe.provider.find(request(), period, signal)).toBeUndefined()
  const { searchParams } = new URL(asked[0]!, 'http://stripe.test')
  expect(searchParams.get('created[gte]')).toBe(String(Date.parse('2027-01-01T09:55:00Z') / 1_000))
  expect(searchParams.get('created[lte]')).toBe(String(Date.parse('2027-01-01T10:10:00Z') / 1_000))
})

it.each([
  ['5.124', 'KWD', 'amount_not_chargeable', /new quote/],
  ['0.29', 'GBP', 'amount_too_small', /The least is 0.30 GBP/],
  ['100.000', 'LYD', 'currency_not_supported', /another currency/],
  ['10000000000.00', 'EUR', 'amount_too_large', /more than can be charged/],
])('declines %s %s before Stripe is asked', async (amount, currency, code, message) => {
  await using stripe = await stripeThat((_, response) => answer(response, 500, {}))
  expect(await stripe.provider.authorise(request({ amount, currency }), signal)).toEqual({
    outcome: 'DECLINED',
    declined: { code, message: expect.stringMatching(message) },
  })
})

it.each([
  [400, { type: 'invalid_request_error', code: 'parameter_unknown', param: 'colour' }, 'INTERNAL'],
  [400, { type: 'invalid_request_error', code: 'parameter_missing', param: 'currency' }, 'INTERNAL'],
  [404, { type: 'invalid_request_error', message: 'Unrecognized request URL' }, 'INTERNAL'],
  [401, { type: 'invalid_request_error' }, 'INTERNAL'],
  [400, { type: 'idempotency_error' }, 'INTERNAL'],
  [429, { type: 'invalid_request_error', code: 'lock_timeout' }, 'RATE_LIMITED'],
  [409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }, 'RATE_LIMITED'],
])('does not decline what is not up to the traveller: %i %j', async (status, error, code) => {
  await using stripe = await stripeThat((_, response) => answer(response, status, { error }))
  await expect(stripe.provider.authorise(request(), signal)).rejects.toMatchObject({ code })
})

it.each([
  [
    402,
    { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
    'insufficient_funds',
  ],
  [
    400,
    { type: 'invalid_request_error', code: 'resource_missing', param: 'payment_method' },
    'payment_method_invalid',
  ],
  [400, { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount' }, 'amount_too_small'],
  [400, { type: 'invalid_request_error', param: 'currency' }, 'currency_not_supported'],
])('declines what the traveller can change: %i %j', async (status, error, code) => {
  await using stripe = await stripeThat((_, response) => answer(response, status, { error }))
  expect(await stripe.provider.authorise(request(), signal)).toMatchObject({
    outcome: 'DECLINED',
    declined: { code },
  })
})

it.each(['capture', 'cancel'] as const)(
  'gets round a failure that Stripe repeats under the key of a %s',
  async (step) => {
    const keys: string[] = []
    await using stripe = await stripeThat((incoming, response) => {
      keys.push(String(incoming.headers['idempotency-key']))
      const done = { capture: 'succeeded', cancel: 'canceled' }[step]
      if (keys.length === 1) answer(response, 500, { error: { type: 'api_error' } })
      else answer(response, 200, intent({ status: done }))
    })
    const { provider } = stripe
    const [amount, handle] = [request().amount, { paymentId: 'p1', providerId: 'pi_1', currency: 'EUR' }]
    const after =
      step === 'capture'
        ? await provider.capture(handle, amount, signal)
        : await provider.cancel(handle, signal)
    expect(after.state).toBe({ capture: 'CAPTURED', cancel: 'CANCELLED' }[step])
    expect(new Set(keys).size).toBe(2)
  },
)

it.each([
  ['ISK', '500', '50000'],
  ['MGA', '5000.00', '5000'],
  ['RSD', '500.00', '50000'],
  ['HUF', '1045.50', '104550'],
  ['TWD', '800.45', '80045'],
  ['UGX', '5000', '500000'],
  ['KWD', '5.120', '5120'],
  ['JPY', '500', '500'],
  ['EUR', '5.00', '500'],
])('counts %s as Stripe does', async (currency, amount, units) => {
  const asked: URLSearchParams[] = []
  await using stripe = await stripeThat(async (incoming, response) => {
    asked.push(new URLSearchParams(await text(incoming)))
    answer(response, 200, intent({ status: 'succeeded', currency, amount_received: Number(units) }))
  })
  const authorised = await stripe.provider.authorise(request({ amount, currency }), signal)
  expect(asked[0]?.get('amount')).toBe(units)
  expect(authorised).toMatchObject({ payment: { captured: { amount, currency } } })
})

it('keeps what Stripe says about cards out of its errors', async () => {
  await using stripe = await stripeThat((_, response) =>
    answer(response, 402, {
      error: {
        type: 'card_error',
        code: 'card_declined',
        message: 'SECRET',
        payment_method: { card: 'SECRET' },
      },
    }),
  )
  const handle = { paymentId: 'p1', providerId: 'pi_1', currency: 'EUR' }
  const failed = await stripe.provider.cancel(handle, signal).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 'REFUSED', cause: { code: 'card_declined' } })
  expect(JSON.stringify(failed) + (failed as Error).message).not.toContain('SECRET')
})
