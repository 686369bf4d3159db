import { jwtVerify } from 'jose'
import type { JWTHeaderParameters, JWTPayload } from 'jose'
import { issuerKeys } from './key-set.ts'
import { explainRefusal, unauthenticated } from './refusal.ts'
import { rememberVerified } from './verified-tokens.ts'
import { isRole, isScope, scopesOfRoles } from './viewer.ts'
import type { Role, Scope, Viewer } from './viewer.ts'

export interface AccessTokenOptions {
  /** Exactly as the tokens' `iss` says it. */
  issuer: string
  /** The name of this API at the provider: the tokens' `aud`. */
  audience: string
  /** Where the signing keys are; found through the issuer's discovery document when absent. */
  jwksUri?: string
  /** How far the provider's clock and ours may differ, in seconds. Default 120, as between our own services. */
  clockToleranceS?: number
  /** Media types accepted in the header (RFC 9068). Add `JWT` for a provider that does not write `at+jwt`. */
  tokenTypes?: readonly string[]
  /** The claim that lists the viewer's roles, dots reaching inside: `realm_access.roles`. */
  rolesClaim?: string
  /**
   * Whether a user's token that names no scope of ours has those of the user's roles: for a provider that knows roles and
   * no scopes. Default false: such a token was not issued for this API's data, and reaches none.
   */
  scopesFromRoles?: boolean
}

export interface AccessTokenVerifier {
  /**
   * An accepted token is remembered for a minute at most: so long may a key that the provider withdraws still serve.
   * @throws DomainError UNAUTHENTICATED when the token is refused, UNAVAILABLE when the keys cannot be read
   */
  verify(token: string): Promise<Viewer>
}

// Asymmetric only: with a shared-secret algorithm the public key would do as the secret.
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/**
 * Verifies the JWT access tokens of one OpenID provider. The keys come from that provider alone: whatever key or
 * address of keys a token carries (jwk, jku, x5u, x5c) is ignored.
 */
export const createAccessTokenVerifier = (
  options: AccessTokenOptions,
  { now = Date.now }: { now?: () => number } = {},
): AccessTokenVerifier => {
  const { issuer, audience, clockToleranceS = 120, tokenTypes = ['at+jwt'] } = options
  const keys = issuerKeys(issuer, options.jwksUri)
  const checks = { algorithms, issuer, audience, clockTolerance: clockToleranceS, requiredClaims: ['exp'] }
  const accepted = new Set(tokenTypes.map(mediaType))
  const verify = async (token: string) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        ...checks,
        currentDate: new Date(now()),
      })
      requireType(protectedHeader, accepted)
      const lastSecond = (payload.exp ?? 0) + clockToleranceS
      return { viewer: frozen(toViewer(payload, options)), expiresAtMs: lastSecond * 1_000 }
    } catch (error) {
      throw explainRefusal(error, 'The access token')
    }
  }
  return { verify: rememberVerified(verify, now) }
}

/** `application/at+jwt` and `at+jwt` are one type; a header without a type means a plain JWT. */
const mediaType = (typ = 'JWT') => typ.toLowerCase().replace(/^application\//, '')

const requireType = ({ typ }: JWTHeaderParameters, accepted: ReadonlySet<string>) => {
  if (accepted.has(mediaType(typ))) return
  throw unauthenticated(
    'The token is not an access token.',
    'Send the access token that the provider gave, not the ID token or the refresh token.',
  )
}

type ClaimOptions = Pick<AccessTokenOptions, 'rolesClaim' | 'scopesFromRoles'>

const toViewer = (claims: JWTPayload, options: ClaimOptions): Viewer => {
  const client = text(claims['client_id']) ?? text(claims['azp'])
  const id = text(claims.sub) ?? client
  if (id === undefined)
    throw unauthenticated(
      'The access token does not say whose it is.',
      'The provider must set sub or client_id.',
    )
  const roles = list(at(claims, options.rolesClaim ?? 'roles')).filter(isRole)
  const kind = id === client || claims['gty'] === 'client-credentials' ? 'machine' : 'user'
  return {
    kind,
    id,
    roles,
    scopes: scopesOf(claims, { kind, roles, scopesFromRoles: options.scopesFromRoles ?? false }),
    ...optional('agencyId', claims['agencyId'] ?? claims['agency_id']),
    ...optional('name', claims['name']),
    ...optional('email', claims['email']),
  }
}

/**
 * What the token was granted, as far as its user may have it: a scope is what an app was allowed to do in somebody's name
 * (RFC 6749, section 3.3; RFC 9068, section 2.2.3), a role what that person may do. Somebody without a role is a traveller.
 * A machine acts in its own name: its scopes are what the provider allows it.
 */
const scopesOf = (
  claims: JWTPayload,
  {
    kind,
    roles,
    scopesFromRoles,
  }: { kind: Viewer['kind']; roles: readonly Role[]; scopesFromRoles: boolean },
): Scope[] => {
  const granted = [...new Set([...list(claims['scope']), ...list(claims['scp'])].filter(isScope))]
  if (kind === 'machine') return granted
  const allowed = scopesOfRoles(roles.length > 0 ? roles : ['traveller'])
  if (granted.length === 0) return scopesFromRoles ? allowed : []
  return granted.filter((scope) => allowed.includes(scope))
}

/** Requests share it as long as it is remembered. */
const frozen = (viewer: Viewer): Viewer => {
  Object.freeze(viewer.roles)
  Object.freeze(viewer.scopes)
  return Object.freeze(viewer)
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Scopes and roles come as an array or as one string with spaces between. */
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : typeof value === 'string' ? value.split(' ') : []

/** A claim whose very name has dots (a namespaced one) wins over a path of that spelling. */
const at = (claims: JWTPayload, path: string): unknown =>
  path in claims
    ? claims[path]
    : path
        .split('.')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], claims)

const optional = (name: 'agencyId' | 'name' | 'email', value: unknown) =>
  text(value) === undefined ? {} : { [name]: text(value) }
