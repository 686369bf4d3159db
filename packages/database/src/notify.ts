import { sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'

/** Tells the channel's listeners once the transaction commits, and never if it rolls back. */
export const notify = async (transaction: QueryExecutorProvider, channel: string, payload = '') => {
  await sql`select pg_notify(${channel}, ${payload})`.execute(transaction)
}
