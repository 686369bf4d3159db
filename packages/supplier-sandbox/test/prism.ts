// Puts Prism (https://stoplight.io/open-source/prism) as a validating proxy before the sandbox and has it judge every
// request and answer of a journey by the supplier's contract document:
//   CONTRACTS_DIR=… node packages/supplier-sandbox/test/prism.ts
// Prism is fetched by npx; nothing is installed for it.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { correctedContract } from '@wayfare/test-kit'
import { startSandbox } from '../src/index.ts'
import { duffelClient } from './clients.ts'
import { duffelJourney } from './duffel-journey.ts'

const prism = '@stoplight/prism-cli@5.16.0'
const name = 'duffel/duffel-v2.openapi.yaml'
const startsWithinMs = 120_000

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    const fail = () => reject(new Error(`Prism did not start:\n${output}`))
    const read = (chunk: unknown) => {
      output += String(chunk)
      if (output.includes('is listening on')) resolve()
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('exit', fail)
    setTimeout(fail, startsWithinMs).unref()
  })

const main = async (directory: string) => {
  const document = correctedContract(directory, name)
  if (!document) throw new Error(`There is no contract at ${directory}/${name}.`)
  const folder = mkdtempSync(join(tmpdir(), 'wayfare-prism-'))
  const file = join(folder, 'contract.json')
  writeFileSync(file, JSON.stringify(document))
  const sandbox = await startSandbox({ port: 0 })
  const port = await freePort()
  const child = spawn(
    'npx',
    ['--yes', prism, 'proxy', file, sandbox.duffel.url, '--errors', '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  )
  try {
    await listening(child)
    const judged = duffelClient({
      ...sandbox,
      duffel: { ...sandbox.duffel, url: `http://127.0.0.1:${port}` },
    })
    return await violations((client) => duffelJourney(client), judged)
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid)
    await sandbox.close()
    rmSync(folder, { recursive: true })
  }
}

type Client = ReturnType<typeof duffelClient>

/** Prism answers a violation with a problem of its own type instead of the sandbox's answer. */
const violations = async (journey: (client: Client) => Promise<void>, client: Client) => {
  const found: string[] = []
  let calls = 0
  await journey(async (method, path, data) => {
    const answer = await client(method, path, data)
    calls += 1
    if (String(answer.body?.type ?? '').includes('stoplight.io/prism'))
      found.push(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer
  })
  return { calls, found }
}

const directory = process.env['CONTRACTS_DIR']
if (directory === undefined) console.info('CONTRACTS_DIR is not set: nothing to judge by.')
else {
  const { calls, found } = await main(directory)
  for (const violation of found) console.error(violation)
  console.info(`${calls} calls, ${found.length} violations`)
  process.exitCode = found.length > 0 ? 1 : 0
}
