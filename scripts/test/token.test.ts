import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createAccessTokenVerifier } from '../../packages/auth/src/index.ts'
import { startIdentityProvider } from '../../packages/identity-provider/src/index.ts'

const script = join(import.meta.dirname, '../token.ts')

const run = async (names: string[], url: string) => runWith(names, { WAYFARE_IDENTITY_URL: url })

const runWith = async (names: string[], variables: Record<string, string>) => {
  const env = { ...process.env, ...variables, NODE_OPTIONS: '' }
  const options = ['--disable-warning=ExperimentalWarning', script, ...names]
  return promisify(execFile)(process.execPath, options, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  )
}

it('prints a token and nothing else', async () => {
  const provider = await startIdentityProvider({ port: 0, audience: 'wayfare' })
  const { code, stdout, stderr } = await run(['support'], provider.url)
  const verifier = createAccessTokenVerifier({ issuer: provider.issuer, audience: 'wayfare' })
  expect(await verifier.verify(stdout.trimEnd())).toMatchObject({ id: 'support', roles: ['support'] })
  expect([code, stderr]).toEqual([0, ''])
  await provider.close()
})

it('asks where npm start listens with the same environment', async () => {
  const provider = await startIdentityProvider({ port: 0, audience: 'wayfare' })
  const { code } = await runWith(['agent'], {
    WAYFARE_IDENTITY_URL: '',
    IDENTITY_PORT: new URL(provider.url).port,
  })
  expect(code).toBe(0)
  await provider.close()
})

it.each([
  [['nobody'], 'Use one of traveller, traveller2, agent'],
  [[], 'Use one of traveller, traveller2, agent'],
  [['agent'], 'Start Wayfare with npm start'],
])('given %j and no server, says what to do and fails', async (names, advice) => {
  const { code, stdout, stderr } = await run(names, 'http://127.0.0.1:1')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(advice)
})
