import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const web = resolve(import.meta.dirname, '../web')
const sources = ['*.html', '*.json', '*.ts', 'src/**/*.*']

/** Where the built pages are: the router's `web.folder`. */
export const webFolder = join(web, 'dist')
const stamp = join(webFolder, '.built-from')

/**
 * Builds the pages when their sources have changed since, in a process of its own that takes its memory with it.
 * @throws Error with Vite's own words when the build fails
 */
export const buildWeb = async (): Promise<'built' | 'current'> => {
  const fingerprint = fingerprintOf(globSync(sources, { cwd: web }).toSorted())
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return 'current'
  await vite('build', '--logLevel', 'warn')
  writeFileSync(stamp, fingerprint)
  return 'built'
}

const fingerprintOf = (files: readonly string[]) => {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(web, file)))
  return hash.digest('hex')
}

const vite = (...argv: string[]) =>
  new Promise<void>((done, failed) => {
    const command = ['--max-old-space-size=512', join(web, 'node_modules/vite/bin/vite.js'), ...argv]
    const child = spawn(process.execPath, command, { cwd: web, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', failed)
    child.once('close', (code) => {
      if (code === 0) return done()
      failed(new Error(`The pages could not be built:\n${Buffer.concat(said).toString()}`))
    })
  })

if (import.meta.main) {
  const started = performance.now()
  const outcome = await buildWeb()
  console.info(`web/dist ${outcome} in ${Math.round(performance.now() - started)} ms`)
}
