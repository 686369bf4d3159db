import type { Secret } from '@wayfare/config'
import { DomainError } from '@wayfare/domain'
import { createResilience } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { fetch } from 'undici'
import { Stripe } from 'stripe'
import type { z } from 'zod'
import { toDomainError } from './errors.ts'

export interface StripeConfig {
  /** `https://api.stripe.com`: host and port, nothing below them. */
  url: string
  apiKey: Secret
  /** ms after the end of an attempt without an answer within which a payment may still appear. */
  settleMs: number
}

export interface StripeCall<S extends z.ZodType> {
  /** For logs and errors. */
  operation: string
  /** What the answer must be like. */
  schema: S
  run: (stripe: Stripe) => Promise<unknown>
  signal: AbortSignal
}

/** Calls Stripe through its SDK. Rejects with a DomainError. */
export type StripeCalls = <S extends z.ZodType>(call: StripeCall<S>) => Promise<z.output<S>>

const timeoutMs = 20_000

/** ms that one call may last at most. */
export const callMs = timeoutMs + 1_000

/** One bounded call at a time, written as one log line. The SDK repeats nothing: the queue does, with growing pauses. */
export const createStripeCalls = ({ url, apiKey }: StripeConfig, log: Logger): StripeCalls => {
  const { protocol, hostname, port } = new URL(url)
  const stripe = new Stripe(apiKey.reveal(), {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port === '' ? undefined : port,
    // Unlike the SDK's own, its deadline holds for the whole answer, and it repeats nothing behind our back. The
    // package's fetch and not Node's: both share one dispatcher once the package is loaded, and Node's would break.
    httpClient: Stripe.createFetchHttpClient(fetch as unknown as typeof globalThis.fetch),
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: timeoutMs,
  })
  const resilient = createResilience('stripe', { attempts: 1 })
  return ({ operation, schema, run, signal }) =>
    resilient({ timeoutMs: callMs, safeToRepeat: false, signal }, () =>
      logged(log, operation, async () => {
        const answer = await run(stripe).catch((error: unknown) => {
          throw toDomainError(operation, error)
        })
        const parsed = schema.safeParse(answer)
        if (parsed.success) return parsed.data
        throw new DomainError('BAD_ANSWER', `stripe answered ${operation} outside its contract`, {
          supplier: 'stripe',
          cause: parsed.error.issues.map(({ path, code }) => ({ path, code })),
        })
      }),
    )
}

const logged = async <T>(log: Logger, operation: string, work: () => Promise<T>): Promise<T> => {
  const started = performance.now()
  const fields = () => ({ supplier: 'stripe', operation, ms: Math.round(performance.now() - started) })
  try {
    const answer = await work()
    log.info('supplier called', fields())
    return answer
  } catch (error) {
    const { code, message } = error as DomainError
    log.warn('supplier call failed', { ...fields(), error: { code, message } })
    throw error
  }
}
