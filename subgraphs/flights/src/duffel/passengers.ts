import { ageOn } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
import type { WireOffer } from './wire.ts'

type Traveller = OrderRequest['travellers'][number]
type Seat = WireOffer['passengers'][number]

/** What `POST /air/orders` wants for each passenger of the offer. */
export interface OrderPassenger {
  id: string
  title: string
  gender: string
  given_name: string
  family_name: string
  born_on: string
  email: string
  phone_number: string
  infant_passenger_id?: string
  identity_documents?: {
    type: 'passport'
    unique_identifier: string
    issuing_country_code: string
    expires_on?: string
  }[]
}

/** Gives every passenger of the offer its traveller by age on the day of departure, or says why that cannot be. */
export const seatTravellers = (offer: WireOffer, request: OrderRequest): OrderPassenger[] | Refusal => {
  const { travellers, contact } = request
  const day = offer.slices[0]!.segments[0]!.departing_at.slice(0, 10)
  if (travellers.length !== offer.passengers.length)
    return mismatch(
      `The offer is for ${offer.passengers.length} travellers; the booking names ${travellers.length}.`,
    )
  const unsexed = travellers.find(({ gender }) => gender === 'UNSPECIFIED')
  if (unsexed) return mismatch('Airlines need each traveller as FEMALE or MALE, as in the passport.')
  const waiting = travellers.toSorted((a, b) => (a.dateOfBirth < b.dateOfBirth ? -1 : 1))
  const seated = byAge(offer.passengers).map((seat) => ({ seat, traveller: take(waiting, seat, day) }))
  const empty = seated.find(({ traveller }) => !traveller)
  if (empty) return mismatch(`No traveller of the booking has the age of the offer's ${nameOf(empty.seat)}.`)
  const passengers = seated.map(({ seat, traveller }) => toPassenger(seat, traveller!, contact))
  return withInfants(passengers, offer.passengers)
}

const isInfant = ({ type, age }: Seat) => type === 'infant_without_seat' || (age ?? 99) < 2
const isAdult = ({ type, age }: Seat) => type === 'adult' || (age ?? 0) >= 18

/** Those that fit the fewest travellers choose first. */
const byAge = (seats: readonly Seat[]) => seats.toSorted((a, b) => rank(a) - rank(b))
const rank = (seat: Seat) => (isInfant(seat) ? 0 : isAdult(seat) ? 3 : seat.age == null ? 2 : 1)

const take = (waiting: Traveller[], seat: Seat, day: string) => {
  const index = waiting.findIndex(({ dateOfBirth }) => {
    const age = ageOn(dateOfBirth, day)
    if (isInfant(seat)) return age < 2
    if (isAdult(seat)) return age >= 18
    return seat.age == null ? age >= 2 && age < 18 : age === seat.age
  })
  return index < 0 ? undefined : waiting.splice(index, 1)[0]
}

const nameOf = (seat: Seat) =>
  isInfant(seat) ? 'infant' : isAdult(seat) ? 'adult' : `child${seat.age ? ` of ${seat.age}` : ''}`

const mismatch = (message: string): Refusal => ({ outcome: 'REFUSED', reason: 'INVALID', message })

const toPassenger = (seat: Seat, traveller: Traveller, contact: OrderRequest['contact']): OrderPassenger => ({
  id: seat.id,
  title: traveller.gender === 'FEMALE' ? 'ms' : 'mr',
  gender: traveller.gender === 'FEMALE' ? 'f' : 'm',
  given_name: traveller.givenName ?? traveller.familyName,
  family_name: traveller.familyName,
  born_on: traveller.dateOfBirth,
  email: contact.email,
  phone_number: contact.phone,
  identity_documents: traveller.documents?.map((document) => ({
    type: 'passport',
    unique_identifier: document.number,
    issuing_country_code: document.issuingCountry,
    expires_on: document.expiresOn,
  })),
})

/** Every infant sits on the lap of an adult of its own. */
const withInfants = (passengers: OrderPassenger[], seats: readonly Seat[]): OrderPassenger[] | Refusal => {
  const infants = seats.filter(isInfant).map(({ id }) => id)
  const adults = seats.filter(isAdult).map(({ id }) => id)
  if (infants.length > adults.length) return mismatch('Each infant needs an adult of their own.')
  return passengers.map((passenger) => {
    const lap = adults.indexOf(passenger.id)
    return lap >= 0 && infants[lap] ? { ...passenger, infant_passenger_id: infants[lap] } : passenger
  })
}
