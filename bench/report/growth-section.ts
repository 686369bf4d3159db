import type { Curves, GrowthResult, Point } from '../runner/results.ts'
import { image, omitted, table } from './page.ts'
import { stepsOf } from './steps.ts'
import { number } from './svg.ts'

/** What grows, and how. */
export const growthSection = (
  { items, subgraphs, operations, leftOut, notes }: GrowthResult,
  pictures: readonly string[],
): string => {
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

const grown = (curves: Curves) => {
  const steps = stepsOf(curves)
  const rows = Object.entries(curves).map(([name, points]) => [
    name,
    ...steps.map((step, index) => cell(points, { after: steps[index - 1] ?? 0, step })),
  ])
  return table(['gateway', ...steps.map((x) => x.toLocaleString('en'))], rows)
}

/** What was measured at the step, or where the gateway stopped on the way to it. */
const cell = (points: readonly Point[], { after, step }: { after: number; step: number }) => {
  const point = points.find(({ x }) => x > after && x <= step)
  if (!point) return ''
  const fresh = point.newMs === undefined ? '' : `, new ${number(point.newMs)}`
  const stopped = point.x === step ? '' : ` at ${point.x.toLocaleString('en')}`
  return `${number(point.ms)}${fresh} (${number(point.rssBytes / 1e6)})${stopped}`
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
