import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import type { JWK } from 'jose'

export interface ProviderKeys {
  readonly jwks: { readonly keys: JWK[] }
  /** Sign the sign-in page's cookies. */
  readonly cookies: string[]
}

/** The keys in `dataDir`, made on the first start; new ones at every start without a `dataDir`. */
export const loadKeys = async (dataDir: string | undefined): Promise<ProviderKeys> => {
  if (!dataDir) return newKeys()
  const file = join(dataDir, 'identity-provider-keys.json')
  const kept = await readKeys(file)
  if (kept) return kept
  const made = await newKeys()
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 })
  await rename(`${file}.new`, file) // whole or not at all
  return made
}

const readKeys = async (file: string): Promise<ProviderKeys | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProviderKeys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read. Delete it to get new keys; tokens given so far then end.`, {
      cause: error,
    })
  }
}

const newKeys = async (): Promise<ProviderKeys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = {
    ...(await exportJWK(privateKey)),
    alg: 'RS256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  }
  return { jwks: { keys: [jwk] }, cookies: [randomBytes(32).toString('base64url')] }
}
