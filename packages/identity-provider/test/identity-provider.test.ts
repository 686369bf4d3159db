import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccessTokenVerifier, scopesOfRoles } from '@wayfare/auth'
import { demoUsers, machineClient, requestToken, startIdentityProvider, tokenNames } from '../src/index.ts'
import type { IdentityProvider } from '../src/index.ts'

const audience = 'wayfare'
let provider: IdentityProvider
beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, audience })
})
afterAll(() => provider.close())

const json = async (url: string, init?: RequestInit) =>
  (await fetch(url, init)).json() as Promise<Record<string, unknown>>
const verify = (token: string, { issuer, url } = provider) =>
  createAccessTokenVerifier({ issuer, audience, jwksUri: `${url}/jwks` }).verify(token)

it('can be discovered', async () => {
  expect(await json(`${provider.url}/.well-known/openid-configuration`)).toMatchObject({
    issuer: provider.issuer,
    jwks_uri: provider.jwksUri,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
  })
})

it('publishes its public keys and keeps the private ones', async () => {
  const { keys } = (await json(provider.jwksUri)) as { keys: Record<string, unknown>[] }
  expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256', kid: expect.any(String) })])
  expect(keys[0]).not.toHaveProperty('d')
})

it.each(demoUsers)(
  'gives $userName a token that the verifier takes',
  async ({ userName, name, email, roles, agencyId }) => {
    const verifier = createAccessTokenVerifier({ issuer: provider.issuer, audience }) // by discovery
    expect(await verifier.verify(await provider.token(userName))).toEqual({
      kind: 'user',
      id: userName,
      name,
      email,
      roles,
      scopes: scopesOfRoles(roles),
      ...(agencyId ? { agencyId } : {}),
    })
  },
)

it('has one user of each role, and a second traveller', () => {
  expect(demoUsers.flatMap(({ roles }) => roles)).toEqual([
    'traveller',
    'traveller',
    'agent',
    'support',
    'finance',
    'admin',
  ])
})

it('gives a machine a token by client credentials, with the scopes it asks for', async () => {
  expect(await verify(await provider.token('machine'))).toMatchObject({ kind: 'machine', roles: [] })
  const credentials = Buffer.from(`${machineClient.id}:${machineClient.secret}`).toString('base64')
  const { access_token: token } = await json(`${provider.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'payments:refund' }),
  })
  expect(await verify(String(token))).toMatchObject({ id: machineClient.id, scopes: ['payments:refund'] })
})

it('names the users when asked for one it does not know', async () => {
  await expect(provider.token('nobody')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    hint: `Use one of ${tokenNames.join(', ')}.`,
  })
  const answer = await json(`${provider.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:wayfare:demo', client_id: 'wayfare-demo', user: 'nobody' }),
  })
  expect(answer).toMatchObject({
    error: 'invalid_request',
    error_description: expect.stringContaining('traveller2'),
  })
})

it('says what to do when no provider, or another server, is asked for a token', async () => {
  await expect(requestToken('http://127.0.0.1:1', 'agent')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    hint: expect.stringContaining('npm start'),
  })
  await expect(requestToken(`${provider.url}/elsewhere`, 'agent')).rejects.toMatchObject({
    code: 'BAD_ANSWER',
  })
})

it('keeps its signing keys, readable to its owner only, so that tokens survive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'identity-'))
  const start = () => startIdentityProvider({ port: 0, audience, dataDir, issuer: 'http://identity.test' })
  const first = await start()
  const token = await first.token('agent')
  await first.close()
  const second = await start()
  expect(await verify(token, second)).toMatchObject({ id: 'agent', agencyId: 'blue-marble' })
  await second.close()
  expect(await readFile(join(dataDir, 'identity-provider-keys.json'), 'utf8')).toContain('RS256')
  await rm(dataDir, { recursive: true })
})

it('lets scripts of the app’s origin read its answers, and no others', async () => {
  const allowed = async (origin: string) => {
    const answer = await fetch(`${provider.url}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'wayfare-web', code: 'x' }),
    })
    return answer.headers.get('access-control-allow-origin')
  }
  expect(await allowed('http://localhost:4000')).toBe('http://localhost:4000')
  expect(await allowed('http://elsewhere.example')).not.toBe('http://elsewhere.example')
})

it('starts and serves without a word on the console', async () => {
  const said: unknown[] = []
  const { info, warn, error, log } = console
  console.info = console.warn = console.error = console.log = (...words: unknown[]) => said.push(words)
  const other = await startIdentityProvider({ port: 0, audience })
  await other.token('traveller')
  await fetch(`${other.url}/auth?client_id=unknown`, { headers: { accept: 'text/html' } })
  await other.close()
  Object.assign(console, { info, warn, error, log })
  expect(said).toEqual([])
})
