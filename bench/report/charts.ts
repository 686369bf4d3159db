import { median, type Results, type Run, type Runs } from '../runner/results.ts'
import { type Bar, barChart } from './bar-chart.ts'
import { curveChart } from './curve-chart.ts'

/** The pictures of a report by name. */
export const charts = (results: Results): Record<string, string> => {
  const names = Object.keys(results.versions)
  const drawn: Record<string, string> = {}
  for (const { id, title, peak, open } of results.workloads) {
    drawn[`${id}-peak`] = barChart(
      `(${id}) ${title}: requests per second, more is better`,
      bars(peak, (run) => run.perSecond),
      names,
    )
    if (open)
      drawn[`${id}-latency`] = barChart(
        `(${id}) ${title}: 99 of 100 answers within … ms at ${open.rate} requests/s, less is better`,
        bars(open.runs, (run) => run.latency.p99),
        names,
      )
  }
  if (!results.growth) return drawn
  const { items, subgraphs, operations } = results.growth
  drawn['e-items'] = curveChart({
    title: '(e) ms per answer by items in it',
    curves: items,
    names,
    y: ({ ms }) => ms,
  })
  drawn['e-subgraphs'] = curveChart({
    title: '(e) ms per answer by subgraphs asked',
    curves: subgraphs,
    names,
    y: ({ ms }) => ms,
  })
  drawn['e-operations'] = curveChart({
    title: '(e) resident MB by different operations seen',
    curves: operations,
    names,
    y: ({ rssBytes }) => rssBytes / 1e6,
  })
  return drawn
}

const bars = (runs: Runs, of: (run: Run) => number): Bar[] =>
  Object.entries(runs).map(([name, list]) => {
    const values = list.map(of)
    return { name, value: median(values), least: Math.min(...values), most: Math.max(...values) }
  })
