import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** A vertical scaffolded into a copy of the workspace stands before anybody has filled it in. */
const root = resolve(import.meta.dirname, '../..')
const room = 'subgraphs/trains'
const run = promisify(execFile)
let copy: string

/** Runs a command in the copy; a failure carries what the command said. */
const inCopy = async (program: string, ...args: string[]) => {
  const { NODE_OPTIONS: _, ...env } = process.env
  try {
    return (await run(program, args, { cwd: copy, env, maxBuffer: 16 * 2 ** 20 })).stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error })
  }
}
const tool = (name: string, ...args: string[]) => inCopy(join(root, 'node_modules/.bin', name), ...args)
const read = (file: string) => readFileSync(join(copy, file), 'utf8')

const isSource = (path: string) => !/\/(node_modules|\.git|\.wayfare|dist|web\/src|docs)$/.test(path)

/** Dependencies are those of this workspace: the new room gets the ones of flights, which it declares alike. */
const linkDependencies = () => {
  const members = ['.', 'router', ...globSync(['packages/*', 'subgraphs/*'], { cwd: root })]
  for (const member of members) {
    const dependencies = join(root, member, 'node_modules')
    if (existsSync(dependencies)) symlinkSync(dependencies, join(copy, member, 'node_modules'))
  }
  return () => symlinkSync(join(root, 'subgraphs/flights/node_modules'), join(copy, room, 'node_modules'))
}

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'wayfare-scaffold-'))
  cpSync(root, copy, { recursive: true, filter: isSource })
  const linkRoom = linkDependencies()
  await inCopy(process.execPath, 'scripts/new-subgraph.ts', 'trains', '--supplier', 'acme', '--no-install')
  linkRoom()
}, 60_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

it('is part of the supergraph, on a port of its own', async () => {
  expect(read('schema/supergraph.graphql')).toContain('trainOffers(')
  const ports = [...read('schema/supergraph.yaml').matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => port)
  expect(new Set(ports).size).toBe(ports.length)
  expect(await inCopy(process.execPath, 'scripts/compose.ts', '--check')).toContain('is up to date')
})

it('is formatted, lints and keeps the layers', async () => {
  const checks = [
    tool('oxfmt', '--check', room, 'docker-compose.yml', 'k8s', 'codegen.yml'),
    tool('oxlint', '--type-aware', '--deny-warnings', room),
    tool('eslint', `${room}/schema.graphql`, '--max-warnings', '0'),
    tool('depcruise', '--do-not-follow', String.raw`(node_modules|^\.\./)`, room),
  ]
  for (const check of checks) await expect(check).resolves.toBeDefined()
}, 60_000)

it('types', async () => {
  const config = { extends: './tsconfig.json', include: [`${room}/src`, `${room}/test`] }
  writeFileSync(join(copy, 'tsconfig.room.json'), JSON.stringify(config))
  await expect(tool('tsc', '-p', 'tsconfig.room.json')).resolves.toBe('')
}, 60_000)

it('passes its own tests, and the deployment knows it', async () => {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  const said = await inCopy(process.execPath, ...flags, jest, '--silent', room, 'scripts/test/deployment')
  expect(said).toMatch(/\d+ passed, 0 failed, 0 skipped\n$/)
}, 180_000)

it('is not scaffolded twice', async () => {
  const again = inCopy(process.execPath, 'scripts/new-subgraph.ts', 'trains', '--no-install')
  await expect(again).rejects.toThrow('subgraphs/trains is there already')
})
