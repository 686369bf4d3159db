import type { Curves, Point } from '../runner/results.ts'
import { stepsOf } from './steps.ts'
import { colours, line, picture, text } from './svg.ts'

interface CurveChart {
  title: string
  curves: Curves
  /** In the order of their colours. */
  names: readonly string[]
  y: (point: Point) => number
}

const [width, height, left, right, top, bottom] = [720, 360, 64, 110, 44, 36]

/** Both axes are logarithmic: what is linear has the slope of the diagonal. */
export const curveChart = ({ title, curves, names, y }: CurveChart): string => {
  const points = Object.values(curves).flat()
  const across = axis(
    points.map(({ x }) => x),
    { from: left, to: width - right },
  )
  const up = axis(points.map(y), { from: height - bottom, to: top })
  const steps = stepsOf(curves)
  const grid = [
    ...steps.map((x) => line([across(x), top], [across(x), height - bottom])),
    ...steps.map((x) =>
      text(across(x), height - bottom + 16, [x.toLocaleString('en'), { anchor: 'middle' }]),
    ),
    ...decades(points.map(y)).flatMap((value) => [
      line([left, up(value)], [width - right, up(value)]),
      text(left - 6, up(value) + 4, [
        value.toLocaleString('en', { maximumFractionDigits: 4 }),
        { anchor: 'end' },
      ]),
    ]),
  ]
  const drawn = Object.entries(curves).map(([name, list]) =>
    curve(
      list.map((point) => [across(point.x), up(y(point))] as const),
      colours[names.indexOf(name) % colours.length] ?? '',
    ),
  )
  const labels = labelled(
    Object.entries(curves).map(([name, list]) => ({ name, at: up(y(list.at(-1) ?? emptyPoint)) })),
  )
  const legend = labels.map(({ name, at }) =>
    text(width - right + 8, at + 4, [
      name,
      { fill: colours[names.indexOf(name) % colours.length], weight: 'bold' },
    ]),
  )
  return picture(width, height, [title, [...grid, ...drawn, ...legend]])
}

const emptyPoint: Point = { x: 1, ms: 1, rssBytes: 1, failures: 0 }

const axis = (values: readonly number[], { from, to }: { from: number; to: number }) => {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  const span = most - least || 1
  return (value: number) => Math.round((from + ((Math.log(value) - least) / span) * (to - from)) * 10) / 10
}

/** Round values within the span, one to five of each power of ten. */
const decades = (values: readonly number[]) => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const powers = Array.from({ length: 12 }, (_, index) => 10 ** (index - 4))
  return powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((value) => value >= least && value <= most)
}

const curve = (points: readonly (readonly [number, number])[], colour: string) => {
  const path = points.map(([x, y]) => `${x},${y}`).join(' ')
  const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`)
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
}

/** Names of curves that end close together are moved apart. */
const labelled = (labels: { name: string; at: number }[]) => {
  let last = -Infinity
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map(({ name, at }) => {
      last = Math.max(at, last + 15)
      return { name, at: last }
    })
}
