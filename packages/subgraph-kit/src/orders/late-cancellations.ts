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
export const startLateCancellations = ({ store, work, log, everyMs }: LateCancellationsParts) => {
  let running: Promise<void> = Promise.resolve()
  let closed = false
  const round = async () => {
    try {
      for (const itemId of await store.dueForRetry(atOnce)) {
        if (closed) return
        await work('cancel', itemId).catch((error: unknown) =>
          log.info('a late cancellation will be tried again', { itemId, error }),
        )
      }
    } catch (error) {
      log.warn('late cancellations could not be read and will be tried again', { error })
    }
  }
  let idle = true
  const timer = setInterval(() => {
    if (!idle) return
    idle = false
    running = round().finally(() => {
      idle = true
    })
  }, everyMs)
  return {
    close: async () => {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
