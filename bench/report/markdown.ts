import {
  median,
  type GrowthResult,
  type LeftOut,
  type Results,
  type Run,
  type Runs,
  type WorkloadResult,
} from '../runner/results.ts'
import { number } from './svg.ts'

/** The report as a page; `pictures` are the names of the charts beside it. */
export const markdown = (results: Results, pictures: readonly string[]): string => {
  const { startedAt, minutes, quick, runs, peakS, openS } = results
  const parts = [
    '# The router beside other gateways',
    ...(quick ? ['**A quick run: it shows that the bench works, its figures mean little.**'] : []),
    `Measured on ${startedAt.slice(0, 10)} in ${Math.round(minutes)} minutes. Each gateway has one processor to itself; subgraphs with memoised answers and the load share another. Figures are medians of ${runs} runs of ${peakS} s (peak) and ${openS} s (same rate), the gateways taking turns; the span is the least and the most. Answers were compared with one another before anything was timed, and one in 32 while it was.`,
    `The load alone, before a server that does nothing, carries ${number(results.ceiling)} answers of 87 KB a second.`,
    'Reproduce it with `npm run bench router`.',
    ...results.workloads.map((workload) => workloadSection(workload, pictures)),
    ...(results.growth ? [growthSection(results.growth, pictures)] : []),
    '## What was measured, on what',
    table(['gateway', 'version'], Object.entries(results.versions)),
    table(['machine', ''], Object.entries(results.machine)),
  ]
  return `${parts.join('\n\n')}\n`
}

const workloadSection = (
  { id, title, about, leftOut, compared, connections, peak, open }: WorkloadResult,
  pictures: readonly string[],
) => {
  const bytes = median(Object.values(peak).flatMap((runs) => runs.map((run) => run.bytes)))
  return [
    `## (${id}) ${title}`,
    `${about} An answer has ${number(bytes / 1_000)} KB on average. ${compared} answers of each gateway were compared.`,
    `As many as it can, ${connections} connections:`,
    ...image(`${id}-peak`, pictures),
    peakTable(peak),
    ...(open
      ? [
          `All at ${open.rate} requests/s, which is 70 % of the slowest one’s peak, arriving at random, timed from when they were due:`,
          ...image(`${id}-latency`, pictures),
          latencyTable(open.runs),
        ]
      : []),
    ...omitted(leftOut),
    ...troubles([peak, open?.runs ?? {}]),
  ].join('\n\n')
}

const peakTable = (peak: Runs) => {
  const ours = peak['ours'] && median(peak['ours'].map((run) => run.perSecond))
  const rows = Object.entries(peak).map(([name, runs]) => {
    const rates = runs.map((run) => run.perSecond)
    return [
      name,
      number(median(rates)),
      `${number(Math.min(...rates))} to ${number(Math.max(...rates))}`,
      name === 'ours' || !ours ? '' : `${number(ours / median(rates))}x`,
      number(middle(runs, (run) => run.latency.p50)),
      number(middle(runs, (run) => run.latency.p99)),
      number(Math.max(...runs.map((run) => run.rssBytes)) / 1e6),
      percent(middle(runs, (run) => run.busy)),
      number(middle(runs, (run) => run.perSecond / run.busy)),
      percent(middle(runs, (run) => run.benchBusy)),
    ]
  })
  const head = [
    'gateway',
    'requests/s',
    'span',
    'ours against it',
    'p50 ms',
    'p99 ms',
    'peak MB',
    'its processor',
    'requests per processor second',
    'the bench’s processor',
  ]
  return table(head, rows)
}

const latencyTable = (runs: Runs) =>
  table(
    ['gateway', 'p50 ms', 'p90 ms', 'p99 ms', 'p99 span', 'p99.9 ms', 'peak MB', 'its processor'],
    Object.entries(runs).map(([name, list]) => {
      const p99s = list.map((run) => run.latency.p99)
      return [
        name,
        number(middle(list, (run) => run.latency.p50)),
        number(middle(list, (run) => run.latency.p90)),
        number(median(p99s)),
        `${number(Math.min(...p99s))} to ${number(Math.max(...p99s))}`,
        number(middle(list, (run) => run.latency.p999)),
        number(Math.max(...list.map((run) => run.rssBytes)) / 1e6),
        percent(middle(list, (run) => run.busy)),
      ]
    }),
  )

const middle = (runs: readonly Run[], of: (run: Run) => number) => median(runs.map(of))
const percent = (share: number) => `${Math.round(share * 100)} %`

const growthSection = (
  { items, subgraphs, operations, leftOut, notes }: GrowthResult,
  pictures: readonly string[],
) => {
  const steps = (curves: GrowthResult['items']) =>
    [
      ...new Set(
        Object.values(curves)
          .flat()
          .map(({ x }) => x),
      ),
    ].toSorted((a, b) => a - b)
  const cell = (curves: GrowthResult['items'], name: string) => (x: number) => {
    const point = curves[name]?.find((candidate) => candidate.x === x)
    if (!point) return ''
    const fresh = point.newMs === undefined ? '' : `, new ${number(point.newMs)}`
    return `${number(point.ms)}${fresh} (${number(point.rssBytes / 1e6)})`
  }
  const grown = (curves: GrowthResult['items']) =>
    table(
      ['gateway', ...steps(curves).map((x) => x.toLocaleString('en'))],
      Object.keys(curves).map((name) => [name, ...steps(curves).map(cell(curves, name))]),
    )
  return [
    '## (e) Growth',
    'One request at a time, of a supergraph of 50 subgraphs; the operations are of the one with four. Milliseconds of an answer (median), in brackets resident MB afterwards.',
    'By items in the answer, each with an entity of each of two other subgraphs:',
    ...image('e-items', pictures),
    grown(items),
    'By subgraphs that one item is asked of:',
    ...image('e-subgraphs', pictures),
    grown(subgraphs),
    'By different operations seen; “new” is the mean for one not seen before, with four under way at a time:',
    ...image('e-operations', pictures),
    grown(operations),
    ...notes.map((note) => `- ${note}`),
    ...omitted(leftOut),
  ].join('\n\n')
}

const omitted = (leftOut: readonly LeftOut[]) =>
  leftOut.length > 0
    ? ['Left out:', leftOut.map(({ peer, why }) => `- ${peer} ${oneLine(why)}`).join('\n')]
    : []

const troubles = (all: readonly Runs[]) => {
  const lines = all.flatMap((runs) =>
    Object.entries(runs).flatMap(([name, list]) => {
      const [failures, wrong] = [sum(list, (run) => run.failures), sum(list, (run) => run.wrong)]
      return failures + wrong > 0
        ? [`- ${name}: ${failures} answers failed, ${wrong} of those looked into were wrong.`]
        : []
    }),
  )
  return lines.length > 0 ? [lines.join('\n')] : []
}

const sum = (runs: readonly Run[], of: (run: Run) => number) =>
  runs.reduce((total, run) => total + of(run), 0)

const oneLine = (value: string) => value.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 400)

const image = (name: string, pictures: readonly string[]) =>
  pictures.includes(name) ? [`![${name}](${name}.svg)`] : []

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
