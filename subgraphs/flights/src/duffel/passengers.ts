import { checkTravellers } from '@wayfare/domain'
import type { OfferRequirements, TravelDocument, TravellerProblem, WrittenName } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
import { refused } from './refusals.ts'
import { requirementsOf } from './requirements.ts'
import type { WireOffer } from './wire.ts'

type Traveller = OrderRequest['travellers'][number]

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
    expires_on?: string | undefined
  }[]
}

/** Gives every passenger of the offer its traveller, or says what Duffel would refuse: nothing is sent then. */
export const toPassengers = (offer: WireOffer, request: OrderRequest): OrderPassenger[] | Refusal => {
  const { travellers, contact } = request
  const requirements = requirementsOf(offer)
  const { problems, plans } = checkTravellers(requirements, travellers)
  const problem = problems[0] ? sentence(problems[0]) : problemOf(contact)
  if (problem) return refused('INVALID', problem)
  const passengers = plans.flatMap(({ place, name, document }, index) => {
    const passenger = place && offer.passengers[requirements.travellers.indexOf(place)]
    if (!passenger || !name?.ok) return []
    return [toPassenger(passenger.id, travellers[index]!, { name: name.written, document, contact })]
  })
  return withInfants(passengers, offer, requirements)
}

const fieldNames: Partial<Record<string, string>> = {
  givenName: 'the given name',
  familyName: 'the family name',
  dateOfBirth: 'the date of birth',
  gender: 'the gender',
  documents: 'the travel document',
}

/** `Traveller 2: the given name has no letters. Send …`; travellers count from one, and are not named. */
const sentence = ({ path, problem, hint }: TravellerProblem): string => {
  const [, index, field = ''] = path
  if (index === undefined) return `The booking ${problem}. ${hint}`
  return `Traveller ${Number(index) + 1}: ${fieldNames[field] ?? 'the entry'} ${problem}. ${hint}`
}

/** RFC 5321 and E.164: the schema of the booking has the same limits, and nothing longer reaches Duffel. */
const problemOf = ({ email, phone }: OrderRequest['contact']): string | undefined => {
  if (email.length > 254) return 'The e-mail address is too long. Correct it and book again.'
  return /^\+[1-9]\d{6,14}$/.test(phone)
    ? undefined
    : 'The telephone number is not complete. Send it with its country code, such as +442071234567.'
}

interface Details {
  name: WrittenName
  document: TravelDocument | undefined
  contact: OrderRequest['contact']
}

const toPassenger = (
  id: string,
  traveller: Traveller,
  { name, document, contact }: Details,
): OrderPassenger => ({
  id,
  title: traveller.gender === 'FEMALE' ? 'ms' : 'mr',
  gender: traveller.gender === 'FEMALE' ? 'f' : 'm',
  given_name: name.givenName,
  family_name: name.familyName,
  born_on: traveller.dateOfBirth,
  email: contact.email,
  phone_number: contact.phone,
  ...(document ? { identity_documents: [toDocument(document)] } : {}),
})

/** Only passports are ever planned: see `requirements.ts`. */
const toDocument = ({ number, issuingCountry, expiresOn }: TravelDocument) => ({
  type: 'passport' as const,
  unique_identifier: number,
  issuing_country_code: issuingCountry,
  expires_on: expiresOn,
})

/** Every infant sits on the lap of an adult of its own: of somebody of age where there is one. */
const withInfants = (
  passengers: readonly OrderPassenger[],
  offer: WireOffer,
  { travellers: places }: OfferRequirements,
): OrderPassenger[] => {
  const placed = places.map((place, index) => ({ ...place, id: offer.passengers[index]!.id }))
  const adults = placed.filter(({ type }) => type === 'ADULT').toSorted((a, b) => b.minAge - a.minAge)
  const infants = placed.filter(({ type }) => type === 'INFANT')
  const infantOf = new Map(infants.map(({ id }, index) => [adults[index]?.id, id]))
  return passengers.map((passenger) => {
    const infant = infantOf.get(passenger.id)
    return infant === undefined ? passenger : { ...passenger, infant_passenger_id: infant }
  })
}
