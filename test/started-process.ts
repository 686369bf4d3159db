import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestToken } from '@wayfare/identity-provider'
import { clientAt } from './wayfare.ts'

const root = join(import.meta.dirname, '..')

const services = [
  'ROUTER',
  'FLIGHTS',
  'HOTELS',
  'PLACES',
  'BOOKINGS',
  'PAYMENTS',
  'ACCOUNTS',
  'SANDBOX',
  'IDENTITY',
] as const

export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

export const freePorts = async () =>
  Object.fromEntries(
    await Promise.all(services.map(async (name) => [`${name}_PORT`, await freePort()] as const)),
  )

/** A folder and ports on which `npm start` can run several times in a row. */
export const openPlace = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wayfare-process-'))
  const ports = await freePorts()
  const at = (service: (typeof services)[number]) => `http://127.0.0.1:${ports[`${service}_PORT`]}`
  return {
    url: at('ROUTER'),
    at,
    start: (env: Record<string, string> = {}) =>
      startProcess({ ...ports, WAYFARE_DATA_DIR: dataDir, ...env }),
    client: async () => clientAt(at('ROUTER'), await requestToken(at('IDENTITY'), 'traveller')),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** What `npm start` starts, in a process group of its own. */
const startProcess = async (env: Record<string, string>) => {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'start'], {
    detached: true,
    cwd: root,
    env: { PATH: process.env['PATH'], ...env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Wayfare is ready') && resolve()),
  )
  const outcome = await Promise.race([ready.then(() => 'ready'), exited])
  const stop = async () => {
    const startedAt = performance.now()
    child.kill('SIGTERM')
    const code = await exited
    return { code, ms: performance.now() - startedAt }
  }
  return {
    outcome,
    said: () => said,
    /** Ends it hard, if it has not ended. */
    kill: async () => {
      if (child.exitCode !== null) return
      process.kill(-child.pid!, 'SIGKILL')
      await exited
    },
    signal: () => child.kill('SIGTERM'),
    /** Sends SIGTERM. @returns the exit code, and after how long the process ended */
    stop,
  }
}
