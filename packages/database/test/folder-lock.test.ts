import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLogger } from '@wayfare/telemetry'
import { openDatabase } from '../src/index.ts'

const log = createLogger('test', { level: 'silent' })
const source = new URL('../src/embedded/folder-lock.ts', import.meta.url).href

/** Another process that has taken the folder and holds it until killed. */
const holder = async (folder: string) => {
  const program = `const { lockFolder } = await import(${JSON.stringify(source)})
    await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  })
  await once(child.stdout, 'data')
  return child
}

describe('the folder of an embedded database', () => {
  let folder: string
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'wayfare-lock-')), '.wayfare')
  })
  afterEach(() => rm(path.dirname(folder), { recursive: true }))

  it('keeps what was written for the next start', async () => {
    const first = await openDatabase({ dataDir: folder }, log)
    await first.pool.query('create table kept as select 42 as answer')
    await first.close()
    const second = await openDatabase({ dataDir: folder }, log)
    expect((await second.pool.query('select answer from kept')).rows).toEqual([{ answer: 42 }])
    await second.close()
  })

  it('belongs to one process: the second is told which and what to do; killed, it is free at once', async () => {
    const child = await holder(folder)
    const refused = openDatabase({ dataDir: folder }, log)
    await expect(refused).rejects.toThrow(
      `${folder} is in use by process ${child.pid}: stop it, or set WAYFARE_DATA_DIR to another folder`,
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    const database = await openDatabase({ dataDir: folder }, log)
    await database.close()
  })
})
