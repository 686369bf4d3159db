import { fold } from './fold.ts'
import { gazetteer, place } from './gazetteer.ts'
import type { Place, PlaceKind } from './place.ts'

/**
 * Autocomplete. An exact code comes first, then names that begin with the query, then names with a word that begins
 * with each word of it; bigger places first. Diacritics and case do not matter.
 * Without `kinds` a code appears once, as `place` gives it.
 */
export const searchPlaces = (query: string, kinds?: readonly PlaceKind[], limit = 10): readonly Place[] => {
  const folded = fold(query)
  if (folded === '') return []
  const terms = folded.split(' ').map((word) => ` ${word}`)
  const code = folded.toUpperCase()
  const ranked: { place: Place; rank: number; size: number }[] = []
  for (const { place: candidate, words, size } of gazetteer().index) {
    if (kinds ? !kinds.includes(candidate.kind) : place(candidate.code) !== candidate) continue
    const exact = candidate.code === code
    if (!exact && !terms.every((term) => words.includes(term))) continue
    const rank = exact
      ? 0
      : words.startsWith(terms[0]!) || fold(candidate.cityName).startsWith(folded)
        ? 1
        : 2
    ranked.push({ place: candidate, rank, size })
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || b.size - a.size)
    .slice(0, limit)
    .map(({ place }) => place)
}
