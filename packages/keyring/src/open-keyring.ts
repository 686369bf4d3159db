import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { DomainError } from '@wayfare/domain'
import type { KeyEntry } from './keyring.ts'

export interface Keyring {
  /** The name of the key that seals: what it sealed begins with this name and a dot. */
  readonly newestKey: string
  /** Encrypts under the newest key. `context` is authenticated and not stored. At most 64 KiB of text. */
  seal(text: string, context: string): string
  /** @throws DomainError INTERNAL for what no key of the ring has sealed under this context */
  open(sealed: string, context: string): string
  /** 16 characters of base64url: 96 bits of HMAC-SHA-256 under the newest key. */
  authenticate(text: string): string
  /** Whether any key of the ring made the tag for this text; takes the same time for every tag. */
  isAuthentic(text: string, tag: string): boolean
}

interface DerivedKeys {
  name: string
  encryption: Buffer
  authentication: Buffer
}

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const mostCharacters = 64 * 1024
const tagCharacters = 16

/** The keys of one variable, newest first. */
export const openKeyring = (entries: readonly [KeyEntry, ...KeyEntry[]]): Keyring => {
  const [newest, ...older] = entries.map(derive) as [DerivedKeys, ...DerivedKeys[]]
  const keys = [newest, ...older]
  return {
    newestKey: newest.name,
    seal: (text, context) => {
      if (text.length > mostCharacters) throw new DomainError('INTERNAL', 'the text to be sealed is too long')
      return `${newest.name}.${encrypt(newest, text, context).toString('base64url')}`
    },
    open: (sealed, context) => {
      const [name, content = ''] = sealed.split('.')
      const key = keys.find((each) => each.name === name)
      if (!key) throw new DomainError('INTERNAL', 'sealed data names a key that is not in the keyring')
      return decrypt(key, Buffer.from(content, 'base64url'), context)
    },
    authenticate: (text) => tagOf(newest, text),
    isAuthentic: (text, tag) =>
      keys.map((key) => equal(tagOf(key, text), tag)).some((authentic) => authentic),
  }
}

const derive = ({ name, key }: KeyEntry): DerivedKeys => {
  const secret = Buffer.from(key.reveal(), 'base64')
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `wayfare ${purpose}`, 32))
  return { name, encryption: derived('encryption'), authentication: derived('authentication') }
}

const encrypt = ({ encryption }: DerivedKeys, text: string, context: string) => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, encryption, iv).setAAD(Buffer.from(context))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), content])
}

const decrypt = ({ encryption }: DerivedKeys, sealed: Buffer, context: string) => {
  try {
    const decipher = createDecipheriv(algorithm, encryption, sealed.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const content = sealed.subarray(ivBytes + tagBytes)
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8')
  } catch {
    throw new DomainError('INTERNAL', 'sealed data does not open under this context')
  }
}

const tagOf = ({ authentication }: DerivedKeys, text: string) =>
  createHmac('sha256', authentication).update(text).digest('base64url').slice(0, tagCharacters)

const equal = (expected: string, given: string) => {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
