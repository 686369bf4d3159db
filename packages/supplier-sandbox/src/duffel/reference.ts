import { airport, placesNear, searchPlaces } from '@wayfare/gazetteer'
import type { Answer, Call } from '../operation.ts'
import { airlines } from '../world/airlines.ts'
import { requireParameters } from './envelope.ts'
import { page, pageParameters } from './paging.ts'
import { invalidParameter, notFound } from './refusals.ts'
import { wireAirline, wireAirport, wirePlace } from './wire-places.ts'

export const listAirlines = (call: Call): Answer => {
  requireParameters(call, pageParameters)
  return page(call, airlines, wireAirline)
}

export const getAirline = ({ params }: Call): Answer => {
  const data = airlines.map(wireAirline).find(({ id }) => id === params['id'])
  if (!data) throw notFound('airline')
  return { status: 200, body: { data } }
}

export const getAirport = ({ params }: Call): Answer => {
  const code = /^arp_([a-z]{3})_[a-z]{2}$/.exec(params['id'] ?? '')?.[1]?.toUpperCase()
  const found = code && airport(code)
  if (!found) throw notFound('airport')
  return { status: 200, body: { data: wireAirport(found) } }
}

/** By code or by country; the whole world's list is not kept here. */
export const listAirports = (call: Call): Answer => {
  requireParameters(call, ['iata_code', 'iata_country_code', ...pageParameters])
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

export const suggestPlaces = (call: Call): Answer => {
  requireParameters(call, ['query', 'lat', 'lng', 'rad'])
  const { query } = call
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
