import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { PeerSetup, RunningPeer } from './peer.ts'
import { processTree, treeCpuSeconds, treeRssBytes } from './process-tree.ts'

interface Command {
  file: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
}

const root = resolve(import.meta.dirname, '../..')
const production = { NODE_ENV: 'production', NO_COLOR: '1' }
const startLimitMs = 60_000
const stopLimitMs = 5_000

/**
 * Runs a gateway on its one processor and waits until it answers a query. Its output goes to `log` in its folder.
 * @throws Error with the end of the log, when it exits or does not answer within a minute
 */
export const launch = async (setup: PeerSetup, command: Command): Promise<RunningPeer> => {
  const logFile = join(setup.folder, 'log')
  const url = `http://127.0.0.1:${setup.port}/graphql`
  const child = spawnPinned(setup, command, logFile)
  const pid = child.pid
  if (pid === undefined) throw new Error(`${command.file} or setpriv cannot be started`)
  const onExit = () => killTree(pid)
  process.once('exit', onExit)
  const stop = async () => {
    process.off('exit', onExit)
    await stopTree(pid)
  }
  try {
    await answering(url, child)
  } catch (error) {
    await stop()
    throw new Error(`${(error as Error).message}\n${endOf(logFile)}`, { cause: error })
  }
  return { url, pid, stop, rssBytes: () => treeRssBytes(pid), cpuSeconds: () => treeCpuSeconds(pid) }
}

const spawnPinned = ({ core, folder, env }: PeerSetup, command: Command, logFile: string): ChildProcess => {
  const log = openSync(logFile, 'w')
  try {
    // A group of its own, so that what it starts ends with it; and it ends with the bench, even by `kill -9`.
    // setpriv and taskset replace themselves by the command: one pid.
    const pinned = ['--pdeathsig', 'KILL', 'taskset', '-c', String(core)]
    return spawn('setpriv', [...pinned, command.file, ...command.args], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
      // Only what is named here: nothing around the bench steers one gateway and not the next.
      env: { PATH: process.env['PATH'], HOME: folder, ...production, ...command.env, ...env },
    })
  } finally {
    closeSync(log)
  }
}

const answering = async (url: string, child: ChildProcess) => {
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`it exited with ${signal ?? code} before it answered`)),
    )
  })
  const given = AbortSignal.timeout(startLimitMs)
  while (!(await Promise.race([answers(url), failed]))) {
    if (given.aborted) throw new Error(`no answer at ${url} within ${startLimitMs / 1000} s`)
    await Promise.race([delay(100), failed])
  }
}

const answers = async (url: string) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(2_000),
    })
    const { data } = (await response.json()) as { data?: { __typename?: string } }
    return data?.__typename === 'Query'
  } catch {
    return false
  }
}

const stopTree = async (root: number) => {
  const pids = processTree(root)
  for (const pid of pids) signal(pid, 'SIGTERM')
  const given = AbortSignal.timeout(stopLimitMs)
  while (pids.some(isAlive) && !given.aborted) await delay(20)
  for (const pid of pids) signal(pid, 'SIGKILL')
  killTree(root)
  while (pids.some(isAlive)) await delay(20)
}

/** What has left the tree by losing its parent is still in the group. */
const killTree = (root: number) => signal(-root, 'SIGKILL')

const isAlive = (pid: number) => signal(pid, 0)

const signal = (pid: number, name: NodeJS.Signals | 0) => {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** Goes into the report where a gateway cannot serve: without the paths of this machine. */
const endOf = (file: string) => readFileSync(file, 'utf8').replaceAll(root, '').slice(-3_000).trim()
