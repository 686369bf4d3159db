import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../runner/results.ts'
import { charts } from './charts.ts'
import { markdown } from './markdown.ts'

/** README.md and its charts. What a workload did not measure has no chart. */
export const writeReport = (results: Results, folder: string): void => {
  const drawn = charts(results)
  for (const [name, svg] of Object.entries(drawn)) writeFileSync(join(folder, `${name}.svg`), svg)
  writeFileSync(join(folder, 'README.md'), markdown(results, Object.keys(drawn)))
}
