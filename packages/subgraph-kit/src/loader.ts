import { notFound } from '@wayfare/domain'
import DataLoader from 'dataloader'

export interface LoaderOptions {
  /** What a key stands for, in errors: `Hotel`. */
  what: string
  /** The most keys the supplier takes in one call. */
  maxBatchSize?: number
}

/**
 * A loader over a port's batch method. It keeps length and order, gives NOT_FOUND for a key that is missing from the
 * map and a key's own error where the map holds one, and lives for one request.
 */
export const createLoader = <V extends object>(
  findMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, V | Error>>,
  { what, maxBatchSize }: LoaderOptions,
): DataLoader<string, V> =>
  new DataLoader<string, V>(
    async (keys) => {
      const found = await findMany(keys)
      return keys.map((key) => found.get(key) ?? notFound(what))
    },
    { maxBatchSize },
  )

/** For a supplier that answers one id at a time: the calls run together and one that fails spoils no other. */
export const createSingleLoader = <V>(find: (key: string) => Promise<V | Error>): DataLoader<string, V> =>
  new DataLoader<string, V>(async (keys) => {
    const settled = await Promise.allSettled(keys.map(async (key) => find(key)))
    return settled.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error)))
  })
