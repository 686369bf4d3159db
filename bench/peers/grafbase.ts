import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { install } from './installation.ts'
import { launch } from './launch.ts'
import type { Peer, PeerSetup } from './peer.ts'

const binary = async () =>
  join((await install('grafbase')).folder, 'node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase')

/** Grafbase's gateway, which is written in Rust. It composes the subgraphs for itself. */
export const grafbase: Peer = {
  name: 'grafbase',
  version: async () => {
    const { stdout } = await promisify(execFile)(await binary(), ['--version'])
    return stdout.trim()
  },
  start: async (setup) => {
    for (const { name, sdl } of setup.subgraphs) writeFileSync(join(setup.folder, `${name}.graphql`), sdl)
    const config = join(setup.folder, 'grafbase.toml')
    writeFileSync(config, configuration(setup))
    return launch(setup, {
      file: await binary(),
      args: [
        '--home',
        setup.folder,
        'dev',
        '--config',
        config,
        '--listen-address',
        `127.0.0.1:${setup.port}`,
      ],
    })
  },
}

const configuration = ({ subgraphs, folder }: PeerSetup) =>
  [
    // Its limits on documents are far below ours; the others are off unless they are asked for.
    'request_body_limit = "4MiB"',
    'executable_document_limit = "1MiB"',
    // Identical requests to a subgraph are one: its default, said here because the bench rests on it.
    '[traffic_shaping]',
    'inflight_deduplication = true',
    '[graph]',
    'path = "/graphql"',
    ...subgraphs.flatMap(({ name, url }) => [
      `[subgraphs.${JSON.stringify(name)}]`,
      `url = ${JSON.stringify(url)}`,
      `schema_path = ${JSON.stringify(join(folder, `${name}.graphql`))}`,
    ]),
    '',
  ].join('\n')
