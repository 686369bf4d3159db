import { join } from 'node:path'
import { install } from './installation.ts'
import { launch } from './launch.ts'
import type { Peer } from './peer.ts'

/** Hive Gateway with the query planner of Hive Router, which is written in Rust. */
export const hive: Peer = {
  name: 'hive',
  version: async () =>
    (await install('hive')).versions('@graphql-hive/gateway', '@graphql-hive/router-runtime'),
  start: async (setup) => {
    const { folder } = await install('hive')
    const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
    const config = join(import.meta.dirname, 'servers/hive.config.ts')
    const options = [
      '--hive-router-runtime',
      '--fork',
      '1',
      '--host',
      '127.0.0.1',
      '--port',
      String(setup.port),
    ]
    return launch(setup, {
      file: process.execPath,
      args: [program, 'supergraph', setup.supergraphFile, '--config-path', config, ...options],
    })
  },
}
