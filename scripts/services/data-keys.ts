import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { newKey } from '@wayfare/keyring'

/** The keyring of this data folder: made at its first start and kept, for what it made must be read at the next. */
export const keptDataKeys = (file: string | undefined): string => {
  if (!file) return newKey('local')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const made = newKey('local')
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  return made
}
