import { parseArgs } from 'node:util'
import { createRandom } from './random.ts'
import type { Scenario, ScenarioContext, ScenarioResult } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import type { Mode } from './system/system.ts'
import { isPassed, table } from './table.ts'

const usage = `Usage: npm run chaos -- [SCENARIO …] [--mode embedded|servers] [--rounds N] [--seed N]

${scenarios.map(({ name, about, rounds, modes }) => `  ${name.padEnd(18)} ${about} (${rounds} rounds; ${modes.join(', ')})`).join('\n')}

Without a scenario all run, each in every mode that it has; "recovery" stands for those that measure it. Mode "servers" needs CHAOS_DATABASE_URL and redis-server.
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
  const isMeant = ({ name, group }: Scenario, wanted: string) => wanted === name || wanted === group
  const unknown = names.find((wanted) => !scenarios.some((scenario) => isMeant(scenario, wanted)))
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}.\n\n${usage}`)
  if (names.length === 0) return scenarios
  return scenarios.filter((scenario) => names.some((wanted) => isMeant(scenario, wanted)))
}

/** A system that cannot be started, or a fault that cannot be made, fails the scenario and not the run. */
const attempt = async (scenario: Scenario, context: ScenarioContext): Promise<ScenarioResult> => {
  const { mode, rounds } = context
  try {
    return await scenario.run(context)
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    const violations = [{ invariant: 'run', reference: scenario.name, what }]
    return { scenario: scenario.name, mode, rounds, trips: 0, needAttention: 0, recoveries: [], violations }
  }
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
      const result = await attempt(scenario, context)
      say(table([result], seed))
      results.push(result)
    }
  process.stdout.write(table(results, seed))
  process.exitCode = results.every(isPassed) ? 0 : 1
  return undefined
}

// What was started is killed when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
await run().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
