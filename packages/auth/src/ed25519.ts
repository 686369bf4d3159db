// oxlint-disable-next-line typescript/triple-slash-reference -- a package that is type-checked alone reaches this file by imports only
/// <reference path="./sodium-native.d.ts" />
import { type KeyObject, sign } from 'node:crypto'
import type { Sodium } from 'sodium-native'

/** @returns the 64 bytes of the signature, which do not depend on the implementation (RFC 8032) */
export type Ed25519Signer = (bytes: Buffer) => Buffer

/** libsodium's binding has no build for some platforms. */
const sodium = await import('sodium-native').then(
  (module) => module.default,
  () => undefined,
)

/** Signs with libsodium where it is installed, since it takes half the time, otherwise with what Node has built in. */
export const ed25519Signer = (privateKey: KeyObject): Ed25519Signer =>
  sodium ? sodiumSigner(privateKey, sodium) : opensslSigner(privateKey)

export const opensslSigner =
  (privateKey: KeyObject): Ed25519Signer =>
  (bytes) =>
    sign(undefined, bytes, privateKey)

export const sodiumSigner = (privateKey: KeyObject, { crypto_sign_detached }: Sodium): Ed25519Signer => {
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' })
  const secret = Buffer.concat([d, x].map((part) => Buffer.from(part, 'base64url')))
  return (bytes) => {
    const signature = Buffer.allocUnsafe(64)
    crypto_sign_detached(signature, bytes, secret)
    return signature
  }
}
