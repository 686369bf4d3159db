import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestToken } from '@wayfare/identity-provider'
import { book, clientAt, findTrip, follow, quote } from './wayfare.ts'
import type { Ledger } from './wayfare.ts'

/** What `npm start` starts, in a process group and on a folder and ports of its own. */
const dataDir = mkdtempSync(join(tmpdir(), 'wayfare-durability-'))
const root = join(import.meta.dirname, '..')
let ports: Record<string, string>

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const names = [
  'ROUTER',
  'FLIGHTS',
  'HOTELS',
  'PLACES',
  'BOOKINGS',
  'PAYMENTS',
  'ACCOUNTS',
  'SANDBOX',
  'IDENTITY',
]

beforeAll(async () => {
  ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [`${name}_PORT`, await freePort()] as const)),
  )
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = async () => {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'start'], {
    detached: true,
    cwd: root,
    env: { PATH: process.env['PATH'], ...ports, WAYFARE_DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Wayfare is ready') && resolve()),
  )
  const outcome = await Promise.race([ready.then(() => 'ready'), exited])
  return {
    outcome,
    said: () => said,
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL')
      await exited
    },
    /** What it said, when it did not stop as it should. */
    stop: async () => {
      child.kill('SIGTERM')
      return (await exited) === 0 ? 'stopped' : said
    },
  }
}

const url = () => `http://127.0.0.1:${ports['ROUTER_PORT']}`
const client = async () =>
  clientAt(url(), await requestToken(`http://127.0.0.1:${ports['IDENTITY_PORT']}`, 'traveller'))
const ledger = async () =>
  (await (await fetch(`http://127.0.0.1:${ports['SANDBOX_PORT']}/_sandbox/ledger`)).json()) as Ledger

// Within the half second that a booking takes: before the payment, among the holds, among the confirmations.
it.each([0, 60, 150, 300])(
  'finishes a booking after kill -9, %i ms into it',
  async (delayMs) => {
    const before = await start()
    expect(before.outcome).toBe('ready')
    const traveller = await client()
    const { flights, hotels } = await findTrip(traveller, 100 + delayMs / 5)
    const quoted = await quote(traveller, [flights[0].id, hotels[0].id])
    const accepted = await book(traveller, { quoteId: quoted.id })
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    await before.kill()

    const after = await start()
    expect(after.outcome).toBe('ready')
    const { booking } = await follow(await client(), accepted.booking.id, 60_000)
    expect(booking.status).toBe('CONFIRMED')
    const { orders, charges } = await ledger()
    const ours = orders.filter(({ clientReference }) => clientReference.startsWith(booking.reference))
    expect(ours.map(({ supplier, state }) => `${supplier} ${state}`).toSorted()).toEqual([
      'duffel confirmed',
      'rapid confirmed',
    ])
    expect(charges.filter(({ captured }) => captured === quoted.total.amount)).toHaveLength(1)
    expect(await after.stop()).toBe('stopped')
  },
  120_000,
)

it('tells a second instance what to do, and a bad variable what was expected', async () => {
  const first = await start()
  const second = await start()
  expect(second.outcome).toBe(1)
  expect(second.said()).toMatch(/in use by process \d+: stop it, or set WAYFARE_DATA_DIR to another folder/)
  expect(await first.stop()).toBe('stopped')
  ports = { ...ports, ROUTER_PORT: 'many' }
  const third = await start()
  expect(third.outcome).toBe(1)
  expect(third.said()).toContain('ROUTER_PORT')
}, 60_000)
