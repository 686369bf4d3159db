import type { LeftOut } from '../runner/results.ts'

/** Pieces of a Markdown page. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The picture, if it was drawn. */
export const image = (name: string, pictures: readonly string[]): string[] =>
  pictures.includes(name) ? [`![${name}](${name}.svg)`] : []

export const omitted = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.length > 0
    ? ['Left out:', leftOut.map(({ peer, why }) => `- ${peer} ${oneLine(why)}`).join('\n')]
    : []

const oneLine = (value: string) => value.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 400)
