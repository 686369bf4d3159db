import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLogger } from '@wayfare/telemetry'
import { stamp } from '../src/message.ts'
import { createRedisTransport } from '../src/transport/redis-transport.ts'
import type { Transport } from '../src/transport/transport.ts'
import { until } from './contract/until.ts'
import { confirm } from './contract/use-messaging.ts'

const log = createLogger('test', { level: 'silent' })

/** A Redis that greets and then answers every script with the same refusal. */
const startRefusing = async (refusal: string) => {
  const seen = { connections: 0, scripts: 0 }
  const sockets = new Set<Socket>()
  const answer = (command: string) => {
    if (/^(?:evalsha|eval|bzpopmin)$/.test(command)) {
      seen.scripts += 1
      return `-${refusal}\r\n`
    }
    const info = 'redis_version:7.4.0\r\nmaxmemory_policy:noeviction'
    return command === 'info' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n'
  }
  const server: Server = createServer((socket) => {
    seen.connections += 1
    sockets.add(socket)
    let rest = ''
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      rest += String(chunk)
      // Each command is an array of texts; its own length says where it ends.
      for (let command = readCommand(rest); command; command = readCommand(rest)) {
        rest = rest.slice(command.length)
        socket.write(answer(command.name))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** The first command in the text, if it is there as a whole. Its texts are ASCII here or are not looked at. */
const readCommand = (text: string) => {
  const head = /^\*(\d+)\r\n/.exec(text)
  if (!head) return undefined
  let at = head[0].length
  let name = ''
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20))
    if (!size) return undefined
    at += size[0].length
    name ||= text.slice(at, at + Number(size[1])).toLowerCase()
    at += Number(size[1]) + 2
  }
  return at <= text.length ? { name, length: at } : undefined
}

describe('the queues on a Redis that takes no work', () => {
  let redis: Awaited<ReturnType<typeof startRefusing>>
  let transport: Transport
  const open = async (refusal: string) => {
    redis = await startRefusing(refusal)
    transport = await createRedisTransport({ url: redis.url, prefix: 'test' }, log)
  }
  afterEach(async () => {
    redis.close()
    await transport.close()
  })

  it('pause between two attempts, and tell the sender', async () => {
    await open("OOM command not allowed when used memory > 'maxmemory'.")
    const options = { concurrency: 1, lockDuration: 4_000, stalledInterval: 1_000, runRetryDelay: 1_000 }
    await transport.consume('flights.commands', async () => undefined, options)
    await expect(transport.send('flights.commands', [stamp(confirm('a'), 'bookings')])).rejects.toThrow('OOM')
    await sleep(1_500)
    expect(redis.seen.scripts).toBeGreaterThan(1)
    expect(redis.seen.scripts).toBeLessThan(20)
  }, 20_000)

  it('are closed although the server went away', async () => {
    await open('LOADING Redis is loading the dataset in memory')
    const options = { concurrency: 1, lockDuration: 4_000, stalledInterval: 1_000, runRetryDelay: 1_000 }
    const consumer = await transport.consume('flights.commands', async () => undefined, options)
    redis.close()
    await sleep(300)
    const start = performance.now()
    await consumer.close()
    expect(performance.now() - start).toBeLessThan(10_000)
  }, 20_000)

  it('open a new connection where the server is no primary any more', async () => {
    await open("READONLY You can't write against a read only replica.")
    const before = redis.seen.connections
    const sending = transport.send('flights.commands', [stamp(confirm('a'), 'bookings')])
    await expect(sending).rejects.toThrow(/READONLY|closed|timed out/)
    await until(() => redis.seen.connections > before, 3_000)
  }, 20_000)
})
