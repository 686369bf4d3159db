import { DomainError } from '@wayfare/domain'

/** The end of one call: its caller's, or its own. */
export interface CallDeadline extends Disposable {
  /** Aborts with the DomainError that ended the call as its reason. */
  readonly signal: AbortSignal
  /** What the work gives; rejects at once when the call ends, whether the work obeys the signal or not. */
  race<T>(work: Promise<T>): Promise<T>
}

/** Ends with ABORTED when the caller's signal does, with TIMED_OUT after `timeoutMs`. */
export const startDeadline = (name: string, timeoutMs: number, caller: AbortSignal): CallDeadline => {
  const controller = new AbortController()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  ended.catch(() => undefined) // for those who race
  const end = (error: DomainError) => {
    controller.abort(error)
    reject(error)
  }
  const timer = setTimeout(() => end(timedOut(name)), timeoutMs)
  const onAbort = () => end(aborted(name))
  caller.addEventListener('abort', onAbort)
  if (caller.aborted) onAbort()
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, ended]),
    [Symbol.dispose]: () => {
      clearTimeout(timer)
      caller.removeEventListener('abort', onAbort)
    },
  }
}

export const aborted = (name: string) =>
  new DomainError('ABORTED', `The request ended before ${name} answered.`, { supplier: name })

const timedOut = (name: string) =>
  new DomainError('TIMED_OUT', `${name} did not answer in time.`, { supplier: name })
