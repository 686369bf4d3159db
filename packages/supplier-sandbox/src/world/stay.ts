import type { Store } from '../store.ts'
import { between, draw } from '../random.ts'
import { fromEuros } from './currency.ts'
import type { Property } from './hotels.ts'
import type { RatePlan, Room } from './rooms.ts'

/** Who sleeps in one room. */
export interface Occupancy {
  /** As the caller wrote it: `2-9,4`. */
  readonly text: string
  readonly adults: number
  readonly childAges: readonly number[]
}

export interface Stay {
  readonly checkin: string
  readonly checkout: string
  readonly occupancies: readonly Occupancy[]
}

export interface Rate {
  readonly property: Property
  readonly room: Room
  readonly plan: RatePlan
}

/** Minor units of the property's currency for one room and its occupants. */
export interface RoomPrice {
  readonly nights: readonly { readonly base: number; readonly tax: number }[]
  readonly extraPersons: number
  /** Paid at the property: a city tax. */
  readonly cityTax: number
}

const dayMs = 86_400_000

/** The days of a stay's nights. Plain arithmetic: a search asks for them thousands of times. */
export const nightsOf = ({ checkin, checkout }: Pick<Stay, 'checkin' | 'checkout'>): string[] => {
  const first = Date.parse(`${checkin}T00:00:00Z`)
  const count = Math.round((Date.parse(`${checkout}T00:00:00Z`) - first) / dayMs)
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  )
}

const seasons = [0.82, 0.85, 0.94, 1.04, 1.1, 1.16, 1.22, 1.24, 1.1, 1, 0.88, 1.05]
const taxShare = 0.12
/** A room for one adult costs less than the same room for two. */
const singleFactor = 0.93
const cityTaxCountries = new Set(['FR', 'IT', 'ES', 'NL', 'DE', 'PT', 'AE', 'JP'])

const nightFactor = (seed: string, propertyId: string, night: string) => {
  const weekday = new Date(`${night}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 5 || weekday === 6 ? 1.14 : 1
  const luck = 0.9 + 0.2 * draw(`${seed} night ${propertyId} ${night}`)
  return seasons[Number(night.slice(5, 7)) - 1]! * weekend * luck
}

/** The price of one room for a stay, which depends on who sleeps in it. `drift` is 1 unless a test moved the price. */
export const priceRoom = (
  seed: string,
  { property, room, plan }: Rate,
  { stay, occupancy, drift = 1 }: { stay: Stay; occupancy: Occupancy; drift?: number },
): RoomPrice => {
  const { currency, level } = property
  const persons = occupancy.adults + occupancy.childAges.length
  const breakfast = plan.breakfast ? 9 * persons : 0
  const nights = nightsOf(stay).map((night) => {
    const single = occupancy.adults === 1 ? singleFactor : 1
    const euros =
      level * single * room.factor * plan.factor * nightFactor(seed, property.id, night) + breakfast
    const base = fromEuros(euros * drift, currency)
    return { base, tax: Math.round(base * taxShare) }
  })
  const perNight =
    Math.max(0, occupancy.adults - 2) * 0.2 + occupancy.childAges.filter((age) => age > 2).length * 0.1
  const extra = perNight * level * nights.length * drift
  const taxed = cityTaxCountries.has(property.city.countryCode)
  return {
    nights,
    extraPersons: fromEuros(extra, currency),
    cityTax: taxed ? fromEuros(1.5 * occupancy.adults * nights.length, currency) : 0,
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export const exclusiveOf = ({ nights, extraPersons }: RoomPrice) =>
  sum(nights.map(({ base }) => base)) + extraPersons

/** What is paid at booking. */
export const inclusiveOf = (price: RoomPrice) => exclusiveOf(price) + sum(price.nights.map(({ tax }) => tax))

const nightKey = (propertyId: string, roomId: string, night: string) =>
  `room ${propertyId} ${roomId} ${night}`

/** The things that a booking of `rate` takes, one per night. */
export const nightKeys = ({ property, room }: Pick<Rate, 'property' | 'room'>, stay: Stay): string[] =>
  nightsOf(stay).map((night) => nightKey(property.id, room.id, night))

/** Rooms of the kind left on the scarcest night. Some nights a kind of room is full from the start. */
export const roomsLeft = (
  seed: string,
  { property, room, taken }: { property: Property; room: Room; taken: ReadonlyMap<string, number> },
  stay: Stay,
): number =>
  Math.min(
    ...nightKeys({ property, room }, stay).map((key) => {
      const roll = draw(`${seed} ${key}`)
      const free = roll < 0.03 ? 0 : between(1, room.count, roll)
      return free - (taken.get(key) ?? 0)
    }),
  )

/** What was sold of a property's rooms, in one look. */
export const takenAt = (store: Store, propertyId: string): ReadonlyMap<string, number> =>
  new Map(
    store
      .all('select thing, count from taken where thing >= ? and thing < ?', [
        `room ${propertyId} `,
        `room ${propertyId}!`,
      ])
      .map(({ thing, count }) => [String(thing), Number(count)]),
  )

export const fits = ({ sleeps }: Room, { adults, childAges }: Occupancy) =>
  adults <= sleeps.adults && adults + childAges.length <= sleeps.total
