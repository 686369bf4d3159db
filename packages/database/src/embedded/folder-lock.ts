// oxlint-disable-next-line no-restricted-imports -- the lock tells others which process has the folder
import { pid } from 'node:process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DomainError } from '@wayfare/domain'

/**
 * Keeps a second process out of the folder: PGlite has no lock of its own and two would ruin the data.
 * The lock is the operating system's, held through SQLite's exclusive transaction on an empty file: it dies with the
 * process, even by kill -9, cannot go stale and does not care about reused process ids.
 * @returns the release
 * @throws DomainError CONFLICT naming the process that holds it
 */
export const lockFolder = async (folder: string): Promise<() => void> => {
  await mkdir(folder, { recursive: true })
  const holderFile = path.join(folder, 'process')
  const lock = new DatabaseSync(path.join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    throw await inUse(folder, holderFile, cause)
  }
  await writeFile(holderFile, String(pid))
  return () => lock.close()
}

const inUse = async (folder: string, holderFile: string, cause: unknown) => {
  const holder = await readFile(holderFile, 'utf8').catch(() => '')
  const who = /^\d+$/.test(holder) ? `process ${holder}` : 'another process'
  return new DomainError(
    'CONFLICT',
    `${path.resolve(folder)} is in use by ${who}: stop it, or set WAYFARE_DATA_DIR to another folder`,
    { cause },
  )
}
