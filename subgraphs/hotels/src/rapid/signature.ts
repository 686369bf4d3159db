import { createHash } from 'node:crypto'
import type { Secret } from '@wayfare/config'

/** `EAN apikey=K,signature=S,timestamp=T`, S the SHA-512 of key, secret and T. Good for five minutes: sign each attempt. */
export const signature = (keys: { key: Secret; secret: Secret }, now: Date): string => {
  const timestamp = Math.floor(now.getTime() / 1_000)
  const key = keys.key.reveal()
  const hash = createHash('sha512').update(`${key}${keys.secret.reveal()}${timestamp}`).digest('hex')
  return `EAN apikey=${key},signature=${hash},timestamp=${timestamp}`
}
