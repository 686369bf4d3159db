import { ConfigError } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { runUntilSignal } from '@wayfare/http-server'
import type { SignalledProcess } from '@wayfare/http-server'
import type { RunningServer } from './server.ts'

/** The part of `process` that a service's main file hands over. */
export interface ServiceProcess extends SignalledProcess {
  env: Env
}

/**
 * Runs a service until SIGTERM or SIGINT, then closes it: requests and jobs under way are finished.
 * A configuration that cannot be used ends the process with one line per variable.
 */
export const runService = async (
  process: ServiceProcess,
  start: (env: Env) => Promise<Pick<RunningServer, 'drain' | 'close'>>,
): Promise<void> => {
  try {
    const starting = start(process.env)
    // Jobs under way may wait for a supplier for two minutes.
    runUntilSignal(process, starting, { hardStopMs: 140_000 })
    await starting
  } catch (error) {
    const known = error instanceof ConfigError
    process.stderr.write(`${known ? error.message : String((error as Error).stack ?? error)}\n`)
    process.exit(1)
  }
}
