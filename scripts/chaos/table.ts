import type { ScenarioResult } from './scenario.ts'

export const isPassed = ({ violations, recoveries, recoveryLimitMs }: ScenarioResult) =>
  violations.length === 0 &&
  (recoveryLimitMs === undefined || recoveries.length === 0 || percentile(recoveries, 99) <= recoveryLimitMs)

const percentile = (values: readonly number[], percent: number) => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)]!
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

/** One line a scenario, and each violation below. */
export const table = (results: readonly ScenarioResult[], seed: number): string => {
  const head = [
    'scenario',
    'mode',
    'rounds',
    'trips',
    'attention',
    'in flight',
    'p50',
    'p99',
    'max',
    'result',
  ]
  const rows = results.map((result) => [
    result.scenario,
    result.mode,
    String(result.rounds),
    String(result.trips),
    String(result.needAttention),
    String(result.recoveries.length),
    ...[50, 99, 100].map((percent) =>
      result.recoveries.length === 0 ? '' : seconds(percentile(result.recoveries, percent)),
    ),
    isPassed(result) ? 'passed' : `FAILED (${result.violations.length} violations)`,
  ])
  const lines = [head, head.map((name) => '-'.repeat(name.length)), ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const details = results.flatMap(({ scenario, mode, violations }) =>
    violations.map(
      ({ invariant, reference, what }) => `${scenario} ${mode} ${invariant} ${reference}: ${what}`,
    ),
  )
  return [`seed ${seed}`, '', ...text, ...(details.length > 0 ? ['', ...details] : []), ''].join('\n')
}
