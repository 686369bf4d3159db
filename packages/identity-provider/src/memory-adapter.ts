import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  readonly expiresAt: number
}

/** Above this many entries, the expired ones are dropped. */
const sweepAbove = 1_000

/** oidc-provider's port for what it must remember, kept in this process. Signing keys are kept separately. */
export const memoryAdapters = (): ((model: string) => Adapter) => {
  const entries = new Map<string, Entry>()
  const live = (key: string) => {
    const entry = entries.get(key)
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined
  }
  const findBy = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...entries.keys()]
      .map((key) => (key.startsWith(`${model}:`) ? live(key) : undefined))
      .find((found) => found?.[field] === value)

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      if (entries.size > sweepAbove) for (const key of entries.keys()) if (!live(key)) entries.delete(key)
      const expiresAt = expiresIn ? Date.now() + expiresIn * 1_000 : Infinity
      entries.set(`${model}:${id}`, { payload, expiresAt })
    },
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
    async consume(id) {
      const found = live(`${model}:${id}`)
      if (found) found.consumed = Math.floor(Date.now() / 1_000)
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId) {
      // Of this model only: a sign-in under way names the grant as well, and must outlive it.
      for (const [key, { payload }] of entries)
        if (key.startsWith(`${model}:`) && payload.grantId === grantId) entries.delete(key)
    },
  })
}
