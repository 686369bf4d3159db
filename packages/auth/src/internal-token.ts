import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { importSPKI, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { Secret } from '@wayfare/config'
import { ed25519Signer } from './ed25519.ts'
import { explainRefusal, unauthenticated } from './refusal.ts'
import type { Viewer } from './viewer.ts'

/** Carries the token that a subgraph demands of every caller. The router drops what clients send under this name. */
export const internalTokenHeader = 'x-wayfare-internal'
export const requestIdHeader = 'x-request-id'

const algorithm = 'EdDSA'
const issuer = 'wayfare'
const type = 'wayfare-internal+jwt'
const lifetimeS = 30

/** How far the clocks of two of our machines may differ. A token is bound to one request, so that it may well live longer. */
const clockToleranceS = 120

export interface InternalKeys {
  /** PKCS #8 PEM, for who calls: the router, and the services that call other services. */
  privateKey: Secret
  /** SPKI PEM, for who answers. */
  publicKey: string
}

/** A new Ed25519 key pair. Production mounts its own; a single process makes one at every start. */
export const generateInternalKeys = (): InternalKeys => {
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return { privateKey: new Secret(pair.privateKey), publicKey: pair.publicKey }
}

export interface InternalCall {
  viewer: Viewer
  /** The subgraph that may accept the token: its name in the supergraph. */
  audience: string
  /** Sent beside the token in `x-request-id`; the token is worth nothing under another. */
  requestId: string
}

export interface InternalTokenSigner {
  /** A token good for 30 s, by clocks that may differ by two minutes. */
  sign(call: InternalCall): string
}

/** @throws where the key is no PKCS #8 PEM, or of another kind than Ed25519 */
export const createInternalTokenSigner = (
  privateKey: Secret,
  { now = Date.now }: { now?: () => number } = {},
): InternalTokenSigner => {
  const signature = ed25519Signer(ed25519Key(privateKey))
  return {
    sign({ viewer, audience, requestId }) {
      const iat = Math.floor(now() / 1_000)
      const claims = { viewer, rid: requestId, iss: issuer, aud: audience, iat, exp: iat + lifetimeS }
      const content = `${signedHeader}.${base64url(JSON.stringify(claims))}`
      // At once and in this thread: what jose does through Web Crypto is the same bytes for several times the time.
      return `${content}.${signature(Buffer.from(content)).toString('base64url')}`
    },
  }
}

const ed25519Key = (pem: Secret) => {
  const key = createPrivateKey(pem.reveal())
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new TypeError('The private key for internal tokens is not an Ed25519 key.')
}

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const signedHeader = base64url(JSON.stringify({ alg: algorithm, typ: type }))

export interface InternalTokenVerifier {
  /** @throws DomainError UNAUTHENTICATED unless the token was made for this audience, this request and this moment */
  verify(token: string, requestId: string): Promise<Viewer>
}

export interface InternalTokenVerifierOptions {
  publicKey: string
  audience: string
  now?: () => number
}

export const createInternalTokenVerifier = (options: InternalTokenVerifierOptions): InternalTokenVerifier => {
  const { publicKey, audience, now = Date.now } = options
  const key = importSPKI(publicKey, algorithm)
  key.catch(() => {}) // reported by the first verify
  const checks = {
    algorithms: [algorithm],
    issuer,
    audience,
    typ: type,
    clockTolerance: clockToleranceS,
    maxTokenAge: lifetimeS, // refuses what was signed in the future, too
    requiredClaims: ['exp', 'iat', 'rid'],
  }
  return {
    async verify(token, requestId) {
      const imported = await key
      try {
        const { payload } = await jwtVerify(token, imported, { ...checks, currentDate: new Date(now()) })
        return viewerOf(payload, requestId)
      } catch (error) {
        throw explainRefusal(error, 'The internal token')
      }
    },
  }
}

const viewerOf = (payload: JWTPayload, requestId: string): Viewer => {
  if (payload['rid'] !== requestId)
    throw unauthenticated(
      'The internal token belongs to another request.',
      'Send x-request-id as it was signed.',
    )
  const viewer = payload['viewer']
  if (typeof viewer !== 'object' || viewer === null)
    throw unauthenticated('The internal token holds no viewer.', 'Sign it with createInternalTokenSigner.')
  return viewer as Viewer // signed by one of ours, which had a Viewer in its hands
}
