import { readFileSync } from 'node:fs'
import { otherCodes } from './codes.ts'
import { distanceKm } from './distance.ts'
import type { Place } from './place.ts'

interface Gazetteer {
  readonly airports: ReadonlyMap<string, Place>
  /** Airports by their ICAO codes. */
  readonly icao: ReadonlyMap<string, Place>
  readonly cities: ReadonlyMap<string, Place>
  readonly airportsByCity: ReadonlyMap<string, readonly Place[]>
  readonly populations: ReadonlyMap<string, number>
  /** 1 to 3, from a small airport to a large one. */
  readonly airportSizes: ReadonlyMap<string, number>
}

/** A generated file of tab-separated columns, line by line. */
export const readRows = (file: string): string[][] =>
  readFileSync(new URL(`./generated/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

const furtherCodes = Map.groupBy(otherCodes, ([, listed]) => listed)

const read = (): Gazetteer => {
  const airports = new Map<string, Place>()
  const icaoCodes = new Map<string, Place>()
  const cities = new Map<string, Place>()
  const airportsByCity = new Map<string, Place[]>()
  const populations = new Map<string, number>()
  const airportSizes = new Map<string, number>()
  let city: Place | undefined
  for (const [tag, code = '', name = '', countryCode = '', lat, lon, timeZone = '', size, icao] of readRows(
    'places.tsv',
  )) {
    const further = (furtherCodes.get(code) ?? []).map(([other]) => other)
    const codes = [code, ...further, ...(icao ? [icao] : [])]
    const common = { code, codes, name, countryCode, latitude: Number(lat), longitude: Number(lon), timeZone }
    if (tag === 'C') {
      city = { ...common, kind: 'CITY', cityCode: code, cityName: name }
      cities.set(code, city)
      populations.set(code, Number(size))
      airportsByCity.set(code, [])
    } else if (city) {
      const airport: Place = { ...common, kind: 'AIRPORT', cityCode: city.code, cityName: city.name }
      airports.set(code, airport)
      if (icao) icaoCodes.set(icao, airport)
      airportSizes.set(code, Number(size))
      airportsByCity.get(city.code)!.push(airport)
    }
  }
  return { airports, icao: icaoCodes, cities, airportsByCity, populations, airportSizes }
}

let loaded: Gazetteer | undefined
/** Read at first use, once per process. */
const gazetteer = () => (loaded ??= read())

const lookUp = (places: ReadonlyMap<string, Place>, code: string) => {
  if (code.length > 4) return undefined
  const listed = code.toUpperCase()
  return places.get(listed) ?? places.get(otherCodes.get(listed) ?? '')
}

/** By any of its IATA codes or its ICAO code, in any case. */
export const airport = (code: string): Place | undefined =>
  lookUp(gazetteer().airports, code) ?? lookUp(gazetteer().icao, code)

/** By any of its IATA codes, in any case. */
export const city = (code: string): Place | undefined => lookUp(gazetteer().cities, code)

/** What a code alone means: the airport where there is one by that code, else the metropolitan area. */
export const place = (code: string): Place | undefined => airport(code) ?? city(code)

export const airports = (): Iterable<Place> => gazetteer().airports.values()

export const cities = (): Iterable<Place> => gazetteer().cities.values()

/** The main airport first; empty for an unknown code. */
export const airportsOfCity = (code: string): readonly Place[] => {
  const found = city(code)
  return found ? gazetteer().airportsByCity.get(found.code)! : []
}

/** Inhabitants of the city, 0 where unknown. */
export const populationOf = (cityCode: string): number => gazetteer().populations.get(cityCode) ?? 0

/** 1 to 3, from a small airport to a large one; 0 for what is not an airport. */
export const airportSize = (code: string): number => gazetteer().airportSizes.get(code) ?? 0

/** Airports and cities within `km`, the nearest first. A code appears once, as `place` gives it. */
export const placesNear = (latitude: number, longitude: number, km: number): readonly Place[] => {
  const reach = km / 111 + 0.01
  return [...cities(), ...airports()]
    .filter(({ latitude: lat }) => Math.abs(lat - latitude) <= reach)
    .map((near) => ({ near, km: distanceKm(latitude, longitude, near.latitude, near.longitude) }))
    .filter(({ near, km: distance }) => distance <= km && place(near.code) === near)
    .toSorted((a, b) => a.km - b.km)
    .map(({ near }) => near)
}
