import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import type pg from 'pg'
import type { DatabasePool, PoolClient, Rows } from '../database.ts'
import { retrying, troubleOf, unavailable } from '../unavailable.ts'

/** Requests that may wait for a connection at once. */
const longestQueue = 1_000

/**
 * node-postgres' pool, made safe to lose: a lent connection that breaks is an error of the statement and never an
 * unhandled event of the process, it is not lent again, and getting a connection is repeated while the server restarts.
 */
export const createLendingPool = (pool: pg.Pool, log: Logger): DatabasePool => {
  const translated = (error: unknown) =>
    unavailable(error, (trouble, cause) =>
      log.warn('a database statement failed', { trouble, ...shortly(cause) }),
    )
  pool.on('error', (error) => log.warn('an idle database connection was lost', shortly(error)))
  // The pool listens to idle clients only; without a listener, the loss of a lent one would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))

  const borrow = async (): Promise<pg.PoolClient> => {
    if (pool.waitingCount >= longestQueue) throw crowded()
    return retrying(() =>
      pool.connect().catch((error) => {
        throw translated(error)
      }),
    )
  }
  const connect = async () => lend(await borrow(), { borrow, translated })
  const query = async <Row>(text: string, parameters?: readonly unknown[]): Promise<Rows<Row>> => {
    const client = await connect()
    try {
      return await client.query<Row>(text, parameters)
    } finally {
      client.release()
    }
  }
  return { connect, query }
}

interface Lending {
  borrow(): Promise<pg.PoolClient>
  translated(error: unknown): unknown
}

const lend = (first: pg.PoolClient, { borrow, translated }: Lending): PoolClient => {
  let client: pg.PoolClient | undefined = first
  let broken = false
  let inTransaction = false

  const giveBack = (discard: boolean) => {
    client?.release(broken || discard)
    client = undefined
  }
  const run = async <Row>(text: string, parameters?: readonly unknown[]) => {
    try {
      client ??= await borrow()
      return (await client.query(text, parameters as unknown[])) as unknown as Rows<Row>
    } catch (error) {
      broken ||= troubleOf(error) === 'lost'
      throw translated(error)
    }
  }
  /** The broken connection goes first: everybody who lost theirs waits for a new one. */
  const readAgain = <Row>(text: string, parameters?: readonly unknown[]) =>
    retrying(() => {
      giveBack(true)
      broken = false
      return run<Row>(text, parameters)
    })

  return {
    query: async <Row>(text: string, parameters?: readonly unknown[]) => {
      if (/^(?:begin|start transaction)\b/i.test(text)) inTransaction = true
      try {
        return await run<Row>(text, parameters)
      } catch (error) {
        // A read outside of a transaction is repeated; a transaction is, as a whole, by `guardTransactions`.
        if (troubleOf(error) !== 'lost' || inTransaction || !/^select\b/i.test(text)) throw error
        return readAgain<Row>(text, parameters)
      } finally {
        if (/^(?:commit|rollback)$/i.test(text)) inTransaction = false
      }
    },
    release: (discard) => giveBack(discard === true),
  }
}

const crowded = () =>
  new DomainError('RATE_LIMITED', 'Too many requests are waiting. Try again in a moment.', {
    retryAfterMs: 1_000,
  })

/** An error of the driver without its `detail`, which repeats the row's values. */
const shortly = (error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException
  return { code, reason: message }
}
