import type { Logger } from '@wayfare/telemetry'

/**
 * Values go through JSON: what comes out is a copy, with JSON's types. A store that fails is as good as empty, and
 * what could not be stored is loaded again: a cache never fails a request.
 */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>
  set(key: string, value: unknown, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
  /**
   * The cached value, else the loaded one, kept for `ttlMs`. Callers of this process that miss together share one
   * load and its error; an error is not kept, and neither is `undefined`.
   */
  getOrLoad<T>(key: string, ttlMs: number, load: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Where the text is kept. May throw. */
export interface Store {
  get(key: string): Promise<string | undefined>
  set(key: string, text: string, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
  close(): Promise<void>
}

export const createCache = (store: Store, log: Logger): Cache => {
  const attempt = shielded(log)
  const loading = new Map<string, Promise<unknown>>()

  const get = <T>(key: string) =>
    attempt('read', async () => {
      const text = await store.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    })
  const set = async (key: string, value: unknown, ttlMs: number) => {
    const text = JSON.stringify(value) as string | undefined
    if (text !== undefined) await attempt('written', () => store.set(key, text, ttlMs))
  }
  const getOrLoad = <T>(key: string, ttlMs: number, load: () => Promise<T>): Promise<T> => {
    const underway = loading.get(key)
    if (underway) return underway as Promise<T>
    const found = (async () => {
      const cached = await get<T>(key)
      if (cached !== undefined) return cached
      const value = await load()
      await set(key, value, ttlMs)
      return value
    })().finally(() => loading.delete(key))
    loading.set(key, found)
    return found
  }
  return {
    get,
    set,
    getOrLoad,
    delete: async (key) => {
      await attempt('written', () => store.delete(key))
    },
    close: () => store.close(),
  }
}

const quietMs = 10_000

/** A store that is down fails every request's lookup: one line now and then says it as well as thousands. */
const shielded = (log: Logger) => {
  let quietUntil = 0
  return async <T>(how: string, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act()
    } catch (error) {
      if (Date.now() >= quietUntil) {
        quietUntil = Date.now() + quietMs
        log.warn(`the cache cannot be ${how}`, { error })
      }
      return undefined
    }
  }
}
