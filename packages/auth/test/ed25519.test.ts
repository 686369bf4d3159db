import { generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import sodium from 'sodium-native'
import { ed25519Signer, opensslSigner, sodiumSigner } from '../src/ed25519.ts'

it('signs the same with libsodium and without', () => {
  for (const length of [0, 1, 63, 64, 400, 5_000]) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const bytes = randomBytes(length)
    const signature = ed25519Signer(privateKey)(bytes)
    expect(verify(undefined, bytes, publicKey, signature)).toBe(true)
    expect(sodiumSigner(privateKey, sodium)(bytes)).toEqual(signature)
    expect(opensslSigner(privateKey)(bytes)).toEqual(signature)
  }
})
