import { randomBytes } from 'node:crypto'
import { Secret } from '@wayfare/config'
import { z } from 'zod'

/** One key of a keyring. `name` stands in clear before everything that the key has made. */
export interface KeyEntry {
  readonly name: string
  /** 32 bytes in base64. */
  readonly key: Secret
}

const keyBytes = 32

/** A variable that holds `name:key,name:key`, the newest first; each key is 32 bytes in base64. */
export const keyring = () =>
  z.string().transform((text, context): [KeyEntry, ...KeyEntry[]] => {
    const entries = text.split(',').map((entry) => toEntry(entry.trim()))
    const known = entries.filter((entry) => entry !== undefined)
    const names = new Set(known.map(({ name }) => name))
    if (known.length === entries.length && names.size === known.length)
      return known as [KeyEntry, ...KeyEntry[]]
    context.addIssue({
      code: 'custom',
      message: 'expected name:key pairs with different names, each key 32 bytes in base64',
    })
    return z.NEVER
  })

const toEntry = (text: string): KeyEntry | undefined => {
  const [name = '', key = '', ...rest] = text.split(':')
  const fits = /^[a-z0-9-]{1,16}$/.test(name) && Buffer.from(key, 'base64').length === keyBytes
  return fits && rest.length === 0 ? { name, key: new Secret(key) } : undefined
}

/** A new entry as the variable wants it: `name:key`. */
export const newKey = (name: string): string => `${name}:${randomBytes(keyBytes).toString('base64')}`
