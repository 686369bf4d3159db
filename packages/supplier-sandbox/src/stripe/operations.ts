import type { Answer, Call, Operation } from '../operation.ts'
import type { World } from '../world/world.ts'
import { endpointKind } from './events.ts'
import { listOf, parseForm, textOf } from './form.ts'
import { idempotent } from './idempotency.ts'
import { intentKind, wireCharge, wireIntent, type Intent } from './intent.ts'
import { listed } from './lists.ts'
import { requireStripeCredentials, stripeWebhookSecret } from './manners.ts'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  retrieveIntent,
} from './payment-intents.ts'
import { createRefund, listRefunds, retrieveRefund } from './refunds.ts'
import { missing, noSuch } from './refusals.ts'
import type { WebhookEndpoint } from './webhooks.ts'

type Handler = (world: World, call: Call) => Answer
type Row = [name: string, method: 'GET' | 'POST', path: string, handler: Handler]

const intents = (world: World) => world.store.list<Intent>(intentKind).map(({ body }) => body)

const listIntents: Handler = (world, call) =>
  listed(call, intents(world), { url: '/v1/payment_intents', toWire: (intent) => wireIntent(intent) })

const retrieveCharge: Handler = (world, { params }) => {
  const intent = intents(world).find(({ charge }) => charge === params['id'])
  if (!intent) throw noSuch('charge', params['id'] ?? '', 'charge')
  return { status: 200, body: wireCharge(intent) }
}

/** Every endpoint signs with the same secret here. */
const createEndpoint: Handler = (world, { body }) => {
  const form = parseForm(body)
  const url = textOf(form['url'])
  if (url === undefined || !URL.canParse(url)) throw missing('url')
  const enabledEvents = listOf(form['enabled_events'])
  if (enabledEvents.length === 0) throw missing('enabled_events')
  const endpoint = addEndpoint(world, url, enabledEvents)
  const data = { id: endpoint.id, object: 'webhook_endpoint', url, enabled_events: enabledEvents }
  return { status: 200, body: { ...data, livemode: false, status: 'enabled', secret: stripeWebhookSecret } }
}

export const addEndpoint = (world: World, url: string, enabledEvents: readonly string[]): WebhookEndpoint => {
  const known = world.store.byReference<WebhookEndpoint>(endpointKind, url)
  const endpoint = { id: known?.id ?? `we_1${world.newToken('webhook endpoint', 23)}`, url, enabledEvents }
  world.store.put(endpointKind, endpoint.id, { body: endpoint, reference: url })
  return endpoint
}

const rows: Row[] = [
  ['createPaymentIntent', 'POST', '/payment_intents', createIntent],
  ['listPaymentIntents', 'GET', '/payment_intents', listIntents],
  ['retrievePaymentIntent', 'GET', '/payment_intents/:id', retrieveIntent],
  ['confirmPaymentIntent', 'POST', '/payment_intents/:id/confirm', confirmIntent],
  ['capturePaymentIntent', 'POST', '/payment_intents/:id/capture', captureIntent],
  ['cancelPaymentIntent', 'POST', '/payment_intents/:id/cancel', cancelIntent],
  ['retrieveCharge', 'GET', '/charges/:id', retrieveCharge],
  ['createRefund', 'POST', '/refunds', createRefund],
  ['listRefunds', 'GET', '/refunds', listRefunds],
  ['retrieveRefund', 'GET', '/refunds/:id', retrieveRefund],
  ['createWebhookEndpoint', 'POST', '/webhook_endpoints', createEndpoint],
]

/** `wake` is called after each change, to deliver the events it wrote. */
export const stripeOperations = (world: World, wake: () => void): Operation[] =>
  rows.map(([name, method, path, handler]) => ({
    supplier: 'stripe',
    name,
    method,
    path: `/v1${path}`,
    handle: (call) => {
      requireStripeCredentials(call)
      if (method === 'GET') return handler(world, call)
      setImmediate(wake)
      const target = `${path} ${call.params['id'] ?? ''}`
      return idempotent(world, call, { path: target, run: () => handler(world, call) })
    },
  }))
