import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@wayfare/domain'
import type { Faults } from '../faults/registry.ts'
import type { World } from '../world/world.ts'
import { endpointKind, eventKind, type StripeEvent } from './events.ts'
import { stripeWebhookSecret } from './protocol.ts'
import { turnRefunds } from './refund.ts'

export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  readonly enabledEvents: readonly string[]
  readonly apiVersion?: string | null
  /** Unix seconds. */
  readonly created?: number
  readonly description?: string | null
  readonly metadata?: Readonly<Record<string, string>>
}

/** `t=<unix>,v1=<hex hmac-sha256(secret, t + "." + body)>` */
const signature = (payload: string, now: Date) => {
  const t = Math.floor(now.getTime() / 1_000)
  return `t=${t},v1=${createHmac('sha256', stripeWebhookSecret).update(`${t}.${payload}`).digest('hex')}`
}

const timeoutMs = 10_000
/** Between one attempt and the next; then patience ends. */
const waits = [500, 2_000, 10_000, 30_000, 120_000]

/** Delivers events in their order; one that an endpoint refuses is tried again without holding up the others. */
export interface Webhooks {
  /** Delivers what has been written since. */
  pump(): void
  /** What is not delivered by then is delivered after the next start. */
  close(): Promise<void>
}

interface Parts {
  readonly world: World
  readonly faults: Faults
  readonly clock: Clock
}

interface Post {
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** `reordered-webhook` lets the next event overtake, `duplicate-webhook` sends one twice. */
export const createWebhooks = (parts: Parts): Webhooks => {
  const { faults } = parts
  const closing = new AbortController()
  const attempts = createAttempts(parts, closing.signal)
  const alarm = createAlarm(parts, () => pump())
  const drain = async () => {
    if (closing.signal.aborted) return
    alarm.set()
    const next = () => attempts.waiting()
    for (let [first, second] = next(); first && !closing.signal.aborted; [first, second] = next()) {
      const strikes = new Set(faults.strike('stripe', first.type, 'webhook').map(({ kind }) => kind))
      const order = strikes.has('reordered-webhook') && second ? [second, first] : [first]
      for (const event of order)
        await attempts.make(event, event === first && strikes.has('duplicate-webhook') ? 2 : 1)
    }
  }
  let running = Promise.resolve()
  const pump = () => {
    running = running.then(drain)
  }
  return {
    pump,
    close: async () => {
      closing.abort()
      alarm.clear()
      await running
      await attempts.ended()
    },
  }
}

/** Refunds change by themselves: the next one that does wakes the delivery up. */
const createAlarm = ({ world, clock }: Parts, wake: () => void) => {
  let timer: NodeJS.Timeout | undefined
  return {
    set: () => {
      const now = clock()
      const next = world.store.transaction(() => turnRefunds(world, now))
      clearTimeout(timer)
      if (next !== undefined) timer = setTimeout(wake, Math.max(20, next - now.getTime())).unref()
    },
    clear: () => clearTimeout(timer),
  }
}

/** Sends events, and goes on sending those that were refused, beside the others. */
const createAttempts = ({ world, clock }: Parts, signal: AbortSignal) => {
  const post = { clock, signal }
  const underWay = new Map<string, Promise<void>>()
  const settle = async (event: StripeEvent, failed: readonly string[]) => {
    for (const url of failed) await retry(url, event, post)
    if (!signal.aborted)
      world.store.run('delete from entities where id = ? and kind = ?', [event.id, eventKind])
    underWay.delete(event.id)
  }
  return {
    waiting: () =>
      world.store
        .list<StripeEvent>(eventKind)
        .toReversed()
        .filter(({ id }) => !underWay.has(id))
        .map(({ body }) => body),
    make: async (event: StripeEvent, times: number) => {
      underWay.set(event.id, Promise.resolve())
      const urls = urlsFor(world, event)
      const results: boolean[] = []
      for (const url of urls)
        for (let time = 0; time < times; time += 1) results.push(await send(url, event, post))
      const failed = urls.filter((_, index) => !results[index * times])
      underWay.set(event.id, settle(event, failed))
    },
    ended: () => Promise.all(underWay.values()),
  }
}

const urlsFor = (world: World, { type }: StripeEvent): string[] =>
  world.store
    .list<WebhookEndpoint>(endpointKind)
    .filter(({ body }) => body.enabledEvents.some((wanted) => wanted === '*' || wanted === type))
    .map(({ body }) => body.url)

const retry = async (url: string, event: StripeEvent, post: Post) => {
  for (const wait of waits) {
    await sleep(wait, undefined, { signal: post.signal }).catch(() => undefined)
    if (post.signal.aborted || (await send(url, event, post))) return
  }
}

/** Whether the endpoint took it. */
const send = async (url: string, { payload }: StripeEvent, { clock, signal }: Post): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature(payload, clock()),
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
