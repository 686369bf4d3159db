import type { ServiceProcess } from './service-process.ts'
import type { Surroundings } from './suppliers.ts'

export type Mode = 'embedded' | 'servers'

/** Faults of the stores; only where they are processes of their own. */
export interface Stores {
  /** Ends every connection to the database. */
  terminateConnections(): Promise<void>
  flushQueues(): Promise<void>
  stopRedis(): Promise<void>
  startRedis(): Promise<void>
}

/** The whole of Wayfare as real processes. */
export interface System extends AsyncDisposable {
  readonly mode: Mode
  /** The public endpoint. */
  readonly url: string
  readonly processes: readonly ServiceProcess[]
  readonly surroundings: Surroundings
  /** Undefined where everything is in one process. */
  readonly stores?: Stores
  /** Where each process's output is. */
  readonly logFolder: string
}

export interface SystemOptions {
  readonly mode: Mode
  /** Seconds that a service's clock is ahead, by its name. Needs libfaketime. */
  readonly clocks?: Readonly<Record<string, number>>
  /** Whether each service that has a worker runs twice, as in production: `flights` and `flights-2`. */
  readonly twice?: boolean
}
