/** As much of it as is used here. */
declare module 'sodium-native' {
  export interface Sodium {
    /** @param secret the seed and behind it the public key, 64 bytes */
    crypto_sign_detached: (signature: Buffer, bytes: Buffer, secret: Buffer) => void
  }
  const sodium: Sodium
  export default sodium
}
