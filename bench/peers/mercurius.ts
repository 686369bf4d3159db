import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toFederationOne } from './federation-one.ts'
import { install } from './installation.ts'
import { launch } from './launch.ts'
import type { Peer } from './peer.ts'

/** Mercurius on Fastify. It knows federation 1: what has no counterpart there fails at the start. */
export const mercurius: Peer = {
  name: 'mercurius',
  version: async () => (await install('mercurius')).versions('mercurius', '@mercuriusjs/gateway', 'fastify'),
  start: async (setup) => {
    await install('mercurius')
    const services = join(setup.folder, 'services.json')
    writeFileSync(services, JSON.stringify(toFederationOne(setup.subgraphs)))
    const program = join(import.meta.dirname, 'servers/mercurius.ts')
    return launch(setup, { file: process.execPath, args: [program, services, String(setup.port)] })
  },
}
