import { airportsOfCity, city, type Place } from '@wayfare/gazetteer'
import { aircraftFor } from '../world/flights.ts'
import type { AirlineFacts } from '../world/airlines.ts'

const cityId = (code: string, country: string) => `cit_${code.toLowerCase()}_${country.toLowerCase()}`

const wireCity = (code: string) => {
  const facts = city(code)
  if (!facts) return null
  const { name, countryCode } = facts
  return { id: cityId(code, countryCode), name, iata_code: code, iata_country_code: countryCode }
}

const wired = new Map<Place, ReturnType<typeof describeAirport>>()

/** Worked out once per airport: a search names each hundreds of times. */
export const wireAirport = (place: Place) => {
  const known = wired.get(place) ?? describeAirport(place)
  wired.set(place, known)
  return known
}

/** An airport is in a city of its own only where the city's code is another. */
const describeAirport = (place: Place) => ({
  id: `arp_${place.code.toLowerCase()}_${place.countryCode.toLowerCase()}`,
  name: place.name,
  iata_code: place.code,
  icao_code: null,
  iata_country_code: place.countryCode,
  iata_city_code: place.cityCode,
  city_name: place.cityName,
  city: place.cityCode === place.code ? null : wireCity(place.cityCode),
  latitude: place.latitude,
  longitude: place.longitude,
  time_zone: place.timeZone,
})

export const wirePlace = (place: Place) =>
  place.kind === 'AIRPORT'
    ? { type: 'airport', ...wireAirport(place) }
    : {
        type: 'city',
        id: cityId(place.code, place.countryCode),
        name: place.name,
        iata_code: place.code,
        iata_city_code: place.code,
        iata_country_code: place.countryCode,
        icao_code: null,
        latitude: place.latitude,
        longitude: place.longitude,
        time_zone: place.timeZone,
        city_name: place.name,
        city: null,
        airports: airportsOfCity(place.code).map(wireAirport),
      }

const assets = 'https://assets.duffel.com/img/airlines/for-light-background'

export const wireAirline = ({ code, name }: AirlineFacts) => ({
  id: `arl_0000${code.padStart(18, 'A')}`,
  name,
  iata_code: code,
  conditions_of_carriage_url: null,
  logo_symbol_url: `${assets}/full-color-logo/${code}.svg`,
  logo_lockup_url: `${assets}/full-color-lockup/${code}.svg`,
})

export const wireAircraft = (km: number) => {
  const { code, name } = aircraftFor(km)
  return { id: `arc_0000${code.padStart(18, 'A')}`, name, iata_code: code }
}
