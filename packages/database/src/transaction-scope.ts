import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from '@wayfare/domain'
import type { Kysely, Transaction, TransactionBuilder } from 'kysely'
import type { DatabasePool } from './database.ts'
import { retrying } from './unavailable.ts'

/** Open while the transaction's callback runs; what the callback left behind on timers may query afterwards. */
interface Scope {
  open: boolean
}

const scopes = new AsyncLocalStorage<Scope>()

const nestedQuery = () =>
  new DomainError('INTERNAL', 'a query was made outside of the transaction that is still open around it', {
    hint: 'Use the transaction handed to the callback, or query before or after it: the embedded database has one connection, so this would wait for itself.',
  })

/**
 * Refuses to lend a connection to code that runs inside a transaction: on the embedded database it would wait for
 * itself, and on PostgreSQL it can drain the pool. The rule is the same on both, so that neither hides the mistake.
 */
export const refuseInsideTransactions = (pool: DatabasePool): DatabasePool => ({
  connect: async () => {
    if (scopes.getStore()?.open) throw nestedQuery()
    return pool.connect()
  },
  query: async (text, parameters) => {
    if (scopes.getStore()?.open) throw nestedQuery()
    return pool.query(text, parameters)
  },
})

/** Marks what runs inside `transaction().execute(…)`, whichever way the builder is configured first, and repeats it. */
export const guardTransactions = <Tables>(kysely: Kysely<Tables>): Kysely<Tables> => {
  const begin = kysely.transaction.bind(kysely)
  return Object.assign(kysely, { transaction: () => marking(begin()) })
}

const marking = <Tables>(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> => {
  const { execute, setIsolationLevel, setAccessMode } = builder
  return Object.assign(builder, {
    execute: <T>(run: (transaction: Transaction<Tables>) => Promise<T>) =>
      repeated(
        (settled) =>
          execute.call(builder, async (transaction) => {
            const result = await inScope(() => run(transaction))
            settled()
            return result
          }) as Promise<T>,
      ),
    setIsolationLevel: (...args: Parameters<typeof setIsolationLevel>) =>
      marking(setIsolationLevel.apply(builder, args)),
    setAccessMode: (...args: Parameters<typeof setAccessMode>) => marking(setAccessMode.apply(builder, args)),
  })
}

/**
 * Repeats a transaction that was surely rolled back because its connection was lost or another one had precedence.
 * Once the callback is through, COMMIT may have happened: its loss is the caller's to handle.
 */
const repeated = <T>(transact: (settled: () => void) => Promise<T>): Promise<T> => {
  let committing = false
  return retrying(
    () => {
      committing = false
      return transact(() => {
        committing = true
      })
    },
    () => !committing,
  )
}

const inScope = async <T>(run: () => Promise<T>): Promise<T> => {
  const scope: Scope = { open: true }
  try {
    return await scopes.run(scope, run)
  } finally {
    scope.open = false
  }
}

/** Runs outside of any transaction's scope: for what a transaction sets off but does not wait for. */
export const outsideTransactions = <T>(run: () => T): T => scopes.exit(run)
