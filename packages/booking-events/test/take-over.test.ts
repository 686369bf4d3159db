import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from './contract/until.ts'
import { confirm, useMessaging } from './contract/use-messaging.ts'
import type { MessagingUnderTest } from './contract/use-messaging.ts'
import { sharedRedis, throwAwayDatabase } from './stores.ts'

const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env

interface WorkerOptions extends MessagingUnderTest {
  /** How far its clock is ahead, in milliseconds. */
  readonly aheadMs?: number
  /** How long it works on a message; 0: for ever. */
  readonly workMs: number
}

/** Another process of the flights service; it prints each message that it takes and each that it has handled. */
const startWorker = async ({ aheadMs = 0, workMs, database, redisUrl: redis, prefix }: WorkerOptions) => {
  const program = `
    const realNow = Date.now
    Date.now = () => realNow() + ${aheadMs}
    const { openDatabase } = await import('@wayfare/database')
    const { openMessaging } = await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)})
    const silent = { debug() {}, info() {}, warn() {}, error() {} }
    const database = await openDatabase(${JSON.stringify(database)}, silent)
    const options = ${JSON.stringify({ service: 'flights', redisUrl: redis, prefix })}
    const messaging = await openMessaging({ ...options, database }, silent)
    await messaging.consume({
      'order.confirm': async ({ itemId }) => {
        console.log('took', itemId)
        await new Promise((resolve) => setTimeout(resolve, ${workMs === 0 ? 1_000_000 : workMs}))
        console.log('handled', itemId)
      },
    })
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  await until(() => output.includes('ready'))
  return {
    lines: () => output.split('\n').filter((line) => /^(?:took|handled) /.test(line)),
    kill: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

const describeTakeOver = (name: string, open: () => Promise<MessagingUnderTest & AsyncDisposable>) =>
  describe(`what a killed worker had in hand, on ${name}`, () => {
    const { bookings, publish, resources } = useMessaging(open)
    const workers: { kill(): Promise<void> }[] = []
    const worker = async (options: Omit<WorkerOptions, keyof MessagingUnderTest>) => {
      const { database, redisUrl: redis, prefix } = resources()
      const started = await startWorker({ database, redisUrl: redis, prefix, ...options })
      workers.push(started)
      return started
    }
    afterEach(() => Promise.all(workers.splice(0).map((started) => started.kill())))

    it.each([0, 60_000])(
      'is handled by another within ten seconds, though the clock of the killed one was %d ms ahead',
      async (aheadMs) => {
        const sender = await bookings()
        const killed = await worker({ workMs: 0, aheadMs })
        await publish(sender, confirm(`left-${aheadMs}`))
        await until(() => killed.lines().length > 0)
        await killed.kill()
        const start = performance.now()
        const other = await worker({ workMs: 1 })
        await until(() => other.lines().includes(`handled left-${aheadMs}`), 15_000)
        expect(performance.now() - start).toBeLessThan(10_000)
      },
      40_000,
    )

    it('is not taken from a worker that lives, by one whose clock is a minute ahead', async () => {
      const sender = await bookings()
      const slow = await worker({ workMs: 6_000 })
      await publish(sender, confirm('slow'))
      await until(() => slow.lines().includes('took slow'))
      const ahead = await worker({ workMs: 1, aheadMs: 60_000 })
      await until(() => slow.lines().includes('handled slow'), 15_000)
      await sleep(500)
      expect(ahead.lines()).toEqual([])
    }, 40_000)
  })

if (databaseUrl) describeTakeOver('PostgreSQL', () => throwAwayDatabase(databaseUrl))
if (databaseUrl && redisUrl)
  describeTakeOver('Redis', async () => {
    const [own, shared] = [await throwAwayDatabase(databaseUrl), sharedRedis(redisUrl)]
    const dispose = async () => {
      await shared[Symbol.asyncDispose]()
      await own[Symbol.asyncDispose]()
    }
    return { ...shared, database: own.database, [Symbol.asyncDispose]: dispose }
  })
if (!databaseUrl) it.todo('takes over what killed workers had in hand: set TEST_DATABASE_URL, TEST_REDIS_URL')
