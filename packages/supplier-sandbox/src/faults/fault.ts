import { z } from 'zod'

/** What the supplier says in its own words: the operation has to know how. */
export const semanticFaults = [
  'delayed-confirmation',
  'accepted',
  'creation-failed',
  'sold-out',
  'price-changed',
  'retrieval-lag',
  'degraded-answer',
] as const
/** Before the work: nothing has happened when the caller hears of it (latency only delays). */
const earlyFaults = ['latency', 'rate-limited', 'server-error', 'reset'] as const
/** After the work: it is done, and the answer suffers. */
const lateFaults = ['answer-lost', 'truncated', 'garbage', 'huge', 'slow-drip'] as const
const webhookFaults = ['duplicate-webhook', 'reordered-webhook'] as const

export const faultKinds = [...earlyFaults, ...lateFaults, ...semanticFaults, ...webhookFaults] as const

export type SemanticFault = (typeof semanticFaults)[number]
export type WebhookFault = (typeof webhookFaults)[number]
export type FaultKind = (typeof faultKinds)[number]

export const isSemantic = (kind: FaultKind): kind is SemanticFault =>
  (semanticFaults as readonly string[]).includes(kind)
export const isWebhook = (kind: FaultKind): kind is WebhookFault =>
  (webhookFaults as readonly string[]).includes(kind)

export const faultInput = z.strictObject({
  supplier: z.enum(['duffel', 'rapid', 'stripe', 'ecb']),
  /** The contract's operationId, or `*` for all of the supplier's. */
  operation: z.string().min(1),
  kind: z.enum(faultKinds),
  /** Of each matching call, 1 by default. */
  probability: z.number().gt(0).max(1).default(1),
  /** How often it strikes before it is spent; for ever by default. */
  times: z.int().min(1).optional(),
  /**
   * latency: the delay; slow-drip: between pieces; delayed-confirmation, accepted: until it is confirmed;
   * creation-failed: until it has failed; retrieval-lag: until it can be retrieved.
   */
  delayMs: z.int().min(0).max(600_000).optional(),
})

export type FaultInput = z.output<typeof faultInput>

export interface Fault extends FaultInput {
  readonly id: string
  readonly hits: number
}

/** A fault that strikes the call at hand. */
export interface Strike {
  readonly id: string
  readonly kind: FaultKind
  /** 1 for the first time. */
  readonly hit: number
  readonly delayMs: number
}
