import type { Answer, Call, Operation } from '../operation.ts'
import { Refusal } from '../operation.ts'
import type { World } from '../world/world.ts'
import { challengePath } from './challenge-url.ts'
import { answerChallenge, showChallenge } from './challenge.ts'
import { listCharges, retrieveCharge } from './charges.ts'
import { createEndpoint, deleteEndpoint, listEndpoints, retrieveEndpoint } from './endpoints.ts'
import { createKeysInUse, idempotent, keepFailure } from './idempotency.ts'
import { intentExpansions, intentKind, wireIntent, type Intent } from './intent.ts'
import { listed } from './lists.ts'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  retrieveIntent,
  updateIntent,
} from './payment-intents.ts'
import { requireStripeCredentials, requireStripeVersion } from './protocol.ts'
import { turnRefunds } from './refund.ts'
import { createRefund, listRefunds, retrieveRefund, updateRefund } from './refunds.ts'
import { searchIntents } from './search.ts'

type Handler = (world: World, call: Call) => Answer
type Row = [name: string, method: 'GET' | 'POST' | 'DELETE', path: string, handler: Handler]

const listIntents: Handler = (world, call) =>
  listed(
    call,
    world.store.list<Intent>(intentKind).map(({ body }) => body),
    {
      url: '/v1/payment_intents',
      what: 'payment_intent',
      expansions: Object.keys(intentExpansions),
      toWire: wireIntent,
    },
  )

const rows: Row[] = [
  ['createPaymentIntent', 'POST', '/payment_intents', createIntent],
  ['listPaymentIntents', 'GET', '/payment_intents', listIntents],
  ['searchPaymentIntents', 'GET', '/payment_intents/search', searchIntents],
  ['retrievePaymentIntent', 'GET', '/payment_intents/:id', retrieveIntent],
  ['updatePaymentIntent', 'POST', '/payment_intents/:id', updateIntent],
  ['confirmPaymentIntent', 'POST', '/payment_intents/:id/confirm', confirmIntent],
  ['capturePaymentIntent', 'POST', '/payment_intents/:id/capture', captureIntent],
  ['cancelPaymentIntent', 'POST', '/payment_intents/:id/cancel', cancelIntent],
  ['listCharges', 'GET', '/charges', listCharges],
  ['retrieveCharge', 'GET', '/charges/:id', retrieveCharge],
  ['createRefund', 'POST', '/refunds', createRefund],
  ['listRefunds', 'GET', '/refunds', listRefunds],
  ['retrieveRefund', 'GET', '/refunds/:id', retrieveRefund],
  ['updateRefund', 'POST', '/refunds/:id', updateRefund],
  ['createWebhookEndpoint', 'POST', '/webhook_endpoints', createEndpoint],
  ['listWebhookEndpoints', 'GET', '/webhook_endpoints', listEndpoints],
  ['retrieveWebhookEndpoint', 'GET', '/webhook_endpoints/:id', retrieveEndpoint],
  ['deleteWebhookEndpoint', 'DELETE', '/webhook_endpoints/:id', deleteEndpoint],
]

const targetOf = ({ params }: Call, path: string) => `/v1${path.replace(':id', params['id'] ?? '')}`

/** `wake` is called after each change, to deliver the events it wrote. */
export const stripeOperations = (world: World, wake: () => void): Operation[] => {
  const keys = createKeysInUse()
  const apiOperations = rows.map(([name, method, path, handler]): Operation => ({
    supplier: 'stripe',
    name,
    method,
    path: `/v1${path}`,
    ...(name === 'createRefund' && { suffers: ['delayed-confirmation'] }),
    ...(method === 'POST' && {
      begin: keys.begin,
      end: keys.end,
      failed: (call: Call, answer: Answer) =>
        keepFailure(world, call, { path: targetOf(call, path), answer }),
    }),
    handle: (call) => {
      requireStripeCredentials(call)
      const version = requireStripeVersion(call)
      turnRefunds(world, call.now)
      const run = () => handler(world, call)
      if (method === 'GET') return withVersion(version, run)
      setImmediate(wake)
      if (method === 'DELETE') return withVersion(version, run)
      return withVersion(version, () => idempotent(world, call, { path: targetOf(call, path), run }))
    },
  }))
  return [...apiOperations, ...challengeOperations(world, wake)]
}

const withVersion = (version: string, run: () => Answer): Answer => {
  const add = (answer: Answer): Answer => ({
    ...answer,
    headers: { 'stripe-version': version, ...answer.headers },
  })
  try {
    return add(run())
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(add(error.answer)) : error
  }
}

/** The cardholder's side, which is not part of the API: the page of the bank, and its buttons. */
const challengeOperations = (world: World, wake: () => void): Operation[] => [
  {
    supplier: 'stripe',
    name: 'showAuthentication',
    method: 'GET',
    path: `${challengePath}/:id`,
    handle: (call) => showChallenge(world, call),
  },
  {
    supplier: 'stripe',
    name: 'answerAuthentication',
    method: 'POST',
    path: `${challengePath}/:id`,
    handle: (call) => {
      setImmediate(wake)
      return answerChallenge(world, call)
    },
  },
]
