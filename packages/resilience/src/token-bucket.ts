import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@wayfare/domain'
import { TokenBucket } from 'limiter'

export interface RateOptions {
  perSecond: number
  /** How many may go at once after a quiet time. */
  burst: number
  /** The longest a call may wait for its turn; beyond it, RATE_LIMITED at once. */
  maxWaitMs?: number
}

/** Waits for our own turn, so that the supplier's limit is kept rather than hit. */
export const createRateLimit = (name: string, { perSecond, burst, maxWaitMs = 1_000 }: RateOptions) => {
  const bucket = new TokenBucket({ bucketSize: burst, tokensPerInterval: perSecond, interval: 'second' })
  bucket.content = burst // the library starts empty
  return async (signal: AbortSignal) => {
    while (!bucket.tryRemoveTokens(1)) {
      const wait = bucket.getWaitTime(1)
      if (wait > maxWaitMs) throw tooMany(name, wait)
      await sleep(Math.max(1, wait), undefined, { signal })
    }
  }
}

const tooMany = (name: string, wait: number) =>
  new DomainError('RATE_LIMITED', `${name} is at the limit of its call rate`, {
    supplier: name,
    retryAfterMs: Math.ceil(wait),
  })
