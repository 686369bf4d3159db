export interface RoundsOptions {
  /** ms from the start of a round to the next; one that takes longer delays the next. */
  everyMs: number
  /** One round. After `stopping` it ends as soon as it can. */
  round(stopping: AbortSignal): Promise<unknown>
  /** Gets what a round threw; the next one comes all the same. */
  failed(error: unknown): void
}

export interface Rounds {
  /** Starts a round now, unless one is under way. */
  begin(): void
  /** Starts no other round and waits for the one under way. */
  close(): Promise<void>
}

/** Repeats work in the background, one round at a time. */
export const startRounds = ({ everyMs, round, failed }: RoundsOptions): Rounds => {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  const run = async () => {
    try {
      await round(stopping.signal)
    } catch (error) {
      failed(error)
    } finally {
      running = undefined
    }
  }
  const begin = () => {
    if (!stopping.signal.aborted) running ??= Promise.resolve().then(run)
  }
  const timer = setInterval(begin, everyMs).unref()
  return {
    begin,
    close: async () => {
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
