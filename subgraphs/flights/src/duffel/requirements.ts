import type { DocumentRule, OfferRequirements, TravellerPlace } from '@wayfare/domain'
import type { WireOffer } from './wire.ts'

/** What Duffel must be told of everybody who flies. The places have the order of the offer's passengers. */
export const requirementsOf = (offer: WireOffer): OfferRequirements => {
  const ageOn = offer.slices.at(-1)!.segments[0]!.departing_at.slice(0, 10)
  return {
    travellers: offer.passengers.map((passenger) => toPlace(passenger, ageOn)),
    names: { alphabet: 'LATIN_EXTENDED_A', maxLength: 20 },
    genders: ['FEMALE', 'MALE'],
    documents: documentRuleOf(offer),
  }
}

const types = { adult: 'ADULT', child: 'CHILD', infant_without_seat: 'INFANT' } as const
/** Whom Duffel takes for a passenger that was searched for by type. One that was searched for by age has that age. */
const ages = { ADULT: [18, 130], CHILD: [2, 17], INFANT: [0, 1] } as const

type Passenger = WireOffer['passengers'][number]

/** Duffel types somebody an adult from 12 on, whatever the law says. */
export const fareTypeOf = ({ type, age }: Passenger): TravellerPlace['type'] => {
  if (type) return types[type]
  const years = age ?? 99
  return years < 2 ? 'INFANT' : years < 12 ? 'CHILD' : 'ADULT'
}

const toPlace = (passenger: Passenger, ageOn: string): TravellerPlace => {
  const type = fareTypeOf(passenger)
  const [minAge, maxAge] = passenger.age == null ? ages[type] : [passenger.age, passenger.age]
  return { type, minAge, maxAge, ageOn, named: true }
}

/** Of the documents that Duffel knows only a passport is one that our travellers carry. */
const documentRuleOf = (offer: WireOffer): DocumentRule => {
  const supported = offer.supported_passenger_identity_document_types?.includes('passport') ?? false
  const required = offer.passenger_identity_documents_required ?? false
  const validOn = offer.slices.at(-1)!.segments.at(-1)!.arriving_at.slice(0, 10)
  if (required) return { need: 'REQUIRED', types: supported ? ['PASSPORT'] : [], validOn }
  return supported ? { need: 'OPTIONAL', types: ['PASSPORT'], validOn } : { need: 'UNSUPPORTED', types: [] }
}
