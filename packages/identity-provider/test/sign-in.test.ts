import { createAccessTokenVerifier } from '@wayfare/auth'
import { decodeJwt } from 'jose'
import { demoUsers, startIdentityProvider, webClientId } from '../src/index.ts'
import type { IdentityProvider } from '../src/index.ts'
import { browser, pkce } from './browser.ts'

const app = 'http://127.0.0.1:4000/signed-in'
let provider: IdentityProvider
beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, audience: 'wayfare' })
})
afterAll(() => provider.close())

type Browser = ReturnType<typeof browser>
const asked = {
  client_id: webClientId,
  response_type: 'code',
  redirect_uri: app,
  scope: 'openid profile email',
  state: 's1',
}

const open = ({ follow }: Browser, challenge: string, changed: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    ...asked,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changed,
  })
  return follow(`${provider.url}/auth?${query}`, provider.url)
}

const choose = async ({ follow }: Browser, page: { url: string; page: string }, user: string) => {
  const [, action = ''] = /action="([^"]+)"/.exec(page.page) ?? []
  const body = new URLSearchParams({ user })
  const arrived = await follow(new URL(action, page.url).href, provider.url, { method: 'POST', body })
  return arrived.page.includes('Submitting Callback') ? submit(follow, arrived.page) : arrived
}

/** The form that a browser's script submits by itself: one user leaves before another comes. */
const submit = (follow: Browser['follow'], page: string) => {
  const [, action = ''] = /action="([^"]+)"/.exec(page) ?? []
  const fields: [string, string][] = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  return follow(action, provider.url, { method: 'POST', body: new URLSearchParams(fields) })
}

const exchange = async (fields: Record<string, string>) => {
  const body = new URLSearchParams({ client_id: webClientId, ...fields })
  const answer = await fetch(`${provider.url}/token`, { method: 'POST', body })
  return (await answer.json()) as Record<string, string>
}

/** The whole way of the app: to the page, a click, back with a code, and the code for tokens. */
const signIn = async (user: string, changed: Record<string, string> = {}, using = browser()) => {
  const { verifier, challenge } = pkce()
  const arrived = await choose(using, await open(using, challenge, changed), user)
  const code = new URL(arrived.url).searchParams.get('code') ?? ''
  return exchange({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: app })
}

const viewerOf = (token = '') =>
  createAccessTokenVerifier({ issuer: provider.issuer, audience: 'wayfare' }).verify(token)

it('shows every demo user on a page that loads nothing from elsewhere', async () => {
  const { page, headers, status } = await open(browser(), pkce().challenge)
  expect(status).toBe(200)
  expect(page).toContain('<html lang="en">')
  for (const { userName, name } of demoUsers) {
    expect(page).toContain(`value="${userName}"`)
    expect(page).toContain(name)
  }
  expect(page).not.toMatch(/https?:|<script|src=/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

it('signs in with one click and comes back with tokens', async () => {
  const tokens = await signIn('agent')
  expect(await viewerOf(tokens['access_token'])).toMatchObject({
    kind: 'user',
    id: 'agent',
    agencyId: 'blue-marble',
  })
  expect(decodeJwt(tokens['id_token'] ?? '')).toMatchObject({
    aud: webClientId,
    name: 'Ada Agent',
    roles: ['agent'],
  })
})

it('refreshes the access token', async () => {
  const { refresh_token: refreshToken = '' } = await signIn('traveller')
  const again = await exchange({ grant_type: 'refresh_token', refresh_token: refreshToken })
  expect(await viewerOf(again['access_token'])).toMatchObject({ id: 'traveller', roles: ['traveller'] })
  expect(again['refresh_token']).not.toBe(refreshToken)
})

it('gives the scopes asked for only as far as the user’s roles have them', async () => {
  const scope = 'openid bookings:read bookings:any queues:manage'
  expect((await viewerOf((await signIn('traveller', { scope }))['access_token'])).scopes).toEqual([
    'bookings:read',
  ])
  expect((await viewerOf((await signIn('support', { scope }))['access_token'])).scopes).toEqual([
    'bookings:read',
    'bookings:any',
  ])
})

it('takes the API’s resource indicator and no other', async () => {
  const tokens = await signIn('traveller', { resource: 'urn:wayfare:api' })
  expect(await viewerOf(tokens['access_token'])).toMatchObject({ id: 'traveller' })
  const { url } = await open(browser(), pkce().challenge, { resource: 'urn:elsewhere' })
  expect(new URL(url).searchParams.get('error')).toBe('invalid_target')
})

it('knows a browser that has signed in, until it is asked to choose again', async () => {
  const using = browser()
  await signIn('finance', {}, using)
  expect((await open(using, pkce().challenge)).url).toContain(`${app}?code=`)
  expect((await open(using, pkce().challenge, { prompt: 'login' })).page).toContain('Choose who to be')
  const other = await signIn('admin', { prompt: 'login' }, using)
  expect(await viewerOf(other['access_token'])).toMatchObject({ id: 'admin', roles: ['admin'] })
})

it('asks for no consent, even when the app does', async () => {
  const tokens = await signIn('traveller', { prompt: 'login consent', scope: 'openid offline_access' })
  expect(tokens).toHaveProperty('refresh_token')
})

it('signs out and comes back to the app', async () => {
  const using = browser()
  const { id_token: idToken = '' } = await signIn('agent', {}, using)
  const query = new URLSearchParams({
    id_token_hint: idToken,
    post_logout_redirect_uri: 'http://127.0.0.1:4000/',
  })
  const { page } = await using.follow(`${provider.url}/session/end?${query}`, provider.url)
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? []
  const left = await using.follow(`${provider.url}/session/end/confirm`, provider.url, {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  })
  expect(left.url).toMatch(/^http:\/\/127\.0\.0\.1:4000\//)
  expect((await open(using, pkce().challenge)).page).toContain('Choose who to be')
})

describe('a sign-in is refused', () => {
  it('without PKCE', async () => {
    const { url } = await browser().follow(`${provider.url}/auth?${new URLSearchParams(asked)}`, provider.url)
    expect(new URL(url).searchParams.get('error')).toBe('invalid_request')
  })

  it('with another verifier than the one that it began with', async () => {
    const using = browser()
    const arrived = await choose(using, await open(using, pkce().challenge), 'agent')
    const code = new URL(arrived.url).searchParams.get('code') ?? ''
    const fields = {
      grant_type: 'authorization_code',
      code,
      code_verifier: pkce().verifier,
      redirect_uri: app,
    }
    expect(await exchange(fields)).toMatchObject({ error: 'invalid_grant' })
  })

  it('towards an address that is not the app’s', async () => {
    const { page, status } = await open(browser(), pkce().challenge, {
      redirect_uri: 'http://elsewhere.example/',
    })
    expect(status).toBe(400)
    expect(page).toContain('redirect_uri')
  })

  it('for somebody who is not on the list', async () => {
    const using = browser()
    const { page, status } = await choose(using, await open(using, pkce().challenge), 'nobody')
    expect([status, page]).toEqual([400, expect.stringContaining('Unknown user')])
  })

  it('in a browser that did not begin it', async () => {
    const begun = await open(browser(), pkce().challenge)
    const { page, status } = await choose(browser(), begun, 'admin')
    expect([status, page]).toEqual([400, expect.stringContaining('This sign-in has ended')])
  })
})
