import type { Query } from 'minisearch'
import type { Reading } from './reading.ts'
import type { Entry, SearchIndex } from './search-index.ts'

/** Longer words are compared as they are: looking for what is almost the same takes longer the longer the word. */
const longest = 30

/** How many letters may differ: none in words so short that they would be nearly anything, `most` in long ones. */
const differenceOf = (word: string, most: number) => {
  if (word.length < 4 || word.length > longest) return 0
  return word.length < 8 ? 1 : most
}

/** The word as it is if two neighbouring letters changed places while it was typed. */
const swapped = (word: string) =>
  word.length > longest
    ? []
    : Array.from({ length: Math.max(0, word.length - 1) }, (_, index) =>
        [word.slice(0, index), word[index + 1], word[index], word.slice(index + 2)].join(''),
      )

const almost = (word: string, most: number): Query => ({
  combineWith: 'OR',
  queries: [
    { queries: [word], fuzzy: differenceOf(word, most) },
    { queries: swapped(word), fuzzy: 0 },
  ],
})

/** What is almost another name of a big place is less likely meant than what is almost the name of a smaller one. */
const otherNameShare = 0.05

/** Entries with a word almost like each word of the query, the biggest first; two letters differ only where one finds nothing. */
export const misspelt = (readings: readonly Reading[], index: SearchIndex): readonly Entry[] => {
  const near = almostLike(readings, index, 1)
  return near.length > 0 ? near : almostLike(readings, index, 2)
}

const almostLike = (readings: readonly Reading[], { entries, words }: SearchIndex, most: number) => {
  const sizes = new Map<Entry, number>()
  for (const { name, countries } of readings) {
    const queries = name.split(' ').map((word) => almost(word, most))
    for (const { id, match } of words.search({ combineWith: 'AND', queries })) {
      const entry = entries[id as number]!
      if (countries && !countries.has(entry.place.countryCode)) continue
      const byName = Object.values(match).some((fields) => fields.includes('name'))
      sizes.set(entry, Math.max(sizes.get(entry) ?? 0, entry.size * (byName ? 1 : otherNameShare)))
    }
  }
  return [...sizes].toSorted(([, a], [, b]) => b - a).map(([entry]) => entry)
}
