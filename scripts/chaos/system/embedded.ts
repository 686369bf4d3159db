import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports.ts'
import { createServiceProcess } from './service-process.ts'
import { startSurroundings } from './suppliers.ts'
import type { System } from './system.ts'

const parts = ['ROUTER', 'FLIGHTS', 'HOTELS', 'PLACES', 'BOOKINGS', 'PAYMENTS', 'ACCOUNTS']

/** What `npm start` starts: one process with the embedded database, over suppliers outside of it. */
export const startEmbedded = async (): Promise<System> => {
  const folder = mkdtempSync(join(tmpdir(), 'wayfare-chaos-'))
  const surroundings = await startSurroundings()
  const ports = await freePorts(parts.length)
  const named = Object.fromEntries(parts.map((part, index) => [`${part}_PORT`, String(ports[index])]))
  const url = `http://127.0.0.1:${ports[0]}`
  const process = createServiceProcess({
    name: 'wayfare',
    args: ['scripts/start.ts'],
    env: { ...surroundings.env, ...named, WAYFARE_DATA_DIR: join(folder, 'data') },
    url,
    logFolder: folder,
  })
  await process.start()
  return {
    mode: 'embedded',
    url,
    processes: [process],
    surroundings,
    logFolder: folder,
    [Symbol.asyncDispose]: async () => {
      await process.kill()
      await surroundings[Symbol.asyncDispose]()
      rmSync(join(folder, 'data'), { recursive: true, force: true })
    },
  }
}
