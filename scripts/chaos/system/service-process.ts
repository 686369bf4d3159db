import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Env } from '@wayfare/config'

const root = resolve(import.meta.dirname, '../../..')

export interface ServiceOptions {
  readonly name: string
  /** What Node is given, below the repository. */
  readonly args: readonly string[]
  readonly env: Env
  /** Where it answers `/health/ready` once it can work. */
  readonly url: string
  readonly logFolder: string
}

/** A real process of the system, in a process group of its own. */
export interface ServiceProcess {
  readonly name: string
  readonly url: string
  start(): Promise<void>
  /** Its whole group, at once. */
  kill(): Promise<void>
  /** @returns the exit code, and how long it took, in milliseconds */
  stop(): Promise<{ code: number | null; ms: number }>
  isRunning(): boolean
  /** How often it ended without being told to. */
  crashes(): number
}

const startMs = 90_000

export const createServiceProcess = (options: ServiceOptions): ServiceProcess => {
  const { name, url } = options
  let child: ChildProcess | undefined
  let crashes = 0
  const ended = new WeakSet<ChildProcess>()
  const told = new WeakSet<ChildProcess>()

  const launch = () => {
    const started = spawnNode(options)
    started.once('exit', () => {
      ended.add(started)
      if (!told.has(started)) crashes += 1
    })
    return started
  }
  const exited = async (process: ChildProcess) => {
    while (!ended.has(process)) await sleep(10)
  }
  return {
    name,
    url,
    async start() {
      const started = launch()
      child = started
      const deadline = Date.now() + startMs
      while (!(await isReady(url))) {
        if (ended.has(started)) throw new Error(`${name} ended while it started: see its log`)
        if (Date.now() > deadline) throw new Error(`${name} was not ready within ${startMs / 1_000} s`)
        await sleep(50)
      }
    },
    async kill() {
      if (!child || ended.has(child)) return
      told.add(child)
      process.kill(-child.pid!, 'SIGKILL')
      await exited(child)
    },
    async stop() {
      const stopping = child!
      const begin = performance.now()
      told.add(stopping)
      if (!ended.has(stopping)) stopping.kill('SIGTERM')
      await exited(stopping)
      return { code: stopping.exitCode, ms: performance.now() - begin }
    },
    isRunning: () => child !== undefined && !ended.has(child),
    crashes: () => crashes,
  }
}

const spawnNode = ({ name, args, env, logFolder }: ServiceOptions) => {
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' })
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    detached: true,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  child.once('close', () => log.end())
  // In a group of its own it would outlive a run that is broken off.
  const killGroup = () => void (child.exitCode ?? child.signalCode ?? process.kill(-child.pid!, 'SIGKILL'))
  process.once('exit', killGroup)
  child.once('exit', () => process.off('exit', killGroup))
  return child
}

const isReady = async (url: string) => {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
