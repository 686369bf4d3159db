// The entry point of `npm start`, `npm test` and `npm run verify`: works on any Node from 20 on, with nothing installed.
// It installs what the lockfile says when that is needed, then hands over to the workspace's own Node.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const within = (...parts) => join(root, ...parts)
/** Progress goes to stderr: stdout belongs to the task. */
const say = (line) => process.stderr.write(`${line}\n`)

const quietNode = ['--disable-warning=ExperimentalWarning']
const routerFlags = JSON.parse(readFileSync(within('router', 'node-flags.json'), 'utf8'))
const tasks = {
  start: [...quietNode, 'scripts/start.ts'],
  test: ['--experimental-vm-modules', ...quietNode, 'node_modules/jest/bin/jest.js'],
  token: [...quietNode, 'scripts/token.ts'],
  router: [...quietNode, ...routerFlags, 'router/src/main.ts'],
  verify: ['scripts/verify.mjs'],
  bench: [...quietNode, 'bench/main.ts'],
  chaos: [...quietNode, 'scripts/chaos/main.ts'],
}

const main = async ([task, ...args]) => {
  const command = tasks[task]
  if (!command) return fail(`Unknown task ${task ?? '(none)'}. There are: ${Object.keys(tasks).join(', ')}.`)
  const version = process.versions.node
  if (Number.parseInt(version, 10) < 20)
    return fail(`Wayfare needs Node 20 or newer; this is ${version}. Get one from https://nodejs.org.`)
  if (!isInstalled()) await install()
  return run([...command, ...args])
}

const fail = (line) => {
  say(line)
  process.exit(1)
}

// ---- installing

const stampFile = within('node_modules', '.wayfare-lockfile')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(within('pnpm-lock.yaml')))
    .digest('hex')
const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()

const install = async () => {
  const { packageManager } = JSON.parse(readFileSync(within('package.json'), 'utf8'))
  const hash = lockHash()
  const stopProgress = showProgress('Installing dependencies')
  const { code, output } = await capture('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'])
  stopProgress(code === 0 ? 'done' : 'failed')
  if (code === 0) return writeFileSync(stampFile, hash)
  say(output.trimEnd().split('\n').slice(-12).join('\n'))
  return fail(reasonOf(output))
}

const showProgress = (what) => {
  const started = Date.now()
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`
  say(`${what} …`)
  const timer = setInterval(() => say(`${what} … ${elapsed()}`), 5_000)
  return (how) => {
    clearInterval(timer)
    say(`${what}: ${how} after ${elapsed()}`)
  }
}

const capture = (command, args) =>
  new Promise((resolve) => {
    let output = ''
    const keep = (chunk) => (output = (output + chunk).slice(-20_000))
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, CI: process.env.CI ?? '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

const reasons = [
  [/ENOENT.*npx|npx.*ENOENT/, 'npx was not found: it comes with npm. Install npm and try again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL/,
    'The package registry cannot be reached. Check the network, a proxy, and `npm config get registry`; then run the command again.',
  ],
  [/ENOSPC/, 'The disk is full. Make room (about 1 GB) and run the command again.'],
  [/EACCES|EPERM|EROFS/, 'A folder cannot be written to. Check who owns this checkout and your npm cache.'],
  [
    /OUTDATED_LOCKFILE|FROZEN_LOCKFILE/,
    'pnpm-lock.yaml does not fit the package.json files. Run `npx pnpm install` and commit the lockfile.',
  ],
]
const reasonOf = (output) =>
  reasons.find(([pattern]) => pattern.test(output))?.[1] ?? 'The install failed; the lines above say why.'

// ---- running

const workspaceNode = () => {
  const own = within('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return fail('The workspace has no Node 24 for this platform. Install Node 24 and run the command again.')
}

const run = (args) => {
  const follow = pathToFileURL(within('scripts', 'follow-parent.mjs')).href
  const path = `${within('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(workspaceNode(), ['--import', follow, ...args], {
    cwd: root,
    env: { ...process.env, PATH: path, WAYFARE_BOOTSTRAP_PID: String(process.pid) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  forwardSignals(child)
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`))
  // Node 24 now and then waits for ever on a thread of its own while it exits. A process that says that it exits is given two
  // seconds, then helped.
  child.on('message', ({ exiting }) => {
    if (exiting === undefined) return
    setTimeout(() => {
      child.kill('SIGKILL')
      process.exit(exiting)
    }, 2_000)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/**
 * A terminal's Ctrl-C reaches npm, this process and the child, and npm passes it on once more: within a second it is
 * one and the same. Killed together with npm, the child is told to stop too.
 */
const forwardSignals = (child) => {
  let last = 0
  const forward = (signal) => {
    if (Date.now() - last < 1_000) return
    last = Date.now()
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(signal))
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    forward('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000)
  }, 500)
}

await main(process.argv.slice(2))
