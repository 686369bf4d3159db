import { DomainError } from '@wayfare/domain'
import type pg from 'pg'
import type { DatabasePool, PoolClient, Rows } from '../database.ts'

const patienceMs = 30_000

/** One connection lent to one borrower at a time, in the order they came: a borrower keeps it for its whole transaction. */
export interface SingleConnectionPool extends DatabasePool {
  /** Waits for the last borrower; later borrowers are refused. */
  drain(): Promise<void>
  isDrained(): boolean
}

export const createSingleConnectionPool = (client: pg.Client): SingleConnectionPool => {
  let last: Promise<void> = Promise.resolve()
  let drained = false

  const turn = async (): Promise<() => void> => {
    if (drained) throw new DomainError('UNAVAILABLE', 'the database is closed')
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = before.then(() => promise)
    await inTime(before, resolve)
    return resolve
  }

  const connect = async (): Promise<PoolClient> => lease(client, await turn())
  const query = async <Row>(text: string, parameters?: readonly unknown[]): Promise<Rows<Row>> => {
    const done = await turn()
    return run<Row>(client, text, parameters).finally(done)
  }
  const drain = async () => {
    drained = true
    await last
  }
  return { connect, query, drain, isDrained: () => drained }
}

const run = <Row>(client: pg.Client, text: string, parameters?: readonly unknown[]): Promise<Rows<Row>> =>
  client.query(text, parameters as unknown[]) as unknown as Promise<Rows<Row>>

/** Who gives up waiting passes the turn on. */
const inTime = async (before: Promise<void>, passOn: () => void) => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(busy()), patienceMs)
  })
  try {
    await Promise.race([before, late])
  } catch (error) {
    passOn()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

const busy = () =>
  new DomainError('TIMED_OUT', `the embedded database was busy for ${patienceMs / 1000} s`, {
    hint: 'A transaction is held open too long: keep calls to others out of it.',
  })

const lease = (client: pg.Client, done: () => void): PoolClient => {
  let released = false
  return {
    query: (text, parameters) =>
      released ? Promise.reject(new Error('the connection was given back')) : run(client, text, parameters),
    release: () => {
      if (released) return
      released = true
      void leaveTransaction(client).finally(done)
    },
  }
}

/** A borrower that failed between BEGIN and ROLLBACK must not leave its transaction to the next one. */
const leaveTransaction = async (client: pg.Client) => {
  if (client.getTransactionStatus() === 'I') return
  await client.query('rollback').catch(() => {})
}
