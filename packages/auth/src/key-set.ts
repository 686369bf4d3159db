import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose'
import type { JWTVerifyGetKey } from 'jose'
import { DomainError } from '@wayfare/domain'

const timeoutMs = 5_000
const cooldownMs = 30_000
const freshMs = 600_000

/**
 * The issuer's published keys. They are fetched when first needed, cached for ten minutes, and asked for again at
 * most every 30 s when a token names an unknown key. While the provider cannot be reached, the keys last seen serve.
 * @throws DomainError UNAVAILABLE when there are no keys to be had; jose's error when no key matches
 */
export const issuerKeys = (issuer: string, jwksUri?: string): JWTVerifyGetKey => {
  let found: Promise<RemoteKeys> | undefined
  const remote = () => {
    found ??= (jwksUri ? Promise.resolve(jwksUri) : discover(issuer)).then(remoteKeys)
    found.catch(() => (found = undefined)) // the next token tries again
    return found
  }
  return async (header, token) => {
    const keys = await remote()
    try {
      return await keys(header, token)
    } catch (error) {
      if (isVerdict(error)) throw error
      const lastSeen = keys.jwks()
      if (lastSeen) return await createLocalJWKSet(lastSeen)(header, token)
      throw unreachable('The identity provider’s signing keys cannot be read.', error)
    }
  }
}

type RemoteKeys = ReturnType<typeof remoteKeys>

const remoteKeys = (uri: string) =>
  createRemoteJWKSet(new URL(uri), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: freshMs,
  })

/** The key set was read and speaks about the token; anything else is a failure to read it. */
const isVerdict = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

/** OpenID Connect Discovery 1.0, section 4: the document must name the very issuer it was asked of. */
const discover = async (issuer: string): Promise<string> => {
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  const document = await readJson(address)
  if (document['issuer'] !== issuer)
    throw unreachable(`The identity provider at ${issuer} gives itself another issuer name.`)
  if (typeof document['jwks_uri'] !== 'string' || !URL.canParse(document['jwks_uri']))
    throw unreachable(`The identity provider at ${issuer} does not say where its signing keys are.`)
  return document['jwks_uri']
}

const readJson = async (address: string): Promise<Record<string, unknown>> => {
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch (error) {
    throw unreachable('The identity provider cannot be reached.', error)
  }
}

const unreachable = (message: string, cause?: unknown) =>
  new DomainError('UNAVAILABLE', message, { hint: 'Try again in a moment.', cause, retryAfterMs: 1_000 })
