import type { Curves } from '../runner/results.ts'

/** The steps that were asked for. Where a gateway had to stop is none of them. */
export const stepsOf = (curves: Curves): number[] => {
  const all = Object.values(curves).flatMap((points) => points.map(({ x }) => x))
  return [...new Set(all)].filter((x) => /^(1|2|5|25)0*$/.test(String(x))).toSorted((a, b) => a - b)
}
