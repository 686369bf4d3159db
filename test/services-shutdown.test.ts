import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createInternalTokenSigner, generateInternalKeys, serviceViewer } from '@wayfare/auth'
import { freePort } from './started-process.ts'
import { steadyLoad } from './steady-load.ts'

const root = join(import.meta.dirname, '..')
const keys = generateInternalKeys()
const signer = createInternalTokenSigner(keys.privateKey)

/** A service of its own, as a container runs it. */
const startService = async (file: string, env: Record<string, string>) => {
  const port = await freePort()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: port, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  while (
    !(await fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await delay(50)
  return { url, child }
}

const startPlaces = () =>
  startService('subgraphs/places/src/main.ts', { INTERNAL_TOKEN_PUBLIC_KEY: keys.publicKey })

const stop = async (child: ChildProcess) => {
  const startedAt = performance.now()
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return { code: await exited, ms: performance.now() - startedAt }
}

/** What the router sends beside each request. */
const internalHeaders = () => {
  const requestId = crypto.randomUUID()
  const token = signer.sign({ viewer: serviceViewer('test', []), audience: 'places', requestId })
  return { 'x-request-id': requestId, 'x-wayfare-internal': token }
}

it('a subgraph of its own loses no request of fifty a second, and ends with 0', async () => {
  const places = await startPlaces()
  const outcome = steadyLoad(places.url, internalHeaders)
  await delay(1_000)
  const { code, ms } = await stop(places.child)
  expect([code, await outcome()]).toEqual([0, ['answered', 'not accepted']])
  expect(ms).toBeLessThan(5_000)
}, 60_000)

it('a router of its own loses no request of fifty a second, and ends with 0', async () => {
  const places = await startPlaces()
  const router = await startService('router/src/main.ts', {
    INTERNAL_TOKEN_PRIVATE_KEY: keys.privateKey.reveal(),
    PLACES_URL: `${places.url}/graphql`,
  })
  const outcome = steadyLoad(router.url)
  await delay(1_000)
  const { code, ms } = await stop(router.child)
  expect([code, await outcome()]).toEqual([0, ['answered', 'not accepted']])
  expect(ms).toBeLessThan(5_000)
  expect(await stop(places.child)).toMatchObject({ code: 0 })
}, 60_000)

it('says that it is not ready as soon as it is told to stop', async () => {
  const places = await startPlaces()
  expect((await fetch(`${places.url}/health/ready`)).status).toBe(200)
  const stopping = stop(places.child)
  await delay(100)
  const answer = await fetch(`${places.url}/health/ready`)
  expect([answer.status, answer.headers.get('connection')]).toEqual([503, 'close'])
  expect(await stopping).toMatchObject({ code: 0 })
}, 60_000)
