import { TokenBucket } from 'limiter'

/** What a supplier's contract allows, for all lanes together. */
export interface RateOptions {
  perSecond: number
  /** How many calls may go at once after a quiet time. */
  burst: number
}

/** Our own count of calls, so that the supplier's limit is kept rather than hit. */
export interface Bucket {
  /** How long until a call may go that leaves `reserve` tokens in the bucket, in ms; 0 = now. */
  waitMs(reserve: number): number
  take(): void
  /** For a call that was not made after all. */
  giveBack(): void
}

export const createBucket = ({ perSecond, burst }: RateOptions): Bucket => {
  const size = Math.max(1, Math.floor(burst))
  const bucket = new TokenBucket({ bucketSize: size, tokensPerInterval: perSecond, interval: 'second' })
  bucket.content = size // the library starts empty
  return {
    waitMs: (reserve) => bucket.getWaitTime(Math.min(size, reserve + 1)),
    take: () => void bucket.tryRemoveTokens(1),
    giveBack: () => void (bucket.content = Math.min(size, bucket.content + 1)),
  }
}
