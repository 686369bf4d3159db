import { type Answers, type Case, answer } from './case.ts'
import { compare } from './compare.ts'
import { hash } from './random.ts'
import { type Bench, drawOperation, openBench } from './supergraph.ts'

export interface Campaign {
  readonly seed: string
  readonly cases: number
}

/** What there was to try; `explained` counts cases per allowed disagreement. */
export interface Outcome {
  cases: number
  faultless: number
  supergraphs: number
  uncomposed: number
  invalidOperations: number
  readonly explained: Map<string, number>
  readonly failures: Failure[]
}

export interface Failure {
  /** Says which one, to run it alone. */
  readonly id: string
  readonly unexplained: readonly string[]
  readonly answers: Answers
}

const operationsPerSupergraph = 25
/** Planning takes most of the time, so each operation is asked several times: with nothing wrong, and with more and more. */
const faultRates = [0, 0, 0.12, 0.25, 0.5]

export const runCampaign = async ({ seed, cases }: Campaign, enough: (outcome: Outcome) => boolean) => {
  const outcome: Outcome = {
    cases: 0,
    faultless: 0,
    supergraphs: 0,
    uncomposed: 0,
    invalidOperations: 0,
    explained: new Map(),
    failures: [],
  }
  for (let n = 0; outcome.cases < cases && !enough(outcome); n++) {
    const bench = await openBench(`${seed}.${n}`)
    if (!bench) outcome.uncomposed++
    else await tryBench(bench, outcome, () => outcome.cases >= cases || enough(outcome))
  }
  return outcome
}

const tryBench = async (bench: Bench, outcome: Outcome, enough: () => boolean) => {
  outcome.supergraphs++
  for (let n = 0; n < operationsPerSupergraph; n++) {
    const drawn = casesOf(bench, `${bench.seed}.${n}`)
    if (drawn.length === 0) outcome.invalidOperations++
    for (const one of drawn) {
      if (enough()) return
      await tryCase(bench, one, outcome)
    }
  }
}

interface Named {
  readonly id: string
  readonly asked: Case
}

/** None where nothing valid was drawn. */
const casesOf = (bench: Bench, id: string): Named[] => {
  const drawn = drawOperation(bench.schema, id)
  if (!drawn) return []
  return faultRates.map((rate, n) => ({
    id: `${id}.${n}`,
    asked: {
      document: drawn.document,
      variables: drawn.operation.variables(`${id}.${n}`),
      ...(rate > 0 ? { faults: { seed: `${id}.${n}`, rate: rate * spread(id) } } : {}),
    },
  }))
}

/** Between a half and one and a half. */
const spread = (id: string) => 0.5 + (hash('spread', id) % 1000) / 1000

const tryCase = async (bench: Bench, { id, asked }: Named, outcome: Outcome) => {
  const answers = await answer(bench, asked)
  const { explained, unexplained } = await compare(answers)
  outcome.cases++
  if (answers.expected !== undefined) outcome.faultless++
  for (const name of new Set(explained)) outcome.explained.set(name, (outcome.explained.get(name) ?? 0) + 1)
  if (unexplained.length > 0) outcome.failures.push({ id, unexplained, answers })
}

/** @param id as a failure names it; undefined where nothing is unexplained any more */
export const runOne = async (id: string): Promise<Failure | undefined> => {
  const parts = id.split('.')
  const bench = await openBench(parts.slice(0, -2).join('.'))
  if (!bench) throw new Error(`The supergraph of ${id} does not compose`)
  const named = casesOf(bench, parts.slice(0, -1).join('.')).at(Number(parts.at(-1)))
  if (!named) throw new Error(`There is no case ${id}`)
  const answers = await answer(bench, named.asked)
  const { unexplained } = await compare(answers)
  return unexplained.length > 0 ? { id, unexplained, answers } : undefined
}
