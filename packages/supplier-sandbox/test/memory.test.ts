import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '../src/index.ts'
import { duffelClient, ledger, order, post } from './clients.ts'
import { anOrder, offersOf } from './flights.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const main = join(import.meta.dirname, '../src/main.ts')

/** The process edge, on a free port, over the file. */
const startProcess = async (dataFile: string) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env['PATH'], SANDBOX_PORT: '0', SANDBOX_DATA_FILE: dataFile },
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /http:\S+/.exec(line.toString())![0]
  return { child, url }
}

it('still knows its orders and offers after kill -9', async () => {
  const dataFile = join(folder, 'sandbox.db')
  const { child, url } = await startProcess(dataFile)
  const probe = await startSandbox({ port: 0 })
  const { duffel } = probe
  await probe.close()
  const client = duffelClient({ duffel: { ...duffel, url: `${url}/duffel` } } as never)
  const [offer, another] = await offersOf(client)
  const made = await client('POST', '/air/orders', anOrder(offer))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const sandbox = await startSandbox({ port: 0, dataFile })
  const again = duffelClient(sandbox)
  expect((await again('GET', `/air/orders/${made.body.data.id}`)).status).toBe(200)
  expect((await again('GET', `/air/offers/${another.id}`)).body.data.total_amount).toBe(another.total_amount)
  expect((await ledger(sandbox)).orders).toHaveLength(1)
  await sandbox.close()
})

it('starts afresh when asked, with another seed where one is given', async () => {
  const sandbox = await startSandbox({ port: 0 })
  const client = duffelClient(sandbox)
  const [offer] = await offersOf(client)
  await client('POST', '/air/orders', anOrder(offer))
  await order(sandbox, { supplier: 'duffel', operation: '*', kind: 'reset' })
  expect((await post(`${sandbox.url}/_sandbox/reset`)).status).toBe(204)
  expect(await ledger(sandbox)).toEqual({ orders: [], charges: [], calls: {} })
  const [same] = await offersOf(client)
  expect(same.total_amount).toBe(offer.total_amount)
  await post(`${sandbox.url}/_sandbox/reset`, { seed: 'elsewhere' })
  const [other] = await offersOf(client)
  expect(other.total_amount).not.toBe(offer.total_amount)
  expect((await post(`${sandbox.url}/_sandbox/reset`, { sead: 'x' })).status).toBe(400)
  await sandbox.close()
})

it('answers in the supplier’s own way where nothing is', async () => {
  const sandbox = await startSandbox({ port: 0 })
  const body = async (path: string) =>
    (await (await fetch(sandbox.url + path)).json()) as Record<string, unknown>
  expect(await body('/duffel/air/nothing')).toHaveProperty('errors')
  expect(await body('/rapid/v3/nothing')).toHaveProperty('type')
  expect(await body('/v1/nothing')).toHaveProperty('error.type')
  await sandbox.close()
})
