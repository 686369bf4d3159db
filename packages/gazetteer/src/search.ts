import { fold } from './fold.ts'
import { misspelt } from './misspelt.ts'
import type { Place, PlaceKind } from './place.ts'
import { readingsOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { searchIndex } from './search-index.ts'
import type { Entry } from './search-index.ts'

/** Characters of a query, and words: what is longer is not the name of a place. */
export const maxQueryLength = 100
const maxTerms = 8
/** With fewer hits than this, names that are spelt differently are looked for as well. */
const enough = 3

interface Hit {
  entry: Entry
  /** The smaller the likelier. */
  rank: number
  size: number
}

/**
 * Autocomplete. An exact code comes first, then names that are the query, then names that begin with it, then names with
 * a word that begins with each word of it; bigger places first. A country may follow the name. Where that finds little,
 * names follow that are spelt almost like the query. Diacritics and case do not matter.
 * Without `kinds` a code appears once, as `place` gives it.
 */
export const searchPlaces = (query: string, kinds?: readonly PlaceKind[], limit = 10): readonly Place[] => {
  if (query.length > maxQueryLength) return []
  const folded = fold(query)
  if (folded === '' || folded.split(' ').length > maxTerms) return []
  const index = searchIndex()
  const readings = readingsOf(folded, index.countries)
  const wanted = (entry: Entry) => (kinds ? kinds.includes(entry.place.kind) : entry.meant)
  const found = index.entries
    .filter(wanted)
    .flatMap((entry) => hitOf(entry, readings) ?? [])
    .toSorted((a, b) => a.rank - b.rank || b.size - a.size)
    .map(({ entry }) => entry)
  if (found.length < enough) {
    const known = new Set(found)
    found.push(...misspelt(readings, index).filter((entry) => wanted(entry) && !known.has(entry)))
  }
  return found.slice(0, limit).map((entry) => entry.place)
}

const hitOf = (entry: Entry, readings: readonly Reading[]): Hit | undefined => {
  const code = readings[0]!.name.toUpperCase()
  if (code.length === 3 && entry.place.codes.includes(code)) return { entry, rank: 0, size: entry.size }
  for (const { name, terms, countries } of readings) {
    if (countries && !countries.has(entry.place.countryCode)) continue
    if (terms.every((term) => entry.text.includes(term))) return { entry, ...likelihood(entry, name, terms) }
    if (code.length === 4 && entry.place.codes.includes(code)) return { entry, rank: 1, size: entry.size }
  }
  return undefined
}

/** A name in another language is the same name, unless a place of about the same size has it as its own. */
const otherNameShare = 0.3

const likelihood = (
  { name, otherNames, townNames, size }: Entry,
  query: string,
  terms: readonly string[],
) => {
  if (name === query) return { rank: 1, size }
  if (otherNames.includes(query)) return { rank: 1, size: size * otherNameShare }
  if (name.startsWith(query) || otherNames[0]?.startsWith(query) || townNames.includes(query))
    return { rank: 2, size }
  if (otherNames.some((other) => other.startsWith(query))) return { rank: 3, size }
  return { rank: terms.every((term) => ` ${name}`.includes(term)) ? 4 : 5, size }
}
