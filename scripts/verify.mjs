// What CI checks, in the order in which it fails fastest. One line per step; the first failure stops with its output.
//   pnpm verify                     everything
//   pnpm verify --only lint,types   some of it
//   pnpm verify --except tests      all but some
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
]

const steps = {
  format: { what: 'Formatting', command: [bin('oxfmt'), '--check', '.'], mend: 'pnpm format' },
  lint: { what: 'Lint', command: [bin('oxlint'), '--type-aware'], mend: 'oxlint --type-aware --fix' },
  sdl: { what: 'Schema lint', command: [bin('eslint'), 'schema', 'subgraphs', '--max-warnings', '0'] },
  boundaries: {
    what: 'Layering',
    command: [bin('depcruise'), 'packages', 'subgraphs', 'router', 'web', 'scripts', 'bench'],
  },
  types: { what: 'Types', command: [bin('tsc'), '-p', '.'] },
  composition: {
    what: 'Supergraph is current',
    command: [process.execPath, 'scripts/compose.ts', '--check'],
    mend: 'pnpm compose',
  },
  codegen: {
    what: 'Generated code is current',
    command: [bin('graphql-codegen'), '--config', 'codegen.yml', '--check'],
    mend: 'pnpm codegen',
  },
  sandbox: {
    what: "The sandbox's README is current",
    command: [process.execPath, 'packages/supplier-sandbox/scripts/readme.ts', '--check'],
    mend: 'node packages/supplier-sandbox/scripts/readme.ts',
  },
  unused: { what: 'Nothing unused', command: [bin('knip'), '--no-config-hints'] },
  tests: { what: 'Tests', command: [process.execPath, ...jest], live: true },
}

const main = async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, except: { type: 'string' } } })
  const chosen = choose(values)
  const width = Math.max(...chosen.map((name) => steps[name].what.length))
  for (const name of chosen) {
    const { what, mend, live } = steps[name]
    if (live) console.info(`${what} …`)
    const { code, output, seconds } = await run(steps[name])
    const failed = code !== 0
    if (!live) console.info(`${failed ? 'FAILED' : 'ok    '}  ${what.padEnd(width)}  ${seconds.toFixed(1)} s`)
    if (!failed) continue
    if (output) console.error(`\n${output.trimEnd()}`)
    if (mend) console.error(`\nMend it with: ${mend}`)
    process.exitCode = code ?? 1
    return
  }
}

const choose = ({ only, except }) => {
  const names = Object.keys(steps)
  const asked = [only, except].flatMap((list) => list?.split(',') ?? [])
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`There is no step ${unknown}. Steps: ${names.join(', ')}`)
  return names.filter(
    (name) => (!only || only.split(',').includes(name)) && !except?.split(',').includes(name),
  )
}

const run = ({ command: [program, ...args], live }) =>
  new Promise((resolve) => {
    const started = performance.now()
    let output = ''
    const child = spawn(program, args, { cwd: root, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: String(error), seconds: 0 }))
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 }))
  })

try {
  await main()
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
