import { createHmac } from 'node:crypto'
import { SignJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose'
import { inSeconds } from './issuer.ts'
import type { Issuer } from './issuer.ts'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const withHmac = (header: object, claims: object, secret: string) => {
  const signed = `${encode(header)}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** A token of another's key that carries, or points to, that very key. */
const byStranger = async (issuer: Issuer, header: (jwk: object) => object) => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256' }
  return new SignJWT(issuer.claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'first', ...header(jwk) })
    .sign(privateKey)
}

const parts = async (issuer: Issuer) => (await issuer.token()).split('.') as [string, string, string]

/** What attackers and accidents send, by name. Each is refused for its own reason. */
export const badTokens: Record<string, (issuer: Issuer) => Promise<string> | string> = {
  'with alg none and no signature': ({ claims }) =>
    `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`,
  'with alg NONE, oddly spelt': ({ claims }) =>
    `${encode({ alg: 'nOnE', typ: 'at+jwt' })}.${encode(claims)}.`,
  'signed HS256 with the public key as the secret': async ({ claims, publicKey }) =>
    withHmac({ alg: 'HS256', typ: 'at+jwt', kid: 'first' }, claims, await exportSPKI(publicKey)),
  'signed HS256 with the published key document': ({ claims, jwk }) =>
    withHmac({ alg: 'HS256', typ: 'at+jwt', kid: 'first' }, claims, JSON.stringify(jwk)),
  'signed with a swapped key under a known kid': (issuer) => byStranger(issuer, () => ({})),
  'signed with a key that it carries in jwk': (issuer) => byStranger(issuer, (jwk) => ({ jwk })),
  'signed with a key that its jku points to': (issuer) =>
    byStranger(issuer, () => ({ jku: `${issuer.url}/evil` })),
  'signed with a key that its x5u points to': (issuer) =>
    byStranger(issuer, () => ({ x5u: `${issuer.url}/evil` })),
  'with an unknown kid': (issuer) => issuer.token({}, { kid: 'second' }),
  'that has expired': (issuer) => issuer.token({ exp: inSeconds(-121) }),
  'that has no expiry': (issuer) => issuer.token({ exp: undefined }),
  'whose expiry is no number': (issuer) => issuer.token({ exp: 'tomorrow' as unknown as number }),
  'that is not valid yet': (issuer) => issuer.token({ nbf: inSeconds(150) }),
  'for another audience': (issuer) => issuer.token({ aud: 'elsewhere' }),
  'for no audience': (issuer) => issuer.token({ aud: undefined }),
  'of another issuer': (issuer) => issuer.token({ iss: 'https://elsewhere.example' }),
  'of the issuer with a slash more': (issuer) => issuer.token({ iss: `${issuer.url}/` }),
  'of no issuer': (issuer) => issuer.token({ iss: undefined }),
  'that is an ID token by its type': (issuer) => issuer.token({}, { typ: 'JWT' }),
  'that has no type': (issuer) => issuer.token({}, { typ: undefined }),
  'of nobody': (issuer) => issuer.token({ sub: undefined }),
  'with a critical extension that nobody knows': ({ claims, privateKey }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'first', crit: ['x'], x: 1 })
      .sign(privateKey, { crit: { x: true } }),
  'with a payload changed after signing': async (issuer) => {
    const [header, , signature] = await parts(issuer)
    return `${header}.${encode({ ...issuer.claims, scope: 'bookings:any' })}.${signature}`
  },
  'with a header changed after signing': async (issuer) => {
    const [, payload, signature] = await parts(issuer)
    return `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'first', extra: 1 })}.${payload}.${signature}`
  },
  'that is cut short': async (issuer) => (await issuer.token()).slice(0, -20),
  'that lost its signature': async (issuer) => (await parts(issuer)).slice(0, 2).join('.') + '.',
  'that has a part too many': async (issuer) => `${await issuer.token()}.x`,
  'with its scheme still in front': async (issuer) => `Bearer ${await issuer.token()}`,
  'that is garbage': () => 'garbage',
  'of three garbage parts': () => '%%%.\u0000.🛫',
  'that is empty': () => '',
  'whose payload is no object': () =>
    `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'first' })}.${encode('x')}.x`,
}
