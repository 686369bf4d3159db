import { join } from 'node:path'
import { install } from './installation.ts'
import { launch } from './launch.ts'
import type { Peer } from './peer.ts'

/**
 * Hive Gateway with the query planner of Hive Router, which is written in Rust. Its `--jit` is off: with that planner
 * it answers nulls and errors.
 */
const hiveGateway = (name: string, { shareInbound }: { shareInbound: boolean }): Peer => ({
  name,
  version: async () =>
    (await install('hive')).versions('@graphql-hive/gateway', '@graphql-hive/router-runtime'),
  start: async (setup) => {
    const { folder } = await install('hive')
    const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
    const config = join(import.meta.dirname, 'servers/hive.config.ts')
    const where = ['--host', '127.0.0.1', '--port', String(setup.port)]
    const how = ['--config-path', config, '--hive-router-runtime', '--fork', '1']
    return launch(setup, {
      file: process.execPath,
      args: [program, 'supergraph', setup.supergraphFile, ...how, ...where],
      env: { SHARE_INBOUND: String(shareInbound) },
    })
  },
})

/** With the one switch that makes it fastest: identical requests that clients make at the same time are one. */
export const hive = hiveGateway('hive', { shareInbound: true })

/** As it comes: only its requests to subgraphs are shared. */
export const hiveDefault = hiveGateway('hive-default', { shareInbound: false })
