import anyAscii from 'any-ascii'
import type { NameRule } from '../requirements.ts'

const apostrophes = /[`\u00B4\u02B9\u02BB-\u02BD\u2018-\u201B\u2032\uFF07]/g
const hyphens = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
/** Full stops, commas and the Catalan middle dot: nobody's ticket has them. Soft hyphens and joiners are not seen. */
const dropped = /[.,\u00B7\p{Cf}]/gu

/** A name with plain apostrophes, hyphens and single spaces, its letters composed. */
export const plainSpelling = (name: string): string =>
  name
    .replace(apostrophes, "'")
    .replace(hyphens, '-')
    .normalize('NFKC')
    .replace(dropped, '')
    .replace(/\s+/g, ' ')
    .replace(/[- ]*-[- ]*/g, '-')
    .replace(/^[- ]+|[- ]+$/g, '')

/**
 * Letters that the machine-readable zone of a passport writes as two (ICAO Doc 9303, part 3, section 6, table A), so
 * that a ticket reads as the passport does: Müller is MUELLER there. All others lose their marks.
 */
const digraphs: Readonly<Record<string, string>> = {
  ä: 'ae', æ: 'ae', å: 'aa', ð: 'd', ĳ: 'ij', ö: 'oe', ø: 'oe', œ: 'oe', ß: 'ss', þ: 'th', ü: 'ue',
} // prettier-ignore

const isLetter = (letter: string) => /^\p{Script=Latin}$/u.test(letter) && /^\p{L}$/u.test(letter)

/** Letters of Latin Extended-A and below that Duffel's contract leaves out. */
const leftOut = new Set('ÆæĲĳŒœÞð')

const alphabets: Record<NameRule['alphabet'], (letter: string) => boolean> = {
  ASCII: (letter) => letter <= '\u007f',
  LATIN_1: (letter) => letter <= '\u00ff',
  LATIN_EXTENDED_A: (letter) => letter <= '\u017f' && !leftOut.has(letter),
}

/** `text` in the letters of `alphabet`; undefined where a letter is not Latin, or something is not a letter. */
export const transliterate = (text: string, alphabet: NameRule['alphabet']): string | undefined => {
  const letters = [...text]
  const written = letters.map((letter, index) => {
    if (letter === ' ' || letter === '-' || letter === "'") return letter
    if (!isLetter(letter)) return undefined
    if (alphabets[alphabet](letter)) return letter
    const replacement = replacementOf(letter)
    return /[a-z]/.test(replacement)
      ? inCaseOf(letter, [letters[index - 1], letters[index + 1]], replacement)
      : undefined
  })
  return written.includes(undefined) ? undefined : written.join('')
}

const replacementOf = (letter: string) =>
  digraphs[letter.toLowerCase()] ??
  anyAscii(letter)
    .replace(/[^A-Za-z']/g, '')
    .toLowerCase()

type Neighbours = [before: string | undefined, after: string | undefined]

/** Ä is AE in ÄRZTE and Ae in Ärzte: as the letter after it, or before it at the end of a word. */
const inCaseOf = (letter: string, [before, after]: Neighbours, replacement: string) => {
  if (letter === letter.toLowerCase()) return replacement
  const neighbour = after !== undefined && isLetter(after) ? after : before
  const allCapitals = neighbour !== undefined && neighbour !== neighbour.toLowerCase()
  return allCapitals ? replacement.toUpperCase() : replacement.charAt(0).toUpperCase() + replacement.slice(1)
}
