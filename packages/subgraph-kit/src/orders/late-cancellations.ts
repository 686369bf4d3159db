import { startRounds } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import type { OrderStore } from './order-store.ts'
import type { OrderWork } from './order-work.ts'

export interface LateCancellationsParts {
  store: Pick<OrderStore<never>, 'dueForRetry'>
  work: OrderWork
  log: Logger
  /** How often to look, in ms. */
  everyMs: number
}

const atOnce = 20

/**
 * Goes on with cancellations that nobody sends commands for any more: those that were given up, and those whose command
 * was lost. Several processes may run it: an order is worked on by one at a time.
 */
export const startLateCancellations = ({ store, work, log, everyMs }: LateCancellationsParts) =>
  startRounds({
    everyMs,
    round: async (stopping) => {
      for (const itemId of await store.dueForRetry(atOnce)) {
        if (stopping.aborted) return
        await work('cancel', itemId).catch((error: unknown) =>
          log.info('a late cancellation will be tried again', { itemId, error }),
        )
      }
    },
    failed: (error) => log.warn('late cancellations could not be read and will be tried again', { error }),
  })
