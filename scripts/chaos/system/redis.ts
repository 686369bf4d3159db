import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from './free-ports.ts'

/** A Redis of this run's own, as production wants it: every write on disk, nothing evicted. */
export const startRedis = async (folder: string) => {
  const [port] = await freePorts(1)
  const data = join(folder, 'redis')
  mkdirSync(data, { recursive: true })
  const url = `redis://127.0.0.1:${port}`
  const begin = () => launch([...settings, '--port', String(port), '--dir', data])
  let server = begin()
  await answers(port!)
  return {
    url,
    flush: async () => {
      const answer = await say(port!, 'FLUSHALL')
      if (answer !== '+OK') throw new Error(`Redis answered ${answer}`)
    },
    stop: async () => {
      if (server.exitCode !== null) return
      server.kill('SIGTERM')
      await once(server, 'exit')
    },
    start: async () => {
      server = begin()
      await answers(port!)
    },
  }
}

const settings = [
  '--bind',
  '127.0.0.1',
  '--save',
  '',
  '--appendonly',
  'yes',
  '--maxmemory-policy',
  'noeviction',
]

const launch = (args: string[]) => {
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  server.on('error', (error) => {
    throw new Error('redis-server cannot be started. Install it: apt-get install redis-server.', {
      cause: error,
    })
  })
  const kill = () => void server.kill('SIGKILL')
  process.once('exit', kill)
  server.once('exit', () => process.off('exit', kill))
  return server
}

/** One command without arguments, and the first line of its answer. */
const say = async (port: number, command: string): Promise<string> => {
  const socket = createConnection(port, '127.0.0.1')
  try {
    socket.write(`${command}\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    return answer.toString().trim()
  } finally {
    socket.destroy()
  }
}

const answers = async (port: number) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await say(port, 'PING').catch(() => '')) === '+PONG') return
    await sleep(50)
  }
  throw new Error('Redis did not answer within 10 s')
}
