export { keyring, newKey } from './keyring.ts'
export type { KeyEntry } from './keyring.ts'
export { openKeyring } from './open-keyring.ts'
export type { Keyring } from './open-keyring.ts'
