import { parseArgs } from 'node:util'
import { createRandom } from './random.ts'
import type { ScenarioResult } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import type { Mode } from './system/system.ts'
import { isPassed, table } from './table.ts'

const usage = `Usage: npm run chaos -- [SCENARIO …] [--mode embedded|servers] [--rounds N] [--seed N]

${scenarios.map(({ name, about, rounds, modes }) => `  ${name.padEnd(10)} ${about} (${rounds} rounds; ${modes.join(', ')})`).join('\n')}

Without a scenario all run, each in every mode that it has. Mode "servers" needs CHAOS_DATABASE_URL and redis-server.
The exit code is 1 when an invariant was violated or a recovery took too long. See docs/chaos.md.
`

const options = {
  mode: { type: 'string' },
  rounds: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const say = (line: string) => process.stderr.write(`${line}\n`)

const wholeNumber = (name: string, value: string | undefined) => {
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} is ${value}: expected a whole number.`)
  return Number(value)
}

const chosen = (names: readonly string[]) => {
  const unknown = names.find((name) => !scenarios.some((scenario) => scenario.name === name))
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}.\n\n${usage}`)
  return names.length === 0 ? scenarios : scenarios.filter(({ name }) => names.includes(name))
}

const run = async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (values.help) return process.stdout.write(usage)
  const seed = wholeNumber('seed', values.seed) ?? Math.floor(Math.random() * 1_000_000)
  const rounds = wholeNumber('rounds', values.rounds)
  if (values.mode !== undefined && values.mode !== 'embedded' && values.mode !== 'servers')
    throw new Error(`--mode is ${values.mode}: expected embedded or servers.`)
  const results: ScenarioResult[] = []
  for (const scenario of chosen(positionals))
    for (const mode of scenario.modes.filter((each: Mode) => !values.mode || each === values.mode)) {
      say(`${scenario.name}, ${mode}, seed ${seed}`)
      const context = { mode, random: createRandom(seed), rounds: rounds ?? scenario.rounds, say }
      results.push(...(await scenario.run(context)))
    }
  process.stdout.write(table(results, seed))
  process.exitCode = results.every(isPassed) ? 0 : 1
  return undefined
}

await run().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
