import { resolve } from 'node:path'
import { ConfigError } from '@wayfare/config'
import { DomainError } from '@wayfare/domain'
import { runUntilSignal } from '@wayfare/http-server'
import { buildWeb, webFolder } from './build-web.ts'
import { startServices } from './services/start-services.ts'
import { variableOfPort } from './services/ports.ts'
import { welcome } from './services/welcome.ts'

/** The whole of Wayfare on this machine, until Ctrl-C. */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
const started = performance.now()
const say = (line: string) => process.stderr.write(`${line}\n`)

const dataDir = resolve(process.env['WAYFARE_DATA_DIR'] || '.wayfare')

/** Nothing is lost by stopping hard: what is under way is finished at the next start. */
const hardStopMs = 15_000

/** Tells bootstrap.mjs first: an exit that hangs is then ended from there. */
const exit = (code: number) => {
  process.send?.({ exiting: code })
  process.exit(code)
}

const unwritable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'])
const folderHint = `Make room or see to the rights of ${dataDir}, or set WAYFARE_DATA_DIR to another folder.`

const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message
  const { code, port, message, syscall } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE' && port !== undefined) {
    const variable = variableOfPort(process.env, port)
    return `Port ${port} is in use: stop what uses it${variable ? `, or set ${variable} to another port` : ''}.`
  }
  // On a disk that is read-only, Node says of the folder to make that it is not there.
  if (syscall === 'mkdir' || (code && unwritable.has(code)))
    return `The data folder cannot be written to: ${message}. ${folderHint}`
  if (error instanceof DomainError) return error.hint ? `${message} ${error.hint}` : message
  return `Wayfare could not start: ${error instanceof Error ? (error.stack ?? message) : String(error)}`
}

const run = async () => {
  say('Starting Wayfare …')
  const pages = buildWeb().then((outcome) => outcome === 'built' && say('Pages built.'))
  // Awaited below: a failure in between must not end the process before the services are closed.
  pages.catch(() => undefined)
  const starting = startServices({ env: process.env, dataDir, webFolder })
  let services: Awaited<typeof starting> | undefined
  const stoppable = starting.then(({ drain, close }) => ({
    drain: () => {
      say('\nStopping: finishing what is under way …')
      drain()
    },
    close,
  }))
  runUntilSignal(process, stoppable, { hardStopMs, waitingFor: () => services?.closing(), exit })
  services = await starting
  await pages
  process.stdout.write(welcome(services, { seconds: (performance.now() - started) / 1_000, dataDir }))
}

try {
  await run()
} catch (error) {
  say(explain(error))
  exit(1)
}
