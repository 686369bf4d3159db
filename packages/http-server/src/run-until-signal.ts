import { setTimeout as delay } from 'node:timers/promises'

/** The part of `process` that is needed to end it. */
export interface SignalledProcess {
  on(event: 'SIGTERM' | 'SIGINT', handler: () => void): unknown
  exit(code: number): never
  stderr: { write(text: string): unknown }
}

export interface StoppableService {
  /** Says that the service is about to stop; it is called right before `close`. */
  drain?(): void
  /** Finishes what was accepted and closes everything. */
  close(): Promise<unknown>
}

export interface SignalOptions {
  /** After this time, in ms, the process ends with code 1 whatever is still under way. Default 40,000. */
  hardStopMs?: number
  /** One Ctrl-C may arrive several times: signals within this time of the first, in ms, are the same one. Default 1,000. */
  sameSignalMs?: number
  /** How long a service that is still starting may take to be ready to be closed, in ms. Default 2,000. */
  startGraceMs?: number
  /** What a hard stop did not wait for, for the log. */
  waitingFor?: () => string | undefined
  /** Ends the process. Default `process.exit`. */
  exit?: (code: number) => void
}

/**
 * Stops a service on SIGTERM or SIGINT and ends the process: code 0 when everything was finished, 1 when it failed, took
 * too long or a second signal came. Hand over a service that is still starting: without a handler, the first process of a
 * container takes no notice of a signal. What does not start in time has accepted nothing, and the process ends with 0.
 */
export const runUntilSignal = (
  process: SignalledProcess,
  service: StoppableService | Promise<StoppableService>,
  options: SignalOptions = {},
): void => {
  const { hardStopMs = 40_000, sameSignalMs = 1_000, startGraceMs = 2_000 } = options
  const { waitingFor, exit = process.exit.bind(process) } = options
  // Who starts the service handles its failure.
  const starting = Promise.resolve(service).catch(() => undefined)
  let stoppingSince: number | undefined
  const stopHard = (why: string) => {
    process.stderr.write(
      `${waitingFor?.() ?? 'The service'} was not finished ${why}: stopped all the same.\n`,
    )
    exit(1)
  }
  const stop = () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameSignalMs) stopHard('when the second signal came')
      return
    }
    stoppingSince = performance.now()
    setTimeout(() => stopHard(`after ${hardStopMs / 1_000} s`), hardStopMs).unref()
    close(starting, startGraceMs).then(
      () => exit(0),
      (error: unknown) => {
        process.stderr.write(
          `Closing failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        )
        exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const close = async (starting: Promise<StoppableService | undefined>, startGraceMs: number) => {
  const service = await Promise.race([starting, delay(startGraceMs, undefined, { ref: false })])
  service?.drain?.()
  await service?.close()
}
