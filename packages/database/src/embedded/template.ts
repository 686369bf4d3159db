import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Logger } from '@wayfare/telemetry'

/** Making a new cluster takes seconds, unpacking an empty one a fraction: the first in-memory database leaves it behind. */
export const openInMemory = async (log: Logger): Promise<PGlite> => {
  const file = templateFile()
  const template = await readFile(file).catch(() => undefined)
  const lite = new PGlite(template ? { loadDataDir: new Blob([template]) } : {})
  await lite.waitReady
  if (!template)
    await saveTemplate(lite, file).catch((error) => log.debug('no database template kept', { error }))
  return lite
}

const templateFile = () => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const version = /pglite@([\w.-]+)/.exec(entry)?.[1] ?? 'unknown'
  return path.join(tmpdir(), `wayfare-empty-database-${version}.tar`)
}

const saveTemplate = async (lite: PGlite, file: string) => {
  const dump = await lite.dumpDataDir('none')
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, dump.stream())
  await rename(draft, file)
}
