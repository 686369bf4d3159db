import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { correctedContract } from './contract-document.ts'
import { startRecorder, type Exchange } from './recorder.ts'

const prism = '@stoplight/prism-cli@5.16.0'
const startsWithinMs = 120_000

interface Prism extends AsyncDisposable {
  /** Give it to a client instead of the supplier's address. */
  readonly url: string
  /** How many calls were judged. */
  readonly calls: () => number
  /** What breaks the contract, a text for each call: the request, or the supplier's answer. */
  readonly violations: () => string[]
}

/**
 * Prism (https://stoplight.io/open-source/prism) as a validating proxy: it judges every request and answer by the
 * contract, corrected only where `contract-deviations.ts` says so. It is fetched by npx.
 */
const startPrism = async (
  name: string,
  { directory, target }: { directory: string; target: string },
): Promise<Prism> => {
  const document = correctedContract(directory, name)
  if (!document) throw new Error(`There is no contract at ${directory}/${name}.`)
  const folder = mkdtempSync(join(tmpdir(), 'wayfare-prism-'))
  const file = join(folder, 'contract.json')
  writeFileSync(file, JSON.stringify(document))
  const port = await freePort()
  const options = ['--errors', '--port', String(port)]
  const child = spawn('npx', ['--yes', prism, 'proxy', file, target, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stop = () => {
    // oxlint-disable-next-line eslint/no-restricted-globals -- npx ends without its child: only the group ends both
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
    rmSync(folder, { recursive: true })
  }
  await listening(child).catch((error: unknown) => {
    stop()
    throw error
  })
  const recorder = await startRecorder(`http://127.0.0.1:${port}`)
  return {
    url: recorder.url,
    calls: () => recorder.exchanges.length,
    violations: () => recorder.exchanges.filter(isViolation).map(describeViolation),
    [Symbol.asyncDispose]: async () => {
      await recorder[Symbol.asyncDispose]()
      stop()
    },
  }
}

/** Prism answers a violation with a problem of its own type instead of the supplier's answer. */
const isViolation = ({ answer }: Exchange) => {
  const { type } = (answer.body ?? {}) as { type?: unknown }
  return String(type ?? '').includes('stoplight.io/prism')
}

const describeViolation = ({ method, path, answer }: Exchange) =>
  `${method} ${path}: ${JSON.stringify(answer.body)}`

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

/** Has Prism judge a journey by a contract; resolves to what breaks it, and prints both. Without the documents it does nothing. */
export const judgeByPrism = async (
  name: string,
  { directory, target, journey }: Judged,
): Promise<readonly string[]> => {
  if (directory === undefined) {
    console.info('CONTRACTS_DIR is not set: nothing to judge by.')
    return []
  }
  await using judge = await startPrism(name, { directory, target })
  const failed = await journey(judge.url).then(
    () => [],
    (error: unknown) => [`the journey failed: ${String(error)}`],
  )
  const found = [...judge.violations(), ...failed]
  for (const violation of found) console.error(violation)
  console.info(`${name}: ${judge.calls()} calls, ${found.length} violations`)
  return found
}

interface Judged {
  /** Of the documents: `CONTRACTS_DIR`. */
  readonly directory: string | undefined
  /** The supplier's address. */
  readonly target: string
  /** What is judged, given the address to call instead. */
  readonly journey: (url: string) => Promise<void>
}
