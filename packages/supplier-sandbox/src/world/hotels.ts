import { city, populationOf, type Place } from '@wayfare/gazetteer'
import { between, dice, draw, pick } from '../random.ts'
import { currencyOf } from './currency.ts'
import { roomsOf, type Room } from './rooms.ts'

export interface Property {
  readonly id: string
  readonly city: Place
  readonly name: string
  readonly brand: string
  readonly stars: number
  /** Guests' overall score, 3.1 to 4.9. */
  readonly score: number
  readonly reviews: number
  readonly latitude: number
  readonly longitude: number
  readonly street: string
  readonly postalCode: string
  readonly phone: string
  readonly rank: number
  readonly currency: string
  /** Euros of an average night in its plainest room. */
  readonly level: number
  readonly amenities: readonly string[]
  readonly rooms: readonly Room[]
}

const firstId = 1_000_000
const perCity = 100
const letters = 26

const cityNumber = (code: string) =>
  [...code].reduce((sum, letter) => sum * letters + letter.charCodeAt(0) - 65, 0)

const codeOfCity = (number: number) =>
  [letters ** 2, letters, 1]
    .map((power) => String.fromCharCode(65 + (Math.floor(number / power) % letters)))
    .join('')

export const countIn = (cityCode: string): number => {
  const inhabitants = populationOf(cityCode)
  return inhabitants > 1_000_000 ? 60 : inhabitants > 200_000 ? 45 : 30
}

/** The ids of a city's properties, the most popular first. */
export const propertyIdsIn = (cityCode: string): string[] =>
  Array.from({ length: countIn(cityCode) }, (_, index) =>
    String(firstId + cityNumber(cityCode) * perCity + index),
  )

const names = 'Grand|Royal|Park|Central|Harbour|Garden|Old Town|Riverside|Palace|Station|Opera|Skyline'.split(
  '|',
)
const kinds = 'Hotel|Suites|Inn|Residence|House|Boutique Hotel|Lodge|Plaza'.split('|')
const brands = 'Independent|Meridiana|Northgate|Solace|Harbor & Vine|Lumen|Kestrel|Atrium'.split('|')
const streets = 'Market Street|Station Road|Harbour Street|Cathedral Square|Park Avenue|King Street'.split(
  '|',
)
const amenityNames = new Map([
  ['2390', 'Free WiFi'],
  ['2065', 'Breakfast available'],
  ['9', 'Fitness facilities'],
  ['2820', 'Indoor pool'],
  ['24', 'Restaurant'],
  ['8', 'Bar/lounge'],
  ['2063', '24-hour front desk'],
  ['3861', 'Parking available'],
  ['2017', 'Spa services on site'],
  ['4003', 'Pets allowed'],
  ['81', 'Wheelchair accessible'],
  ['2549', 'Elevator'],
])
export const amenityName = (id: string): string => amenityNames.get(id) ?? id

/** How dear a place is against the middle of Europe. */
const dearCountries: Readonly<Record<string, number>> = {
  CH: 1.6,
  IS: 1.5,
  NO: 1.35,
  US: 1.35,
  GB: 1.3,
  AE: 1.3,
  SG: 1.35,
  JP: 1.1,
  DK: 1.25,
  IN: 0.55,
  TH: 0.55,
  VN: 0.5,
  ID: 0.5,
  EG: 0.5,
  TR: 0.65,
  PL: 0.7,
  CN: 0.75,
  MX: 0.75,
}

const known = new Map<string, Property>()

/** The property by that id, in the world of the seed; undefined where there is none. */
export const findProperty = (seed: string, id: string): Property | undefined => {
  const key = `${seed} ${id}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const found = /^\d{7}$/.test(id) ? build(seed, Number(id) - firstId) : undefined
  if (known.size > 20_000) known.clear()
  if (found) known.set(key, found)
  return found
}

const build = (seed: string, number: number): Property | undefined => {
  const place = number < 0 ? undefined : city(codeOfCity(Math.floor(number / perCity)))
  const index = number % perCity
  if (!place || cityNumber(place.code) !== Math.floor(number / perCity) || index >= countIn(place.code))
    return undefined
  const id = String(firstId + number)
  const roll = dice(`${seed} property ${id}`)
  const stars = pick([2, 2.5, 3, 3, 3.5, 3.5, 4, 4, 4, 4.5, 5], roll())
  const km = 0.4 + 9 * roll() ** 2
  const bearing = roll() * 2 * Math.PI
  const name = `${pick(names, roll())} ${pick(kinds, roll())} ${place.name}`
  const level = (28 + stars ** 2.1 * 5.5) * (0.85 + 0.4 * roll()) * (dearCountries[place.countryCode] ?? 0.95)
  const latitude = place.latitude + (km / 111) * Math.cos(bearing)
  return {
    id,
    city: place,
    name: index > 8 && roll() < 0.35 ? `${name} ${between(2, 9, roll())}` : name,
    brand: pick(brands, roll()),
    stars,
    score: Math.round((3.1 + 1.8 * roll()) * 10) / 10,
    reviews: between(12, 4_800, roll()),
    latitude: Number(latitude.toFixed(6)),
    longitude: Number(longitudeAt(place, { km, bearing, latitude }).toFixed(6)),
    street: `${between(1, 180, roll())} ${pick(streets, roll())}`,
    postalCode: String(between(10_000, 99_999, roll())),
    phone: `+${between(10, 99, roll())} ${between(100, 999, roll())} ${between(100_000, 999_999, roll())}`,
    rank: index + 1,
    currency: currencyOf(place.countryCode),
    level,
    amenities: [...amenityNames.keys()].filter(
      (amenity) => draw(`${seed} ${id} ${amenity}`) < 0.2 + stars / 8,
    ),
    rooms: roomsOf(seed, id, stars),
  }
}

const longitudeAt = (
  place: Place,
  { km, bearing, latitude }: { km: number; bearing: number; latitude: number },
) => place.longitude + ((km / 111) * Math.sin(bearing)) / Math.max(0.1, Math.cos((latitude * Math.PI) / 180))
