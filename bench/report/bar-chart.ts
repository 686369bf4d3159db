import { colours, number, picture, text } from './svg.ts'

/** A value with the span that it was found in. */
export interface Bar {
  name: string
  value: number
  least: number
  most: number
}

const [width, left, right, top, rowHeight] = [720, 110, 120, 40, 34]

/** One bar per gateway, with a whisker from the least to the most of its runs. `names` gives each its colour. */
export const barChart = (title: string, bars: readonly Bar[], names: readonly string[]): string => {
  const most = Math.max(...bars.map((bar) => bar.most), 1e-9)
  const scale = (value: number) => (value / most) * (width - left - right)
  const rows = bars.map((bar, index) => {
    const y = top + index * rowHeight
    const middle = y + 11
    const fill = colours[names.indexOf(bar.name) % colours.length]
    return [
      text(left - 8, y + 15, [bar.name, { anchor: 'end', size: 13 }]),
      `<rect x="${left}" y="${y}" width="${scale(bar.value).toFixed(1)}" height="22" rx="2" fill="${fill}"/>`,
      whisker(left + scale(bar.least), left + scale(bar.most), middle),
      text(left + scale(bar.most) + 8, y + 15, [number(bar.value), { size: 13, weight: 'bold' }]),
    ].join('')
  })
  return picture(width, top + bars.length * rowHeight + 10, [title, rows])
}

const whisker = (from: number, to: number, y: number) => {
  const path = `M${from.toFixed(1)} ${y - 5}v10m0 -5H${to.toFixed(1)}m0 -5v10`
  return `<path d="${path}" stroke="#808080" stroke-width="2" fill="none"/>`
}
