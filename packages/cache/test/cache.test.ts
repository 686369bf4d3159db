import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createLogger } from '@wayfare/telemetry'
import { openCache } from '../src/index.ts'
import type { Cache, CacheConfig } from '../src/index.ts'

const log = createLogger('test', { level: 'silent' })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What every cache must do. */
const describeCache = (name: string, config: CacheConfig) =>
  describe(`a cache ${name}`, () => {
    let cache: Cache
    beforeEach(async () => {
      cache = await openCache({ ...config, prefix: `test:${randomUUID()}:` }, log)
    })
    afterEach(() => cache.close())

    it('gives back a copy of what was set, until it is deleted', async () => {
      const value = { places: ['東京'], price: null }
      await cache.set('key', value, 60_000)
      value.places.push('later')
      expect(await cache.get('key')).toEqual({ places: ['東京'], price: null })
      await cache.delete('key')
      expect(await cache.get('key')).toBeUndefined()
    })

    it('forgets after the time to live', async () => {
      await cache.set('key', 1, 40)
      expect(await cache.get('key')).toBe(1)
      await pause(80)
      expect(await cache.get('key')).toBeUndefined()
    })

    it('loads once for all who miss together, and keeps what was loaded', async () => {
      let loads = 0
      const load = async () => {
        await pause(20)
        return ++loads
      }
      const ask = () => cache.getOrLoad('key', 60_000, load)
      expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
      expect(await ask()).toBe(1)
    })

    it('shares a failed load but does not keep it', async () => {
      let loads = 0
      const load = async () => {
        if (++loads === 1) throw new Error('down')
        return loads
      }
      const ask = () => cache.getOrLoad('key', 60_000, load)
      const together = await Promise.allSettled([ask(), ask()])
      expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      expect(await ask()).toBe(2)
    })
  })

describeCache('in this process', {})
const redisUrl = process.env.TEST_REDIS_URL
if (redisUrl) describeCache('in Redis', { redisUrl })

/** A logger whose lines can be counted. */
const recorded = () => {
  const lines: string[] = []
  const stream = new Writable({
    write: (line, _, done) => {
      lines.push(String(line))
      done()
    },
  })
  return { lines, log: createLogger('test', { stream }) }
}

describe('a cache whose Redis is in trouble', () => {
  it('loads every time when nothing listens there, and says so', async () => {
    const { lines, log } = recorded()
    const cache = await openCache({ redisUrl: 'redis://127.0.0.1:1' }, log)
    let loads = 0
    const ask = () => cache.getOrLoad('key', 60_000, async () => ++loads)
    expect([await ask(), await ask()]).toEqual([1, 2])
    await cache.delete('key')
    expect(lines.filter((line) => line.includes('the cache cannot be read'))).toHaveLength(1)
    await cache.close()
  })

  it('gives up soon on a server that never answers', async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const { port } = silent.address() as AddressInfo
    const opening = openCache({ redisUrl: `redis://127.0.0.1:${port}` }, log)
    const cache = await opening
    const start = performance.now()
    expect(await cache.getOrLoad('key', 60_000, async () => 'loaded')).toBe('loaded')
    expect(performance.now() - start).toBeLessThan(2_000)
    await cache.close()
    silent.close()
  })
})
