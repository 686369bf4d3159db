/** Colours that stand out on white and on black alike. */
export const colours = ['#e4572e', '#3f88c5', '#5aa469', '#b279a2', '#c8963e', '#7d8597']
const grey = '#808080'

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface TextStyle {
  size?: number
  anchor?: 'start' | 'middle' | 'end'
  fill?: string
  weight?: 'bold' | 'normal'
}

export const text = (
  x: number,
  y: number,
  [value, style = {}]: [value: string, style?: TextStyle],
): string => {
  const { size = 12, anchor = 'start', fill = grey, weight = 'normal' } = style
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" font-weight="${weight}" fill="${fill}">${escaped(value)}</text>`
}

export const line = (from: readonly [number, number], to: readonly [number, number]): string =>
  `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${grey}" stroke-opacity="0.35"/>`

/** A picture without a background: the page's own shows through. */
export const picture = (
  width: number,
  height: number,
  [title, parts]: [title: string, parts: string[]],
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" role="img" aria-label="${escaped(title)}">`,
    text(8, 20, [title, { size: 15, weight: 'bold' }]),
    ...parts,
    '</svg>\n',
  ].join('\n')

/** 1234.5 as `1,235`, 12.34 as `12.3`, 0.1234 as `0.12`. */
export const number = (value: number): string => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
}
