import { outsideTransactions } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import type { Logger } from '@wayfare/telemetry'
import type { Service } from './catalogue/values.ts'
import { outboxChannel } from './outbox.ts'
import { batchSize, checkBatch, sendBatch } from './relay-batches.ts'
import type { MessagingTables } from './tables.ts'
import type { Transport } from './transport/transport.ts'

const everyMs = 1_000

export interface RelayParts {
  readonly service: Service
  readonly database: Database
  readonly transport: Transport
  readonly log: Logger
}

/**
 * Moves the outbox to the queues, at once when a transaction that published commits and by a timer for what was missed,
 * and watches what it sent until the queue has finished it: what a queue lost is sent again. Nothing is held open while
 * sending; a time in each row, by the database's clock, keeps several processes of one service from doing the same.
 */
export const startRelay = async ({ service, database, transport, log }: RelayParts) => {
  const db = database.forService<MessagingTables>(service)
  const stopping = new AbortController()
  let woken = false
  let running: Promise<void> | undefined

  const repeat = async (batch: () => Promise<number>) => {
    while (!stopping.signal.aborted && (await batch()) === batchSize);
  }
  const drain = async (checking: boolean) => {
    let unchecked = checking
    // One batch at a time: looks at a long queue may take longer than the time to the next look, and would never end.
    do {
      woken = false
      if (unchecked) unchecked = (await checkBatch({ db, transport, log })) === batchSize
      await repeat(() => sendBatch({ db, transport, log }))
    } while ((woken || unchecked) && !stopping.signal.aborted)
  }
  const wake = (checking = false) => {
    woken = true
    if (stopping.signal.aborted || running) return
    running = outsideTransactions(() => drain(checking))
      .catch((error) => log.warn('the outbox waits: its queue or the database cannot be reached', { error }))
      .finally(() => {
        running = undefined
      })
  }

  const unlisten = await database.listen(outboxChannel(service), () => wake())
  const timer = setInterval(() => wake(true), everyMs).unref()
  wake()
  return {
    close: async () => {
      stopping.abort()
      clearInterval(timer)
      await unlisten()
      await running
    },
  }
}
