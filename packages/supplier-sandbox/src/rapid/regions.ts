import { airport, airportsOfCity, city, distanceKm, placesNear, type Place } from '@wayfare/gazetteer'
import { z } from 'zod'
import type { Answer, Call } from '../operation.ts'
import { hash } from '../random.ts'
import { findProperty, propertyIdsIn } from '../world/hotels.ts'
import type { World } from '../world/world.ts'
import { readLanguage, readList, required } from './query.ts'
import { invalidInput, invalidQuery, refuse } from './refusals.ts'

const nearAirportKm = 25

const regionId = ({ kind, code }: Place) =>
  String((kind === 'CITY' ? 100_000 : 4_000_000) + (hash(code) % 90_000))

/** A city's properties; an airport's are those of its city within reach, or the city's where none is. */
const propertyIdsOf = (seed: string, place: Place): string[] => {
  const ids = propertyIdsIn(place.cityCode)
  if (place.kind === 'CITY') return ids
  const near = ids.filter((id) => {
    const property = findProperty(seed, id)!
    return distanceKm(place.latitude, place.longitude, property.latitude, property.longitude) <= nearAirportKm
  })
  return near.length > 0 ? near : ids
}

const names = (place: Place) => {
  const country = new Intl.DisplayNames(['en'], { type: 'region' }).of(place.countryCode)
  const name = place.kind === 'CITY' ? place.name : `${place.cityName} (${place.code}-${place.name})`
  return { name, name_full: `${name}, ${country}` }
}

const wireRegion = (seed: string, place: Place, include: readonly string[]) => ({
  id: regionId(place),
  type: place.kind === 'CITY' ? 'multi_city_vicinity' : 'airport',
  ...names(place),
  ...(place.kind === 'AIRPORT' ? { iata_airport_code: place.code } : {}),
  iata_airport_metro_code: place.cityCode,
  country_code: place.countryCode,
  coordinates: { center_longitude: place.longitude, center_latitude: place.latitude },
  ...(include.includes('details') && place.kind === 'AIRPORT'
    ? { ancestors: [{ id: regionId(city(place.cityCode)!), type: 'multi_city_vicinity' }] }
    : {}),
  ...(include.some((wanted) => wanted.startsWith('property_ids'))
    ? { property_ids: propertyIdsOf(seed, place) }
    : {}),
  ...(include.includes('property_ids_expanded') ? { property_ids_expanded: propertyIdsOf(seed, place) } : {}),
})

/** The city first, then its airports: a metropolitan code stands for both, an airport's own code for itself. */
const placesOf = (code: string): Place[] => {
  const metro = city(code)
  const single = airport(code)
  return [...(metro ? [metro, ...airportsOfCity(code)] : []), ...(single && !metro ? [single] : [])]
}

const readArea = (area: string): Place[] => {
  const [, km = '', lat = '', lon = ''] =
    /^(\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(area) ?? []
  const wrong = () =>
    invalidQuery('area', 'invalid', { message: 'area must be kilometres,latitude,longitude.', value: area })
  if (km === '') throw wrong()
  if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180) throw wrong()
  return [...placesNear(Number(lat), Number(lon), Number(km))]
}

const readLimit = (query: URLSearchParams) => {
  const value = query.get('limit') ?? '20'
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value)
  throw invalidQuery('limit', 'invalid', { message: 'limit is invalid: a number from 1 to 9999.', value })
}

/** Regions by IATA code or around a point; the sandbox knows no others. */
export const getRegions = (world: World, { query }: Call): Answer => {
  readLanguage(query)
  required(query, 'include')
  const include = readList(query, 'include', ['standard', 'details', 'property_ids', 'property_ids_expanded'])
  if (include.includes('standard') && include.includes('details')) {
    const message = 'standard and details cannot be requested together.'
    throw invalidQuery('include', 'invalid', { message, value: 'standard' })
  }
  const [code, area] = [query.get('iata_location_code'), query.get('area')]
  const places = code ? placesOf(code) : area ? readArea(area) : []
  const types = query.getAll('type')
  const regions = places
    .map((place) => wireRegion(world.seed(), place, include))
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .slice(0, readLimit(query))
  const headers = { 'pagination-total-results': String(regions.length) }
  return { status: 200, headers, body: regions }
}

const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1),
})

type Point = readonly [longitude: number, latitude: number]

const contains = (ring: readonly Point[], [x, y]: Point) =>
  ring.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1
    return crosses ? !inside : inside
  }, false)

const mostKm = 500

const readRing = (body: string): Point[] => {
  try {
    return polygon.parse(JSON.parse(body)).coordinates[0]!
  } catch {
    throw invalidInput([{ type: 'polygon.invalid', message: 'The body must be a GeoJSON Polygon.' }])
  }
}

/** The properties within a polygon. */
export const postGeography = (world: World, call: Call): Answer => {
  required(call.query, 'include')
  readList(call.query, 'include', ['property_ids'])
  required(call.query, 'supply_source')
  const ring = readRing(call.body)
  const [longitudes, latitudes] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const middle = [(south + north) / 2, (west + east) / 2] as const
  const km = distanceKm(middle[0], middle[1], north, east) + 15
  if (km > mostKm) throw refuse(400, 'polygon.too_large', 'The polygon is too large.')
  const cities = new Set(placesNear(middle[0], middle[1], km).map(({ cityCode }) => cityCode))
  const found = [...cities].flatMap(propertyIdsIn).filter((id) => {
    const { longitude, latitude } = findProperty(world.seed(), id)!
    return contains(ring, [longitude, latitude])
  })
  return { status: 200, body: Object.fromEntries(found.map((id) => [id, { property_id: id }])) }
}
