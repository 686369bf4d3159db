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
  createdAt: new Date(),
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

it('finds what a failure made that Stripe repeats under its key for ever', async () => {
  await using stripe = await stripeThat(failing([intent({ id: 'pi_other', metadata: {} }), intent()]))
  expect(await stripe.provider.authorise(request(), signal)).toMatchObject({
    outcome: 'FOUND',
    payment: { providerId: 'pi_1', state: 'AUTHORISED' },
  })
})

it('declines when a failure that Stripe repeats for ever made nothing', async () => {
  await using stripe = await stripeThat(failing([]))
  expect(await stripe.provider.authorise(request(), signal)).toMatchObject({
    outcome: 'DECLINED',
    declined: { code: 'processing_error' },
  })
})

it.each([
  ['ISK', '500', '50000'],
  ['MGA', '5000', '5000'],
  ['RSD', '500', '50000'],
  ['KWD', '5.000', '5000'],
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
  expect(failed).toMatchObject({ code: 'INVALID', cause: { code: 'card_declined' } })
  expect(JSON.stringify(failed) + (failed as Error).message).not.toContain('SECRET')
})
