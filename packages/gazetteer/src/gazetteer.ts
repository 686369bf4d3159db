import { readFileSync } from 'node:fs'
import { distanceKm } from './distance.ts'
import { fold } from './fold.ts'
import type { Place } from './place.ts'

/** A place as autocomplete sees it. */
export interface Indexed {
  readonly place: Place
  /** Folded names, each starting with a space so that a word's beginning is found by `includes(' prefix')`. */
  readonly words: string
  /** Bigger is more likely meant. */
  readonly size: number
}

interface Gazetteer {
  readonly airports: ReadonlyMap<string, Place>
  readonly cities: ReadonlyMap<string, Place>
  readonly airportsByCity: ReadonlyMap<string, readonly Place[]>
  readonly populations: ReadonlyMap<string, number>
  readonly index: readonly Indexed[]
}

const read = (): Gazetteer => {
  const airports = new Map<string, Place>()
  const cities = new Map<string, Place>()
  const airportsByCity = new Map<string, Place[]>()
  const populations = new Map<string, number>()
  const index: Indexed[] = []
  let city: Place | undefined
  const text = readFileSync(new URL('./generated/places.tsv', import.meta.url), 'utf8')
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [tag, code = '', name = '', countryCode = '', lat, lon, timeZone = '', size] = line.split('\t')
    const common = { code, name, countryCode, latitude: Number(lat), longitude: Number(lon), timeZone }
    if (tag === 'C') {
      city = { ...common, kind: 'CITY', cityCode: code, cityName: name }
      cities.set(code, city)
      populations.set(code, Number(size))
      airportsByCity.set(code, [])
      index.push({ place: city, words: ` ${fold(name)}`, size: Number(size) + 2 })
    } else if (city) {
      const airport: Place = { ...common, kind: 'AIRPORT', cityCode: city.code, cityName: city.name }
      airports.set(code, airport)
      const siblings = airportsByCity.get(city.code)!
      siblings.push(airport)
      const weight = [0, 0.05, 0.3, 0.9][Number(size)]! / siblings.length
      index.push({
        place: airport,
        words: ` ${fold(name)} ${fold(city.name)}`,
        size: (populations.get(city.code)! + 1) * weight,
      })
    }
  }
  return { airports, cities, airportsByCity, populations, index }
}

let loaded: Gazetteer | undefined
/** Read at first use, once per process. */
export const gazetteer = () => (loaded ??= read())

export const airport = (code: string): Place | undefined => gazetteer().airports.get(code)

export const city = (code: string): Place | undefined => gazetteer().cities.get(code)

/** What a code alone means: the airport where there is one by that code, else the metropolitan area. */
export const place = (code: string): Place | undefined => airport(code) ?? city(code)

/** The main airport first; empty for an unknown code. */
export const airportsOfCity = (code: string): readonly Place[] => gazetteer().airportsByCity.get(code) ?? []

/** Inhabitants of the city, 0 where unknown. */
export const populationOf = (cityCode: string): number => gazetteer().populations.get(cityCode) ?? 0

/** Airports and cities within `km`, the nearest first. A code appears once, as `place` gives it. */
export const placesNear = (latitude: number, longitude: number, km: number): readonly Place[] => {
  const reach = km / 111 + 0.01
  return gazetteer()
    .index.filter(({ place: { latitude: lat } }) => Math.abs(lat - latitude) <= reach)
    .map(({ place }) => ({ place, km: distanceKm(latitude, longitude, place.latitude, place.longitude) }))
    .filter((near) => near.km <= km && place(near.place.code) === near.place)
    .toSorted((a, b) => a.km - b.km)
    .map(({ place }) => place)
}
