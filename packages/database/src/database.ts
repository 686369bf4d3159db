import type { Secret } from '@wayfare/config'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What both backends offer to a driver that speaks node-postgres: BullMQ and Kysely. */
export interface DatabasePool {
  connect(): Promise<PoolClient>
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Rows<Row>>
}

export interface PoolClient {
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Rows<Row>>
  /** Gives the connection back; `true` when it is not to be used further. */
  release(broken?: boolean): void
}

export interface Rows<Row> {
  readonly rows: Row[]
  readonly rowCount: number | null
  readonly command: string
}

/**
 * Called with the payload of each notification, and with `undefined` once the connection was lost and is back:
 * anything may have been missed, so read again.
 */
export type NotificationHandler = (payload: string | undefined) => void

export type Unlisten = () => Promise<void>

/** By name, run in the order of their names: `010-quotes`. Raw SQL in them finds the service's schema by itself. */
export type Migrations = Readonly<Record<string, Migration>>

/**
 * One database for the process; each service has a schema of its own in it. A server that restarts costs a repetition:
 * getting a connection, reads outside of transactions, and transactions whose COMMIT was not sent are repeated for some
 * four seconds, so the callback of `transaction().execute` may run more than once. What still fails, or may have
 * happened, rejects with UNAVAILABLE, TIMED_OUT or RATE_LIMITED.
 */
export interface Database {
  readonly kind: 'postgres' | 'embedded'
  readonly pool: DatabasePool
  /** Kysely over the tables of one schema. Numerics, int8 and calendar dates are strings, instants are `Date`. */
  forService<Tables>(schema: string): Kysely<Tables>
  /** Creates the schema and runs what has not run yet, all or nothing. Safe when several processes start together. */
  migrate(schema: string, migrations: Migrations): Promise<void>
  /** Notifications arrive after their transaction has committed, from any process on the same database. */
  listen(channel: string, handler: NotificationHandler): Promise<Unlisten>
  /**
   * Resolves when the database answers, however busy the pool is.
   * @throws DomainError UNAVAILABLE when it does not within `withinMs`
   */
  ping(withinMs: number): Promise<void>
  close(): Promise<void>
}

export interface DatabaseConfig {
  /** `postgresql://…`; absent = embedded. */
  readonly url?: Secret | string
  /** Folder of the embedded database; absent = in memory, gone with the process. */
  readonly dataDir?: string
  /** Connections to PostgreSQL, 10 by default. */
  readonly poolSize?: number
}

/** What a backend brings; the rest is the same for both. */
export interface Backend {
  readonly kind: Database['kind']
  readonly pool: DatabasePool
  listen: Database['listen']
  ping: Database['ping']
  /** Lends what migrations run on: no time limit of ordinary statements holds there. */
  migrating(run: (pool: DatabasePool) => Promise<void>): Promise<void>
  close(): Promise<void>
}
