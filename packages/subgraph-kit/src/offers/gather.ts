import { DomainError, isRetryable } from '@wayfare/domain'

export type SupplierStatus = 'ANSWERED' | 'PARTIAL' | 'TIMED_OUT' | 'FAILED' | 'RATE_LIMITED' | 'CIRCUIT_OPEN'

/** What came of asking one supplier. */
export interface SupplierOutcome {
  supplier: string
  status: SupplierStatus
  offers: number
  latencyMs: number
  retryable: boolean
  message?: string
}

/** A supplier that was asked: its offers arrive in pages until it has said all. */
export interface OfferSource<O> {
  supplier: string
  search(signal: AbortSignal): AsyncIterable<readonly O[]>
}

export interface Gathered<O> {
  offers: readonly O[]
  suppliers: readonly SupplierOutcome[]
}

export interface GatherOptions {
  /** Answers with what has arrived by then. */
  deadlineMs: number
  signal: AbortSignal
}

/**
 * Asks all suppliers at once. A supplier that is late or fails becomes an outcome and takes nothing from the others;
 * only what is wrong with the search itself (INVALID) is thrown.
 */
export const gatherOffers = async <O>(
  sources: readonly OfferSource<O>[],
  options: GatherOptions,
): Promise<Gathered<O>> => {
  const asked = await Promise.all(sources.map((source) => ask(source, options)))
  return { offers: asked.flatMap(({ offers }) => offers), suppliers: asked.map(({ outcome }) => outcome) }
}

const ask = async <O>(source: OfferSource<O>, { deadlineMs, signal }: GatherOptions) => {
  const started = performance.now()
  const deadline = AbortSignal.timeout(deadlineMs)
  const offers: O[] = []
  const failure = await collect(source.search(AbortSignal.any([signal, deadline])), offers, deadline)
  if (failure instanceof DomainError && failure.code === 'INVALID') throw failure
  signal.throwIfAborted()
  const outcome: SupplierOutcome = {
    supplier: source.supplier,
    offers: offers.length,
    latencyMs: Math.round(performance.now() - started),
    ...describe(failure, offers.length > 0),
  }
  return { offers, outcome }
}

/** Fills `offers` and gives what ended it early, if anything did. */
const collect = async <O>(
  pages: AsyncIterable<readonly O[]>,
  offers: O[],
  deadline: AbortSignal,
): Promise<unknown> => {
  const late = Promise.withResolvers<never>()
  const onAbort = () => late.reject(new DomainError('TIMED_OUT', 'The deadline of the search passed.'))
  deadline.addEventListener('abort', onAbort)
  const iterator = pages[Symbol.asyncIterator]()
  try {
    for (;;) {
      const page = await Promise.race([iterator.next(), late.promise])
      if (page.done) return undefined
      offers.push(...page.value)
    }
  } catch (error) {
    void iterator.return?.()?.catch(() => undefined)
    return deadline.aborted
      ? new DomainError('TIMED_OUT', 'The deadline of the search passed.', { cause: error })
      : error
  } finally {
    deadline.removeEventListener('abort', onAbort)
  }
}

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
    message: known ? failure.message : 'It failed on our side.',
  }
}
