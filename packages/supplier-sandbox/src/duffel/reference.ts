import { airport, placesNear, searchPlaces } from '@wayfare/gazetteer'
import type { Answer, Call } from '../operation.ts'
import { airlines } from '../world/airlines.ts'
import { page } from './paging.ts'
import { invalidParameter } from './refusals.ts'
import { wireAirline, wireAirport, wirePlace } from './wire-places.ts'

export const listAirlines = (call: Call): Answer => page(call, airlines, wireAirline)

/** By code or by country; the whole world's list is not kept here. */
export const listAirports = (call: Call): Answer => {
  const code = call.query.get('iata_code')
  const country = call.query.get('iata_country_code')
  const hubs = [...new Set(airlines.flatMap(({ hubs }) => hubs))].toSorted()
  const codes = code === null ? hubs : [code]
  const found = codes
    .flatMap((each) => airport(each) ?? [])
    .filter(({ countryCode }) => country === null || countryCode === country)
  return page(call, found, wireAirport)
}

const readNumber = (query: URLSearchParams, name: string) => {
  const value = Number(query.get(name) ?? Number.NaN)
  if (Number.isFinite(value)) return value
  throw invalidParameter(name, 'must be a number')
}

export const suggestPlaces = ({ query }: Call): Answer => {
  const text = query.get('query')
  if (text === null && query.get('lat') === null) throw invalidParameter('query', "can't be blank")
  const found =
    text === null
      ? placesNear(
          readNumber(query, 'lat'),
          readNumber(query, 'lng'),
          Number(query.get('rad') ?? 50_000) / 1_000,
        )
      : searchPlaces(text, undefined, 20)
  return { status: 200, body: { data: found.slice(0, 20).map(wirePlace) } }
}
