import { ageOn } from '@wayfare/domain'
import type { OfferRequirements, TravellerPlace } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
import { refused } from './refusals.ts'
import { requirementsOf } from './requirements.ts'
import type { WireOffer } from './wire.ts'

type Traveller = OrderRequest['travellers'][number]
type TravelDocument = NonNullable<Traveller['documents']>[number]

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
    expires_on: string
  }[]
}

const invalidly = (message: string) => refused('INVALID', message)

/** Gives every passenger of the offer its traveller, or says what Duffel would refuse: nothing is sent then. */
export const toPassengers = (offer: WireOffer, request: OrderRequest): OrderPassenger[] | Refusal => {
  const { travellers, contact } = request
  const requirements = requirementsOf(offer)
  const contactProblem = problemOfContact(contact)
  if (contactProblem) return contactProblem
  const count = offer.passengers.length
  if (travellers.length !== count)
    return invalidly(
      `This offer is for ${count} travellers and the booking names ${travellers.length}. Search again for those who travel.`,
    )
  const seated = seat(requirements.travellers, travellers)
  const passengers: OrderPassenger[] = []
  for (const [index, traveller] of seated.entries()) {
    if (!traveller)
      return invalidly(`${nobody(requirements.travellers[index]!)} Search again for those who travel.`)
    const passenger = toPassenger({ id: offer.passengers[index]!.id, traveller, requirements, contact })
    if ('outcome' in passenger) return passenger
    passengers.push(passenger)
  }
  return withInfants(passengers, requirements.travellers)
}

/** RFC 5321 and E.164: the schema of the booking has the same limits, and nothing longer reaches Duffel. */
const problemOfContact = ({ email, phone }: OrderRequest['contact']) => {
  if (email.length > 254) return invalidly('The e-mail address is too long. Correct it and book again.')
  if (!/^\+[1-9]\d{6,14}$/.test(phone))
    return invalidly(
      'The telephone number is not complete. Send it with its country code, such as +442071234567.',
    )
  return undefined
}

/** The places that fit the fewest ages choose first: their ranges lie within each other or apart. */
const seat = (places: readonly TravellerPlace[], travellers: readonly Traveller[]) => {
  const waiting = [...travellers]
  const seated = places.map((): Traveller | undefined => undefined)
  const order = places
    .map((place, index) => ({ place, index }))
    .toSorted((a, b) => span(a.place) - span(b.place))
  for (const { place, index } of order) {
    const found = waiting.findIndex((traveller) => fits(traveller, place))
    if (found >= 0) seated[index] = waiting.splice(found, 1)[0]
  }
  return seated
}

const span = ({ minAge, maxAge }: TravellerPlace) => maxAge - minAge

const fits = ({ dateOfBirth }: Traveller, { ageOn: day, minAge, maxAge }: TravellerPlace) => {
  const age = dateOfBirth > day ? -1 : ageOn(dateOfBirth, day)
  return age >= minAge && age <= maxAge
}

const nobody = ({ minAge, maxAge, ageOn: day }: TravellerPlace) =>
  `No traveller of the booking is ${minAge === maxAge ? `${minAge}` : `${minAge} to ${maxAge}`} years old on ${day}, as the offer needs.`

interface Seated {
  id: string
  traveller: Traveller
  requirements: OfferRequirements
  contact: OrderRequest['contact']
}

const toPassenger = ({ id, traveller, requirements, contact }: Seated): OrderPassenger | Refusal => {
  const { gender, dateOfBirth, familyName, givenName = familyName } = traveller
  if (gender === 'UNSPECIFIED')
    return invalidly(
      'Airlines must be told whether each traveller is female or male, as the passport states it.',
    )
  const names = [writeName(givenName, requirements), writeName(familyName, requirements)]
  const [given_name, family_name] = names
  if (!given_name || !family_name)
    return invalidly(
      'A name has letters that airlines cannot write. Send it as the lower lines of the passport spell it.',
    )
  const document = documentOf(traveller, requirements)
  if (document && 'outcome' in document) return document
  return {
    id,
    title: gender === 'FEMALE' ? 'ms' : 'mr',
    gender: gender === 'FEMALE' ? 'f' : 'm',
    given_name,
    family_name,
    born_on: dateOfBirth,
    email: contact.email,
    phone_number: contact.phone,
    ...(document ? { identity_documents: [toDocument(document)] } : {}),
  }
}

/** A name in the letters that Duffel takes, at most as long as it takes; undefined for another script. */
const writeName = (name: string, { names }: OfferRequirements): string | undefined => {
  const written = name
    .normalize('NFC')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .trim()
    .slice(0, names.maxLength)
    .trim()
  return /^[ '\-A-Za-zÀ-ÖØ-öø-ſ]+$/u.test(written) ? written : undefined
}

type Passport = TravelDocument & { expiresOn: string }

/** The passport to send; undefined where none is needed or taken. */
const documentOf = ({ documents = [] }: Traveller, { documents: rule }: OfferRequirements) => {
  if (rule.need === 'UNSUPPORTED') return undefined
  const passports = documents.filter(
    (document): document is Passport =>
      rule.types.includes(document.type) && document.expiresOn !== undefined,
  )
  const valid = passports.find(({ expiresOn }) => expiresOn >= (rule.validOn ?? ''))
  if (valid) return valid
  if (passports.length > 0)
    return invalidly('A passport expires before the journey ends. Send one that is still valid.')
  return rule.need === 'REQUIRED'
    ? invalidly('The airline needs the passport of each traveller, with the day on which it expires.')
    : undefined
}

const toDocument = ({ number, issuingCountry, expiresOn }: Passport) => ({
  type: 'passport' as const,
  unique_identifier: number,
  issuing_country_code: issuingCountry,
  expires_on: expiresOn,
})

/** Every infant sits on the lap of an adult of its own. */
const withInfants = (passengers: OrderPassenger[], places: readonly TravellerPlace[]) => {
  const infants = passengers.filter((_, index) => places[index]!.type === 'INFANT')
  return passengers.map((passenger, index) => {
    const infant = places[index]!.type === 'ADULT' ? infants.shift() : undefined
    return infant ? { ...passenger, infant_passenger_id: infant.id } : passenger
  })
}
