export type PlaceKind = 'AIRPORT' | 'CITY'

export interface Place {
  /** IATA: an airport's own, a city's metropolitan code or, where it has none, its main airport's code. */
  readonly code: string
  /** All of its codes, `code` first: further IATA codes, and an airport's ICAO code. */
  readonly codes: readonly string[]
  readonly kind: PlaceKind
  readonly name: string
  /** The code of the city: of an airport, the one it serves; of a city, its own. */
  readonly cityCode: string
  readonly cityName: string
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  readonly latitude: number
  readonly longitude: number
  /** IANA zone name. */
  readonly timeZone: string
}
