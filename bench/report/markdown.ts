import { median, type Results, type Run, type Runs, type WorkloadResult } from '../runner/results.ts'
import { growthSection } from './growth-section.ts'
import { image, omitted, table } from './page.ts'
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
    ...(results.workloads.length > 0 ? [inShort(results)] : []),
    ...results.workloads.map((workload) => workloadSection(workload, pictures)),
    ...(results.growth ? [growthSection(results.growth, pictures)] : []),
    '## What was measured, on what',
    table(['gateway', 'version'], Object.entries(results.versions)),
    table(['machine', ''], Object.entries(results.machine)),
  ]
  return `${parts.join('\n\n')}\n`
}

/** One line per gateway: its peaks, and the slowest hundredth at the same rate. */
const inShort = ({ workloads, versions }: Results) => {
  const columns = workloads.flatMap(({ id, peak, open }) => [
    { head: `(${id}) requests/s`, runs: peak, of: (run: Run) => run.perSecond },
    ...(open
      ? [{ head: `(${id}) p99 ms at ${open.rate}/s`, runs: open.runs, of: (run: Run) => run.latency.p99 }]
      : []),
  ])
  const cell = (name: string) => (column: (typeof columns)[number]) => {
    const runs = column.runs[name]
    return runs ? number(middle(runs, column.of)) : 'left out'
  }
  const rows = Object.keys(versions).map((name) => [name, ...columns.map(cell(name))])
  return table(['gateway', ...columns.map(({ head }) => head)], rows)
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
          `All at ${open.rate} requests/s, which is 70 % of the slowest one’s peak, arriving at random, timed from when they were due (timers add up to 1 ms, for all alike):`,
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
