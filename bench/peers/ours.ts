import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { launch } from './launch.ts'
import type { Peer } from './peer.ts'

const root = resolve(import.meta.dirname, '../..')

/** Our router as its users run it: production settings, logging and all checks on. */
export const ours: Peer = {
  name: 'ours',
  version: async () => {
    const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], { cwd: root })
    return `Wayfare router ${stdout.trim()}`
  },
  start: (setup) =>
    launch(setup, {
      file: process.execPath,
      args: [
        ...nodeFlags,
        resolve(root, 'router/src/main.ts'),
        '--supergraph',
        setup.supergraphFile,
        '--port',
        String(setup.port),
        '--host',
        '127.0.0.1',
      ],
      env: { INTERNAL_TOKEN_PRIVATE_KEY: privateKey() },
    }),
}

/** As `npm run router` and the image start it. */
const nodeFlags = JSON.parse(readFileSync(resolve(root, 'router/node-flags.json'), 'utf8')) as string[]

/** In the bench no subgraph checks the router's tokens; it signs them all the same, as in production. */
const privateKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
