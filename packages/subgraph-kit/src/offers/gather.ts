import { DomainError, isRetryable } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type { SearchDeadline } from './search-deadline.ts'

export type SupplierStatus = 'ANSWERED' | 'PARTIAL' | 'TIMED_OUT' | 'FAILED' | 'RATE_LIMITED' | 'CIRCUIT_OPEN'

/** What one supplier contributed to a search, or why it did not. */
export interface SupplierOutcome {
  supplier: string
  status: SupplierStatus
  offers: number
  latencyMs: number
  retryable: boolean
  message?: string
}

/** One supplier of a search: its offers arrive in pages until there are no more. */
export interface OfferSource<O> {
  supplier: string
  search(signal: AbortSignal): AsyncIterable<readonly O[]>
}

export interface Gathered<O> {
  /** Each reference once. */
  offers: readonly O[]
  suppliers: readonly SupplierOutcome[]
}

export interface GatherOptions {
  /** Answers with what has arrived by then. */
  deadline: SearchDeadline
  log: Logger
}

/** The most offers that are taken of one supplier. */
const mostOffers = 2_000

/**
 * Searches at all suppliers at once. A supplier that is late, refuses or fails becomes an outcome and takes nothing from the
 * others. Only where every supplier calls the search itself wrong (INVALID) is that thrown.
 */
export const gatherOffers = async <O extends { ref: string }>(
  sources: readonly OfferSource<O>[],
  options: GatherOptions,
): Promise<Gathered<O>> => {
  const results = await Promise.all(sources.map((source) => searchAt(source, options)))
  const invalid = results.filter(({ failure }) => isInvalid(failure))
  if (invalid.length > 0 && invalid.length === results.length) throw invalid[0]!.failure
  return { offers: results.flatMap(({ offers }) => offers), suppliers: results.map(({ outcome }) => outcome) }
}

const isInvalid = (failure: unknown) => failure instanceof DomainError && failure.code === 'INVALID'

const searchAt = async <O extends { ref: string }>(source: OfferSource<O>, options: GatherOptions) => {
  const started = performance.now()
  const offers = new Map<string, O>()
  const failure = await collect(source, offers, options.deadline)
  if (failure !== undefined && !(failure instanceof DomainError))
    options.log.error('a search failed', { supplier: source.supplier, error: failure })
  const outcome: SupplierOutcome = {
    supplier: source.supplier,
    offers: offers.size,
    latencyMs: Math.round(performance.now() - started),
    ...describe(failure, offers.size > 0),
  }
  return { offers: [...offers.values()], outcome, failure }
}

/** Fills `offers` and gives what ended it early, if anything did. Throws when the caller has gone away. */
const collect = async <O extends { ref: string }>(
  source: OfferSource<O>,
  offers: Map<string, O>,
  deadline: SearchDeadline,
): Promise<unknown> => {
  const late = new DomainError(
    'TIMED_OUT',
    `${source.supplier} did not answer before the deadline of the search.`,
  )
  const iterator = pagesOf(source, deadline.signal)[Symbol.asyncIterator]()
  const stop = () => void iterator.return?.()?.catch(() => undefined)
  for (;;) {
    const next = settled(iterator.next())
    const page = await deadline.within(next)
    if (page === undefined) {
      stop()
      return late
    }
    if ('failure' in page) return deadline.passed ? late : page.failure
    if (page.done) return undefined
    for (const offer of page.value) if (!offers.has(offer.ref)) offers.set(offer.ref, offer)
    if (offers.size < mostOffers) continue
    stop()
    return undefined
  }
}

/** Also what a source throws before its first page is one supplier's failure. */
const pagesOf = async function* <O>(source: OfferSource<O>, signal: AbortSignal) {
  yield* source.search(signal)
}

/** A rejection as a value, so that it is told apart from the caller's going away. */
const settled = <T>(work: Promise<T>): Promise<T | { failure: unknown; done?: undefined }> =>
  work.catch((failure: unknown) => ({ failure }))

const statuses: Partial<Record<string, SupplierStatus>> = {
  TIMED_OUT: 'TIMED_OUT',
  RATE_LIMITED: 'RATE_LIMITED',
  CIRCUIT_OPEN: 'CIRCUIT_OPEN',
}

const describe = (
  failure: unknown,
  some: boolean,
): Pick<SupplierOutcome, 'status' | 'retryable' | 'message'> => {
  if (failure === undefined) return { status: 'ANSWERED', retryable: false }
  const known = failure instanceof DomainError
  const status = some ? 'PARTIAL' : (known && statuses[failure.code]) || 'FAILED'
  return {
    status,
    retryable: isRetryable(failure),
    message: known ? failure.message : 'Something went wrong on our side.',
  }
}
