import { DomainError } from '@wayfare/domain'
import { createResilience } from '@wayfare/resilience'
import type { ResilienceOptions } from '@wayfare/resilience'
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
  headers?: Readonly<Record<string, string>>
  json?: unknown
  /** What a successful body is; JSON unless said otherwise. */
  answers?: 'json' | 'text'
  /** For the call as a whole attempt; the default is 10 s. */
  timeoutMs?: number
  /** Reads are; a write only under an idempotency key that the supplier honours. */
  safeToRepeat?: boolean
  signal: AbortSignal
}

export interface SupplierCall<T> extends SupplierRequest {
  /** The contract of a 2xx body; what does not fit is BAD_ANSWER. */
  schema: z.ZodType<T>
  /**
   * Translates an answer outside 2xx that is an expected outcome: return its value. Throw a DomainError for what the
   * supplier's error codes say better than the status; return undefined to leave it to the table of statuses.
   */
  refusal?: (answer: SupplierAnswer) => T | undefined
}

/** What a call is for. Each lane has its own limits and places: a search never delays a booking. */
export type Lane = 'booking' | 'quote' | 'search'

export interface SupplierClient {
  /** The same client with every call in this lane; calls of the client itself are in the lane `search`. */
  lane(lane: Lane): SupplierClient
  /** Rejects with a DomainError that names the supplier. After TIMED_OUT, UNAVAILABLE or BAD_ANSWER of a write nobody knows: look it up. */
  call<T>(call: SupplierCall<T>): Promise<T>
}

/** One supplier's API: signing, resilience, one log line a call, and errors in our own words. */
export const createSupplierClient = (options: SupplierClientOptions): SupplierClient => {
  const { supplier, log } = options
  const resilient = createResilience(supplier, options.resilience)

  const attempt = async <T>(call: SupplierCall<T>, signal: AbortSignal): Promise<T> => {
    const started = performance.now()
    const fields = { supplier, operation: call.operation }
    try {
      const answer = await exchange(wireRequest(options, call, signal))
      log.info('supplier called', {
        ...fields,
        status: answer.status,
        ms: Math.round(performance.now() - started),
      })
      return settle(supplier, call, answer)
    } catch (error) {
      log.warn('supplier call failed', {
        ...fields,
        ms: Math.round(performance.now() - started),
        error: brief(error),
      })
      throw error
    }
  }

  const client: SupplierClient = {
    lane: () => client,
    call: (call) => {
      const { timeoutMs = 10_000, method = 'GET', safeToRepeat = method === 'GET', signal } = call
      return resilient({ timeoutMs, safeToRepeat, signal }, (inner) => attempt(call, inner))
    },
  }
  return client
}

const wireRequest = (
  options: SupplierClientOptions,
  call: SupplierRequest,
  signal: AbortSignal,
): WireRequest => ({
  supplier: options.supplier,
  operation: call.operation,
  method: call.method ?? 'GET',
  url: address(options.baseUrl, call),
  headers: { ...call.headers, ...options.sign() },
  json: call.json,
  answers: call.answers,
  timeoutMs: call.timeoutMs ?? 10_000,
  signal,
})

const address = (baseUrl: string, { path, query = {} }: SupplierRequest): URL => {
  const base = new URL(`${baseUrl.replace(/\/+$/, '')}/`)
  const url = new URL(path.replace(/^\/+/, ''), base)
  // A path may come out of a supplier's own link: it must not lead anywhere else with our credentials.
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
    throw new DomainError('BAD_ANSWER', `a link leads away from ${base.origin}${base.pathname}`)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(each))
  }
  return url
}

const settle = <T>(supplier: string, call: SupplierCall<T>, answer: SupplierAnswer): T => {
  if (answer.status < 200 || answer.status > 299) {
    const outcome = call.refusal?.(answer)
    if (outcome === undefined) throw supplierFailure(supplier, call.operation, answer)
    return outcome
  }
  const parsed = call.schema.safeParse(answer.body)
  if (parsed.success) return parsed.data
  throw badAnswer(
    { supplier, operation: call.operation },
    'sent an answer outside its contract',
    parsed.error,
  )
}

/** What a log line needs of an error: never the supplier's body. */
const brief = (error: unknown) =>
  error instanceof DomainError ? { code: error.code, message: error.message } : { message: String(error) }
