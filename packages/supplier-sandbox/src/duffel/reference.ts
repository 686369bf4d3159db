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

export const getAirline = (call: Call): Answer => {
  requireParameters(call, [])
  const data = airlines.map(wireAirline).find(({ id }) => id === call.params['id'])
  if (!data) throw notFound('airline')
  return { status: 200, body: { data } }
}

export const getAirport = (call: Call): Answer => {
  requireParameters(call, [])
  const { params } = call
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

const readNumber = (query: URLSearchParams, name: string, [least, most]: readonly [number, number]) => {
  const text = query.get(name) ?? ''
  const value = Number(text)
  if (/^-?\d{1,9}(\.\d{1,20})?$/.test(text) && value >= least && value <= most) return value
  throw invalidParameter(name, `must be a number from ${least} to ${most}`)
}

const mostMetres = 500_000

export const suggestPlaces = (call: Call): Answer => {
  requireParameters(call, ['query', 'lat', 'lng', 'rad'])
  const { query } = call
  const text = query.get('query')
  if (text === null && query.get('lat') === null) throw invalidParameter('query', "can't be blank")
  const found =
    text === null
      ? placesNear(
          readNumber(query, 'lat', [-90, 90]),
          readNumber(query, 'lng', [-180, 180]),
          (query.has('rad') ? readNumber(query, 'rad', [0, mostMetres]) : 50_000) / 1_000,
        )
      : searchPlaces(text, undefined, 20)
  return { status: 200, body: { data: found.slice(0, 20).map(wirePlace) } }
}
