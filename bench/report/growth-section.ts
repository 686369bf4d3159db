import type { Curves, GrowthResult } from '../runner/results.ts'
import { image, omitted, table } from './page.ts'
import { number } from './svg.ts'

/** What grows, and how. */
export const growthSection = (
  { items, subgraphs, operations, leftOut, notes }: GrowthResult,
  pictures: readonly string[],
): string => {
  const steps = (curves: Curves) =>
    [
      ...new Set(
        Object.values(curves)
          .flat()
          .map(({ x }) => x),
      ),
    ].toSorted((a, b) => a - b)
  const cell = (curves: Curves, name: string) => (x: number) => {
    const point = curves[name]?.find((candidate) => candidate.x === x)
    if (!point) return ''
    const fresh = point.newMs === undefined ? '' : `, new ${number(point.newMs)}`
    return `${number(point.ms)}${fresh} (${number(point.rssBytes / 1e6)})`
  }
  const grown = (curves: Curves) =>
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
    ...bullets([...notes, ...failing({ items, subgraphs, operations })]),
    ...omitted(leftOut),
  ].join('\n\n')
}

const bullets = (lines: readonly string[]) =>
  lines.length > 0 ? [lines.map((text) => `- ${text}`).join('\n')] : []

const failing = (all: Record<string, Curves>) =>
  Object.entries(all).flatMap(([what, curves]) =>
    Object.entries(curves).flatMap(([name, points]) =>
      points
        .filter(({ failures }) => failures > 0)
        .map(({ x, failures }) => `${name}: ${failures} answers failed or were wrong at ${x} ${what}.`),
    ),
  )
