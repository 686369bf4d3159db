import { generateKeyPairSync } from 'node:crypto'
import { Secret } from '@wayfare/config'
import { SignJWT, importPKCS8 } from 'jose'
import {
  createInternalTokenSigner,
  createInternalTokenVerifier,
  generateInternalKeys,
  serviceViewer,
} from '../src/index.ts'
import type { Viewer } from '../src/index.ts'

const keys = generateInternalKeys()
const viewer: Viewer = {
  kind: 'user',
  id: 'ada',
  roles: ['agent'],
  scopes: ['bookings:read'],
  agencyId: 'blue',
}
const call = { viewer, audience: 'bookings', requestId: 'r1' }
const sign = createInternalTokenSigner(keys.privateKey).sign
const { verify } = createInternalTokenVerifier({ publicKey: keys.publicKey, audience: 'bookings' })

const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())

it('carries the viewer whole to the subgraph that it was signed for', async () => {
  expect(await verify(sign(call), 'r1')).toEqual(viewer)
})

it('carries a service that acts on nobody’s behalf', async () => {
  const token = sign({ ...call, viewer: serviceViewer('bookings', ['bookings:any']) })
  expect(await verify(token, 'r1')).toEqual({
    kind: 'service',
    id: 'bookings',
    roles: [],
    scopes: ['bookings:any'],
  })
})

it('is worth nothing under another request id, or none', async () => {
  const token = sign(call)
  await expect(verify(token, 'r2')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await expect(verify(token, '')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

it('is worth nothing at another subgraph', async () => {
  const payments = createInternalTokenVerifier({ publicKey: keys.publicKey, audience: 'payments' })
  await expect(payments.verify(sign(call), 'r1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

it('lives for 30 seconds, by clocks that may differ by two minutes', async () => {
  const token = sign(call)
  const at = (offsetMs: number) =>
    createInternalTokenVerifier({ ...keys, audience: 'bookings', now: () => Date.now() + offsetMs })
  for (const offset of [-119_000, 0, 29_000, 119_000, 149_000])
    await expect(at(offset).verify(token, 'r1')).resolves.toEqual(viewer)
  for (const offset of [-122_000, 153_000])
    await expect(at(offset).verify(token, 'r1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await expect(at(153_000).verify(token, 'r1')).rejects.toThrow('The internal token has expired.')
})

it('is a JWT as jose would write it', async () => {
  const [header, payload] = sign(call).split('.').slice(0, 2).map(decoded)
  expect(header).toEqual({ alg: 'EdDSA', typ: 'wayfare-internal+jwt' })
  const { iat } = payload as { iat: number }
  expect(Math.abs(iat - Date.now() / 1_000)).toBeLessThan(5)
  expect(payload).toEqual({ viewer, rid: 'r1', iss: 'wayfare', aud: 'bookings', iat, exp: iat + 30 })
})

it('cannot be signed with a key of another kind', () => {
  const { privateKey } = generateKeyPairSync('x25519')
  const pem = new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  expect(() => createInternalTokenSigner(pem)).toThrow(/Ed25519/)
})

it('is refused when another key signed it', async () => {
  const stranger = createInternalTokenSigner(generateInternalKeys().privateKey)
  await expect(verify(stranger.sign(call), 'r1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

it('is refused when the key signed something else', async () => {
  const key = await importPKCS8(keys.privateKey.reveal(), 'EdDSA')
  const token = await new SignJWT({ viewer, rid: 'r1' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer('wayfare')
    .setAudience('bookings')
    .setIssuedAt()
    .setExpirationTime('30s')
    .sign(key)
  await expect(verify(token, 'r1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

it.each(['', 'garbage', 'a.b.c'])('is refused when it reads %j', async (token) => {
  await expect(verify(token, 'r1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

it('keeps its private key out of sight', () => {
  expect(JSON.stringify(keys)).not.toContain('PRIVATE KEY')
})
