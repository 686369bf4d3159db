import { ConfigError } from '@wayfare/config'
import type { Env } from '@wayfare/config'

/** The part of `process` that an edge needs. */
export interface ProcessEdge {
  env: Env
  on(event: 'SIGTERM' | 'SIGINT', handler: () => void): unknown
  exit(code: number): never
  stderr: { write(text: string): unknown }
}

/**
 * Runs a service until SIGTERM or SIGINT, then closes it: requests and jobs under way are finished.
 * A configuration that cannot be used ends the process with one line per variable.
 */
export const runService = async (
  process: ProcessEdge,
  start: (env: Env) => Promise<{ close(): Promise<void> }>,
): Promise<void> => {
  try {
    const service = await start(process.env)
    const stop = () =>
      void service.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  } catch (error) {
    const known = error instanceof ConfigError
    process.stderr.write(`${known ? error.message : String((error as Error).stack ?? error)}\n`)
    process.exit(1)
  }
}
