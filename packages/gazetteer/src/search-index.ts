import MiniSearch from 'minisearch'
import { countryNames } from './country-names.ts'
import { fold } from './fold.ts'
import { airports, airportSize, airportsOfCity, cities, place, populationOf, readRows } from './gazetteer.ts'
import type { Place } from './place.ts'

/** A place as autocomplete sees it. All names are folded. */
export interface Entry {
  readonly place: Place
  readonly name: string
  /** What else people call it; of an airport, what people call its city. */
  readonly otherNames: readonly string[]
  /** Towns near it that have no airport of their own. */
  readonly townNames: readonly string[]
  /** All of these, each with a space before it: `includes(' prefix')` finds a word's beginning. */
  readonly text: string
  /** Bigger is more likely meant. */
  readonly size: number
  /** Whether it is what `place` gives for its code. */
  readonly meant: boolean
}

/** The words of an entry's name, of an airport its city's too, and those of all its other names. */
interface Words {
  id: number
  name: string
  other: string
}

export interface SearchIndex {
  readonly entries: readonly Entry[]
  /** Finds typing errors; its documents are the entries by their position. */
  readonly words: MiniSearch<Words>
  /** What people call a country, by its code. */
  readonly countries: ReadonlyMap<string, readonly string[]>
}

const list = (names = '') =>
  names
    .split('|')
    .filter((name) => name !== '')
    .map(fold)

const build = (): SearchIndex => {
  const rows = new Map(
    readRows('names.tsv').map(([code = '', own, towns]) => [code, [list(own), list(towns)]]),
  )
  const cityEntries = new Map([...cities()].map((city) => [city.code, cityEntry(city, rows.get(city.code))]))
  const airportEntries = [...airports()].map((each) => airportEntry(each, cityEntries.get(each.cityCode)!))
  const entries = [...cityEntries.values(), ...airportEntries]
  const codes = new Set(entries.map(({ place }) => place.countryCode))
  const countries = new Map([...codes].map((code) => [code, countryNames(code)]))
  return { entries, words: wordsOf(entries), countries }
}

const wordsOf = (entries: readonly Entry[]) => {
  const words = new MiniSearch<Words>({
    fields: ['name', 'other'],
    tokenize: (names) => names.split(' '),
    processTerm: (word) => word,
  })
  words.addAll(
    entries.map(({ place: { cityName }, name, otherNames }, id) => ({
      id,
      name: latinWords([name, fold(cityName)]),
      other: latinWords(otherNames),
    })),
  )
  return words
}

const cityEntry = (city: Place, [otherNames = [], townNames = []]: string[][] = []): Entry => {
  const name = fold(city.name)
  return {
    place: city,
    name,
    otherNames,
    townNames,
    text: ` ${[name, ...otherNames, ...townNames].join(' ')}`,
    size: populationOf(city.code) + 2,
    meant: place(city.code) === city,
  }
}

const shares = [0, 0.05, 0.3, 0.9]

const airportEntry = (airport: Place, city: Entry): Entry => ({
  place: airport,
  name: fold(airport.name),
  otherNames: [city.name, ...city.otherNames],
  townNames: city.townNames,
  text: ` ${fold(airport.name)}${city.text}`,
  size: ((city.size - 1) * shares[airportSize(airport.code)]!) / airportsOfCity(airport.cityCode).length,
  meant: true,
})

/** Typing errors are looked for in Latin letters. A name of several words is found without its spaces as well. */
const latinWords = (names: readonly string[]) =>
  names
    .filter((name) => /^[a-z ]+$/.test(name))
    .flatMap((name) => (name.includes(' ') ? [name, name.replaceAll(' ', '')] : [name]))
    .join(' ')

let built: SearchIndex | undefined
/** Built at first use, once per process, in about half a second. */
export const searchIndex = (): SearchIndex => (built ??= build())
