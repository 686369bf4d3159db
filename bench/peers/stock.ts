import { join } from 'node:path'
import { install } from './installation.ts'
import { launch } from './launch.ts'
import type { Peer } from './peer.ts'

/** Apollo's gateway in Apollo's server, as their documentation puts them together, nothing tuned and nothing replaced. */
export const stock: Peer = {
  name: 'stock',
  version: async () => (await install('stock')).versions('@apollo/gateway', '@apollo/server'),
  start: async (setup) => {
    await install('stock')
    const program = join(import.meta.dirname, 'servers/stock.ts')
    return launch(setup, {
      file: process.execPath,
      args: [program, setup.supergraphFile, String(setup.port)],
      env: { APOLLO_TELEMETRY_DISABLED: '1' },
    })
  },
}
