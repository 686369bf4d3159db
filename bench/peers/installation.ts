import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The packages of one gateway. They stay out of the workspace: nothing of ours depends on them. */
interface Installation {
  /** Holds `node_modules`. */
  folder: string
  /** Loads one of the packages. The caller names the part of its types that it uses. */
  load<Module>(name: string): Module
  /** Names and installed versions: `fastify 5.0.0, mercurius 16.0.0`. */
  versions(...names: string[]): string
}

/** What `install` has put there for this gateway. */
export const installation = (peer: string): Installation => {
  const folder = join(import.meta.dirname, '../.peers', peer)
  const packageFile = (name: string) => join(folder, 'node_modules', name, 'package.json')
  const versionOf = (name: string) =>
    (JSON.parse(readFileSync(packageFile(name), 'utf8')) as { version: string }).version
  return {
    folder,
    load: <Module>(name: string) => createRequire(join(folder, 'package.json'))(name) as Module,
    versions: (...names) => names.map((name) => `${name} ${versionOf(name)}`).join(', '),
  }
}

/**
 * Installs the exact versions of `install/PEER/package.json`, unless they are there already.
 * @throws Error when npm fails
 */
export const install = async (peer: string): Promise<Installation> => {
  const manifest = readFileSync(join(import.meta.dirname, 'install', peer, 'package.json'), 'utf8')
  const installed = installation(peer)
  const marker = join(installed.folder, 'installed.json')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === manifest) return installed
  rmSync(installed.folder, { recursive: true, force: true })
  mkdirSync(installed.folder, { recursive: true })
  writeFileSync(join(installed.folder, 'package.json'), manifest)
  await npmInstall(installed.folder)
  writeFileSync(marker, manifest)
  return installed
}

const npmInstall = async (folder: string) => {
  const npm = spawn('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(npm, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`npm install in ${folder} failed (${code ?? 'killed'})`)
}
