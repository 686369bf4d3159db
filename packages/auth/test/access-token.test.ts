import { createAccessTokenVerifier, scopes, scopesOfRoles } from '../src/index.ts'
import { badTokens } from './bad-tokens.ts'
import { audience, inSeconds, startIssuer } from './issuer.ts'
import type { Issuer } from './issuer.ts'

let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer()
})
afterAll(() => issuer[Symbol.asyncDispose]())

const verifier = (options = {}) => createAccessTokenVerifier({ issuer: issuer.url, audience, ...options })

describe('a token that is in order', () => {
  it('becomes a viewer with the scopes that the token grants', async () => {
    const token = await issuer.token({
      scope: 'openid bookings:read unheard:of',
      roles: ['admin', 'pirate'],
      name: 'Ada',
      email: 'ada@example.com',
      agencyId: 'blue',
    })
    expect(await verifier().verify(token)).toEqual({
      kind: 'user',
      id: 'ada',
      roles: ['admin'],
      scopes: ['bookings:read'],
      agencyId: 'blue',
      name: 'Ada',
      email: 'ada@example.com',
    })
  })

  it('has no scopes when it names none of ours, whatever its roles', async () => {
    const token = await issuer.token({ scope: 'openid profile', roles: ['admin'] })
    expect((await verifier().verify(token)).scopes).toEqual([])
  })

  it('has the scopes of its roles when it names none and that is configured', async () => {
    const token = await issuer.token({ scope: 'openid profile', roles: ['support'] })
    expect((await verifier({ scopesFromRoles: true }).verify(token)).scopes).toEqual(
      scopesOfRoles(['support']),
    )
  })

  it('never has a scope that its roles do not have; without a role it is a traveller', async () => {
    const all = scopes.join(' ')
    const scopesOf = async (roles?: string[]) =>
      (await verifier().verify(await issuer.token({ scope: all, roles }))).scopes
    expect(await scopesOf(['finance'])).toEqual(scopesOfRoles(['finance']))
    expect(await scopesOf(['pirate'])).toEqual(scopesOfRoles(['traveller']))
    expect(await scopesOf()).toEqual(scopesOfRoles(['traveller']))
  })

  it('of a machine has what the provider granted', async () => {
    const token = await issuer.token({ sub: 'ops', client_id: 'ops', scope: 'bookings:any payments:refund' })
    expect((await verifier().verify(token)).scopes).toEqual(['bookings:any', 'payments:refund'])
  })

  it.each(['realm_access.roles', 'https://wayfare.example/roles'])(
    'finds its roles under %s',
    async (rolesClaim) => {
      const token = await issuer.token({
        scope: '',
        realm_access: { roles: ['finance'] },
        'https://wayfare.example/roles': 'finance',
      })
      expect((await verifier({ rolesClaim }).verify(token)).roles).toEqual(['finance'])
    },
  )

  it('reads scopes from scp, a list, as some providers write them', async () => {
    const token = await issuer.token({ scope: undefined, scp: ['payments:read'] })
    expect((await verifier().verify(token)).scopes).toEqual(['payments:read'])
  })

  it.each([
    ['by a subject that is the client', { sub: 'ops', client_id: 'ops' }],
    ['by having no subject', { sub: undefined, azp: 'ops' }],
    ['by its grant', { sub: 'ops', gty: 'client-credentials' }],
  ])('is a machine %s', async (_, claims) => {
    expect(await verifier().verify(await issuer.token(claims))).toMatchObject({ kind: 'machine', id: 'ops' })
  })

  it('may be a plain JWT when the provider is known to write those', async () => {
    const token = await issuer.token({}, { typ: undefined })
    await expect(verifier({ tokenTypes: ['at+jwt', 'JWT'] }).verify(token)).resolves.toMatchObject({
      id: 'ada',
    })
  })

  it.each([
    ['behind', { exp: inSeconds(-110), nbf: inSeconds(-200) }],
    ['ahead', { exp: inSeconds(200), nbf: inSeconds(115) }],
  ])('may come from a provider whose clock is two minutes %s', async (_, times) => {
    await expect(verifier().verify(await issuer.token(times))).resolves.toMatchObject({ id: 'ada' })
  })

  it('may be as late as the clock tolerance allows', async () => {
    const token = await issuer.token({ exp: inSeconds(-20) })
    await expect(verifier({ clockToleranceS: 60 }).verify(token)).resolves.toMatchObject({ id: 'ada' })
    await expect(verifier({ clockToleranceS: 5 }).verify(token)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})

describe('a token', () => {
  it.each(Object.entries(badTokens))('%s is refused', async (_, make) => {
    const token = await make(issuer)
    const refusal = await verifier()
      .verify(token)
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED', hint: expect.stringMatching(/\w/) })
    for (const part of token.split('.').filter((text) => text.length > 5))
      expect(`${(refusal as Error).message} ${(refusal as { hint: string }).hint}`).not.toContain(part)
    expect(issuer.asked).not.toContain('/evil')
  })
})

describe('a token that was accepted', () => {
  const atClock = (options = {}) => {
    const clock = { ms: Date.now() }
    const tokens = { issuer: issuer.url, audience, ...options }
    return { clock, verify: createAccessTokenVerifier(tokens, { now: () => clock.ms }).verify }
  }

  it('is verified once a minute, each token for itself', async () => {
    const { clock, verify } = atClock()
    const [one, two] = await Promise.all([
      issuer.token({ exp: inSeconds(600) }),
      issuer.token({ sub: 'bob' }),
    ])
    const viewer = await verify(one)
    expect(await verify(two)).toMatchObject({ id: 'bob' })
    clock.ms += 59_000
    expect(await verify(one)).toBe(viewer)
    clock.ms += 1_000
    const again = await verify(one)
    expect(again).not.toBe(viewer)
    expect(again).toEqual(viewer)
  })

  it.each([0, 20])(
    'is refused as soon as it has expired, with a tolerance of %i s',
    async (clockToleranceS) => {
      const { clock, verify } = atClock({ clockToleranceS })
      const exp = inSeconds(10)
      const token = await issuer.token({ exp })
      const viewer = await verify(token)
      clock.ms = (exp + clockToleranceS) * 1_000 - 1
      expect(await verify(token)).toBe(viewer)
      clock.ms += 1
      await expect(verify(token)).rejects.toMatchObject({ message: 'The access token has expired.' })
    },
  )

  it('does not vouch for one with another signature', async () => {
    const { verify } = atClock()
    const token = await issuer.token()
    await verify(token)
    const forged = `${token.slice(0, -10)}AAAAAAAAAA`
    await expect(verify(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('gives a viewer that nobody can change for the next request', async () => {
    const viewer = await atClock().verify(await issuer.token())
    expect(() => Object.assign(viewer, { id: 'eve' })).toThrow(TypeError)
    expect(() => (viewer.scopes as string[]).push('bookings:any')).toThrow(TypeError)
  })

  it('was perhaps refused before: refusals are not remembered', async () => {
    const { clock, verify } = atClock()
    const token = await issuer.token({ nbf: inSeconds(150) })
    await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    clock.ms += 31_000
    expect(await verify(token)).toMatchObject({ id: 'ada' })
  })
})

describe('the provider’s keys', () => {
  it('are found through the discovery document, once', async () => {
    await using fresh = await startIssuer()
    const { verify } = createAccessTokenVerifier({ issuer: fresh.url, audience })
    await Promise.all([verify(await fresh.token()), verify(await fresh.token())])
    expect(fresh.asked).toEqual(['/.well-known/openid-configuration', '/jwks'])
  })

  it('are not asked for again by a flood of unknown kids', async () => {
    await using fresh = await startIssuer()
    const { verify } = createAccessTokenVerifier({
      issuer: fresh.url,
      audience,
      jwksUri: `${fresh.url}/jwks`,
    })
    const flood = Array.from({ length: 20 }, async (_, n) => verify(await fresh.token({}, { kid: `k${n}` })))
    expect((await Promise.allSettled(flood)).every(({ status }) => status === 'rejected')).toBe(true)
    expect(fresh.asked).toEqual(['/jwks'])
  })

  it('that cannot be read make the service unavailable, and are tried again', async () => {
    const { verify } = createAccessTokenVerifier({ issuer: 'http://127.0.0.1:1', audience })
    await expect(verify(await issuer.token())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      hint: expect.any(String),
    })
    await using broken = await startIssuer()
    broken.goDown()
    for (const jwksUri of [undefined, `${broken.url}/jwks`]) {
      const tried = createAccessTokenVerifier({ issuer: broken.url, audience, jwksUri })
      await expect(tried.verify(await broken.token())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await expect(tried.verify(await broken.token())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    }
    expect(broken.asked).toHaveLength(4)
  })

  it('last seen serve while the provider is down', async () => {
    await using fresh = await startIssuer()
    const { verify } = createAccessTokenVerifier({ issuer: fresh.url, audience })
    const another = await fresh.token({ sub: 'bob' })
    await verify(await fresh.token())
    fresh.goDown()
    const { now } = Date
    try {
      Date.now = () => now() + 3_600_000 // the kept keys are an hour old
      await expect(verify(another)).resolves.toMatchObject({ id: 'bob' })
    } finally {
      Date.now = now
    }
    expect(fresh.asked.filter((path) => path === '/jwks')).toHaveLength(2)
  })

  it('are not taken from a provider that calls itself otherwise', async () => {
    const { verify } = createAccessTokenVerifier({ issuer: `${issuer.url}/tenant`, audience })
    await expect(verify(await issuer.token())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
