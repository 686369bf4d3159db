import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fillIn, namesOf } from './scaffold/names.ts'
import type { Names } from './scaffold/names.ts'
import { register } from './scaffold/register.ts'

const root = resolve(import.meta.dirname, '..')
const usage = `pnpm new:subgraph NAME [--singular WORD] [--supplier NAME] [--no-install]
  NAME        the vertical in the plural: cars
  --singular  one of it, where the rule gets it wrong: --singular bus
  --supplier  whose API it speaks: --supplier acme`

/** Writes the vertical's folder and registers it. @throws Error when the folder exists already */
const scaffold = (names: Names): void => {
  const room = join(root, 'subgraphs', names.names)
  if (existsSync(room)) throw new Error(`subgraphs/${names.names} is there already.`)
  const templates = join(root, 'scripts/new-subgraph')
  for (const file of globSync('**/*.txt', { cwd: templates })) {
    const target = join(room, fillIn(file.replace(/\.txt$/, ''), names))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, fillIn(readFileSync(join(templates, file), 'utf8'), names))
  }
  register(root, names)
}

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
const tool = (name: string, ...args: string[]) => run(join(root, 'node_modules/.bin', name), ...args)

const finish = ({ names }: Names, install: boolean) => {
  if (install) {
    const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      string
    >
    run('npx', '--yes', packageManager!, 'install', '--no-frozen-lockfile', '--loglevel', 'error')
  }
  tool('graphql-codegen', '--config', 'codegen.yml', '--silent')
  tool('oxfmt', `subgraphs/${names}`, 'docker-compose.yml', 'k8s/base', 'codegen.yml')
  run(process.execPath, 'scripts/compose.ts')
}

const next = ({ names, name, supplier }: Names) => {
  const steps = [
    [`schema.graphql, src/${name}.ts`, 'what a traveller searches for, is offered and orders'],
    [`src/${supplier}/wire.ts`, "your supplier's calls in place of the scaffold's"],
    ['packages/supplier-sandbox', 'the same calls over the seeded world, so that npm start has a supplier'],
    ['scripts/services', "the vertical's port and how it is started"],
    ['subgraphs/bookings', 'its offer in src/verticals.ts, its order in the union BookedOrder'],
  ] as const
  const lines = steps.map(([where, what], index) => `  ${index + 1}. ${where.padEnd(32)} ${what}`)
  return `
subgraphs/${names} is there: it lints, composes and passes its tests (npm test -- subgraphs/${names}).
Now fill it in, as docs/adding-a-vertical.md shows:
${lines.join('\n')}
`
}

const main = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      singular: { type: 'string' },
      supplier: { type: 'string' },
      'no-install': { type: 'boolean', default: false },
    },
  })
  const [wanted] = positionals
  if (!wanted || positionals.length > 1) throw new Error(usage)
  const names = namesOf(wanted, values)
  scaffold(names)
  finish(names, !values['no-install'])
  console.info(next(names))
}

try {
  main()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
