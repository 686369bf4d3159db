import { DomainError } from '@wayfare/domain'
import { createResilience } from '@wayfare/resilience'
import type { Lane, ResilienceOptions } from '@wayfare/resilience'
import { currentRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import type { z } from 'zod'
import { supplierFailure } from './supplier-failure.ts'
import type { SupplierAnswer } from './supplier-failure.ts'
import { badAnswer, exchange } from './transport.ts'
import type { WireRequest } from './transport.ts'

export interface SupplierClientOptions {
  /** The name in errors, logs and `SupplierOutcome`: `duffel`. */
  supplier: string
  /** Where relative paths start: `https://api.duffel.com`. */
  baseUrl: string
  /** Headers that authenticate one request, computed afresh for each attempt (signatures carry the time). */
  sign: () => Record<string, string>
  resilience?: ResilienceOptions
  log: Logger
}

export interface SupplierRequest {
  /** The supplier's name of the call, for logs, metrics and errors: `createOrder`. */
  operation: string
  method?: WireRequest['method']
  /** Below the base address, with or without a leading slash. It can never leave the base's host. */
  path: string
  /** Repeated names for arrays; undefined values are left out. */
  query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
  /** A function is called for each attempt afresh, for what does not live long. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
  json?: unknown
  /** What a successful body is; JSON unless said otherwise. */
  answers?: 'json' | 'text'
  /** For the whole call from its turn on, all attempts and the pauses between them; the default is 10 s. */
  timeoutMs?: number
  /** Reads are; a write only under an idempotency key that the supplier honours. */
  safeToRepeat?: boolean
  signal: AbortSignal
}

export interface SupplierCall<T> extends SupplierRequest {
  /** The contract of a 2xx body; what does not fit is BAD_ANSWER. */
  schema: z.ZodType<T>
  /** What these statuses mean where the body says nothing, such as 204 and 202. */
  byStatus?: ReadonlyMap<number, T>
  /**
   * Translates an answer outside 2xx that is an expected outcome: return its value. Throw a DomainError for what the
   * supplier's error codes say better than the status; return undefined to leave it to the table of statuses.
   */
  refusal?: (answer: SupplierAnswer) => T | undefined
}

export interface SupplierClient {
  /** The same client with every call in this lane; calls of the client itself are in the lane `search`. */
  lane(lane: Lane): SupplierClient
  /**
   * Rejects with a DomainError that names the supplier. After TIMED_OUT, ABORTED, UNAVAILABLE or BAD_ANSWER of a write
   * nobody knows whether it was done: look it up.
   */
  call<T>(call: SupplierCall<T>): Promise<T>
}

const defaultTimeoutMs = 10_000

/** One supplier's API: signing, resilience, one log line an attempt, and errors in our own words. */
export const createSupplierClient = (options: SupplierClientOptions): SupplierClient => {
  const { supplier, log } = options
  const resilient = createResilience(supplier, options.resilience)

  const attempt = async <T>(call: SupplierCall<T>, url: URL, signal: AbortSignal): Promise<Outcome<T>> => {
    const started = performance.now()
    const fields = () => ({
      supplier,
      operation: call.operation,
      ms: Math.round(performance.now() - started),
    })
    try {
      const answer = await exchange({ ...wireRequest(options, call), url, signal })
      const outcome = outcomeOf(supplier, call, answer)
      log.info('supplier called', { ...fields(), status: answer.status })
      return outcome
    } catch (error) {
      const ended = error instanceof DomainError && error.code === 'ABORTED'
      log[ended ? 'info' : 'warn']('supplier call failed', { ...fields(), error })
      throw error
    }
  }

  const inLane = (lane: Lane): SupplierClient => ({
    lane: inLane,
    call: async (call) => {
      const { timeoutMs = defaultTimeoutMs, method = 'GET', safeToRepeat = method === 'GET', signal } = call
      const terms = { lane, caller: callerAtHand(), timeoutMs, safeToRepeat, signal }
      const url = address(options, call)
      const outcome = await resilient(terms, (inner) => attempt(call, url, inner))
      return 'value' in outcome ? outcome.value : parse(options, call, outcome.body)
    },
  })
  return inLane('search')
}

/** Whose call it is; a job counts as a caller of its own. */
const callerAtHand = () => {
  const request = currentRequest()
  return request?.caller ?? request?.requestId
}

const wireRequest = (
  options: SupplierClientOptions,
  call: SupplierRequest,
): Omit<WireRequest, 'url' | 'signal'> => ({
  supplier: options.supplier,
  operation: call.operation,
  method: call.method ?? 'GET',
  headers: { ...(typeof call.headers === 'function' ? call.headers() : call.headers), ...options.sign() },
  json: call.json,
  answers: call.answers,
})

/** Outside the retries and the breaker: a link that a supplier sent does not tell how it is. */
const address = (
  { supplier, baseUrl }: SupplierClientOptions,
  { operation, path, query = {} }: SupplierRequest,
): URL => {
  const base = new URL(`${baseUrl.replace(/\/+$/, '')}/`)
  const url = URL.parse(path.replace(/^\/+/, ''), base.href)
  // A path may come out of a supplier's own link: it must not lead anywhere else with our credentials.
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
    throw badAnswer({ supplier, operation }, { problem: 'a link that leads to another address' })
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(each))
  }
  return url
}

/** An expected refusal as a value, or the body of a 2xx. */
type Outcome<T> = { value: T } | { body: unknown }

const outcomeOf = <T>(supplier: string, call: SupplierCall<T>, answer: SupplierAnswer): Outcome<T> => {
  const meant = call.byStatus?.get(answer.status)
  if (meant !== undefined) return { value: meant }
  if (answer.status >= 200 && answer.status <= 299) return { body: answer.body }
  const value = call.refusal?.(answer)
  if (value === undefined) throw supplierFailure(supplier, call.operation, answer)
  return { value }
}

/** Outside the retries and the breaker: a supplier that answers JSON is up, and would answer the same once more. */
const parse = <T>(
  { supplier, log }: SupplierClientOptions,
  { operation, schema }: SupplierCall<T>,
  body: unknown,
): T => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.').slice(0, 200)}: ${code}`)
  const error = badAnswer({ supplier, operation }, { problem: 'outside its contract', problems })
  log.warn('supplier call failed', { supplier, operation, error })
  throw error
}
