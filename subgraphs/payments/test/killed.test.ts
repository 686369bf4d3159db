import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { LedgerCharge, Sandbox } from '@wayfare/supplier-sandbox'

const script = fileURLToPath(new URL('payments-process.ts', import.meta.url))

let sandbox: Sandbox
let folder: string

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'wayfare-payments-'))
})
afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

const charges = async () => {
  const answer = await fetch(`${sandbox.url}/_sandbox/ledger`)
  return ((await answer.json()) as { charges: LedgerCharge[] }).charges
}

it('has one charge after kill -9 while the provider was answering', async () => {
  const paymentId = randomUUID()
  const { url, secretKey } = sandbox.stripe
  const start = () =>
    spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, folder, url, secretKey, paymentId],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
  const drip = {
    supplier: 'stripe',
    operation: 'createPaymentIntent',
    kind: 'slow-drip',
    delayMs: 1_000,
    times: 1,
  }
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(drip) })

  const first = start()
  while ((await charges()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  first.kill('SIGKILL')
  await once(first, 'exit')

  const second = start()
  const [said] = (await once(second.stdout, 'data')) as [Buffer]
  second.kill('SIGKILL')
  expect(said.toString()).toBe('captured\n')
  expect(await charges()).toMatchObject([
    { clientReference: paymentId, state: 'captured', captured: '250.00' },
  ])
}, 60_000)
