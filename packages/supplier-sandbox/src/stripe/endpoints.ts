import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { endpointKind } from './events.ts'
import { listOf, parseForm, textOf } from './form.ts'
import { listed } from './lists.ts'
import { checkParameters, readMetadata } from './parameters.ts'
import { stripeWebhookSecret } from './protocol.ts'
import { invalid, missing, noSuch } from './refusals.ts'
import type { WebhookEndpoint } from './webhooks.ts'

const mostEndpoints = 16

const wireEndpoint = ({ id, url, enabledEvents, ...rest }: WebhookEndpoint) => ({
  id,
  object: 'webhook_endpoint',
  api_version: rest.apiVersion ?? null,
  application: null,
  created: rest.created ?? 0,
  description: rest.description ?? null,
  enabled_events: enabledEvents,
  livemode: false,
  metadata: rest.metadata ?? {},
  status: 'enabled',
  url,
})

const endpoints = (world: World) => world.store.list<WebhookEndpoint>(endpointKind).map(({ body }) => body)

const endpointById = (world: World, id = ''): WebhookEndpoint => {
  const endpoint = world.store.get<WebhookEndpoint>(endpointKind, id)
  if (!endpoint) throw noSuch('webhook endpoint', id, 'id')
  return endpoint
}

const readUrl = (url: string | undefined) => {
  if (url === undefined) throw missing('url')
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  })
}

const readEvents = (events: readonly string[]) => {
  if (events.length === 0) throw missing('enabled_events')
  const unknown = events.find((type) => !/^(\*|[a-z0-9_]+(\.[a-z0-9_]+)+)$/.test(type))
  if (unknown === undefined) return events
  throw invalid(`Invalid enabled_events: ${unknown.slice(0, 60)} is not an event type.`, {
    param: 'enabled_events',
  })
}

/** Every endpoint signs with the same secret here, which is told when it is created and never after. */
export const createEndpoint = (world: World, { body, now }: Call): Answer => {
  const form = parseForm(body)
  checkParameters(form, {
    api_version: true,
    description: true,
    enabled_events: { '*': true },
    expand: { '*': true },
    metadata: { '*': true },
    url: true,
  })
  const url = readUrl(textOf(form['url']))
  const enabledEvents = readEvents(listOf(form['enabled_events']))
  if (endpoints(world).length >= mostEndpoints)
    throw invalid(`You have reached the maximum of ${mostEndpoints} test webhook endpoints.`)
  const endpoint = addEndpoint(world, url, {
    enabledEvents,
    apiVersion: textOf(form['api_version']) ?? null,
    created: Math.floor(now.getTime() / 1_000),
    description: textOf(form['description']) ?? null,
    metadata: readMetadata(form),
  })
  return { status: 200, body: { ...wireEndpoint(endpoint), secret: stripeWebhookSecret } }
}

export const addEndpoint = (
  world: World,
  url: string,
  about: Omit<WebhookEndpoint, 'id' | 'url'>,
): WebhookEndpoint => {
  const known = world.store.byReference<WebhookEndpoint>(endpointKind, url)
  const endpoint = { ...about, id: known?.id ?? `we_1${world.newToken('webhook endpoint', 23)}`, url }
  world.store.put(endpointKind, endpoint.id, { body: endpoint, reference: url })
  return endpoint
}

export const retrieveEndpoint = (world: World, { params }: Call): Answer => ({
  status: 200,
  body: wireEndpoint(endpointById(world, params['id'])),
})

export const listEndpoints = (world: World, call: Call): Answer => {
  const all = endpoints(world).map((endpoint) => ({ ...endpoint, created: endpoint.created ?? 0 }))
  return listed(call, all, { url: '/v1/webhook_endpoints', what: 'webhook endpoint', toWire: wireEndpoint })
}

export const deleteEndpoint = (world: World, { params }: Call): Answer => {
  const { id } = endpointById(world, params['id'])
  world.store.run('delete from entities where kind = ? and id = ?', [endpointKind, id])
  return { status: 200, body: { id, object: 'webhook_endpoint', deleted: true } }
}
