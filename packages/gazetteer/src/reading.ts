/** A way to understand a query: a name, and where the query allows it the countries that its last words may mean. */
export interface Reading {
  /** Folded. */
  readonly name: string
  /** Its words, each with a space before it. */
  readonly terms: readonly string[]
  /** Codes; undefined for any country. */
  readonly countries?: ReadonlySet<string>
}

/** Words of the longest country name that is understood. */
const longestCountry = 4

/** The whole as a name first, then with its last words as a country: `paris france` is Paris in FR. */
export const readingsOf = (
  folded: string,
  countries: ReadonlyMap<string, readonly string[]>,
): readonly Reading[] => {
  const words = folded.split(' ')
  const lengths = Array.from({ length: Math.min(longestCountry, words.length - 1) }, (_, index) => index + 1)
  const withCountry = lengths.flatMap((length) => {
    const codes = codesOf(words.slice(-length).join(' '), countries)
    return codes.size === 0 ? [] : [reading(words.slice(0, -length), codes)]
  })
  return [reading(words), ...withCountry]
}

const reading = (words: readonly string[], countries?: ReadonlySet<string>): Reading => ({
  name: words.join(' '),
  terms: [...new Set(words)].map((word) => ` ${word}`),
  ...(countries ? { countries } : {}),
})

/** A code is given in full, a name by its beginning. */
const codesOf = (text: string, countries: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const means = (name: string) => name === text || (text.length > 2 && name.startsWith(text))
  return new Set([...countries].flatMap(([code, names]) => (names.some(means) ? [code] : [])))
}
