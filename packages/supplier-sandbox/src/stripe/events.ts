import type { World } from '../world/world.ts'
import { stripeVersion } from './protocol.ts'

export const eventKind = 'stripe.event'
export const endpointKind = 'stripe.webhook_endpoint'

export interface StripeEvent {
  readonly id: string
  readonly type: string
  /** What goes over the wire, signed. */
  readonly payload: string
}

/** Writes an event beside the change it tells of: in the same transaction, delivered after it. */
export const emit = (
  world: World,
  type: string,
  { object, now, key }: { object: unknown; now: Date; key: string | null },
) => {
  const id = `evt_1${world.newToken('event', 23)}`
  const payload = JSON.stringify({
    id,
    object: 'event',
    api_version: stripeVersion,
    created: Math.floor(now.getTime() / 1_000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: key },
    type,
  })
  const endpoints = world.store.list(endpointKind)
  if (endpoints.length > 0)
    world.store.put(eventKind, id, { body: { id, type, payload } satisfies StripeEvent })
}
