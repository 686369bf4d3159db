import { print } from 'graphql'
import type { Failure, Outcome } from './campaign.ts'
import type { Said } from './case.ts'
import { printed } from './supergraph.ts'

/** What was tried, and how often each allowed disagreement was needed. */
export const table = (seed: string, outcome: Outcome, seconds: number): string => {
  const { cases, faultless, supergraphs, uncomposed, explained, invalidOperations } = outcome
  const rows = [...explained].toSorted(([, a], [, b]) => b - a)
  return [
    `differential: ${cases} cases (${faultless} without a fault) over ${supergraphs} supergraphs in ${seconds.toFixed(1)} s, seed ${seed}`,
    `  discarded: ${uncomposed} supergraphs that do not compose, ${invalidOperations} operations that are not valid`,
    ...rows.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`),
  ].join('\n')
}

/** Everything somebody needs who has not seen the case, and how to see it again. */
export const story = ({ id, unexplained, answers }: Failure): string => {
  const { bench, asked, ours, stock, expected } = answers
  const schemas = printed(bench.model).map(({ name, sdl }) => `# ${name}\n${sdl}`)
  return [
    `Case ${id}; again: DIFFERENTIAL_CASE=${id}`,
    ...unexplained.slice(0, 8).map((line) => `  ${line}`),
    '',
    print(asked.document),
    `variables  ${JSON.stringify(asked.variables)}`,
    `faults     ${[...new Set([...ours.visit.faults.hits, ...stock.visit.faults.hits])].join(' | ') || 'none'}`,
    '',
    ...(expected === undefined ? [] : [`by the specification\n  ${expected}`]),
    `ours\n${say(ours)}`,
    `stock\n${say(stock)}\n  completion ${JSON.stringify(stock.completion)}`,
    '',
    ...schemas,
  ].join('\n')
}

const say = ({ data, errors, thrown, visit }: Said) =>
  [
    `  data       ${data}`,
    `  errors     ${JSON.stringify(errors)}`,
    ...(thrown === undefined ? [] : [`  threw      ${String(thrown)}`]),
    ...visit.seen.map(({ subgraph, body }) => `  asked ${subgraph}    ${body}`),
  ].join('\n')
