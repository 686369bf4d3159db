import { ageOn } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
import { decodeRef } from '../offer-ref.ts'

/** Where Rapid bills us. It wants the postal code in CA, GB and US, and the state in AU, CA and US. */
export interface BillingAddress {
  line_1?: string
  city?: string
  state_province_code?: string
  postal_code?: string
  country_code: string
}

type Traveller = OrderRequest['travellers'][number]

/** The body of `POST /v3/itineraries`, or why the booking's travellers cannot stay in the offer's rooms. */
export const toOrderBody = (
  request: OrderRequest,
  { hold, billingAddress }: { hold: boolean; billingAddress: BillingAddress },
): object | Refusal => {
  const guests = leadGuests(request)
  const [lead] = guests
  if (!lead) return refuse('A hotel room needs an adult: the booking names none.')
  const nameless = guests.find((guest) => !isWritable(guest.given_name) || !isWritable(guest.family_name))
  if (nameless)
    return refuse('Hotels take names in Latin letters, as in the passport: write the travellers so.')
  return {
    affiliate_reference_id: request.clientReference,
    hold,
    email: request.contact.email,
    phone: toPhone(request.contact.phone),
    rooms: guests,
    payments: [{ type: 'affiliate_collect', billing_contact: { ...lead, address: billingAddress } }],
  }
}

const refuse = (message: string): Refusal => ({ outcome: 'REFUSED', reason: 'INVALID', message })

/** Each room is booked in the name of an adult: the next one that is not sleeping in a room before it. */
const leadGuests = ({ offer, travellers }: OrderRequest) => {
  const { checkIn, rooms } = decodeRef(offer)
  const adults = travellers.filter(({ dateOfBirth }) => ageOn(dateOfBirth, checkIn) >= 18)
  return rooms.flatMap((_, index) => {
    const before = rooms.slice(0, index).reduce((sum, room) => sum + room.adults, 0)
    const guest = adults[before] ?? adults[index] ?? adults[0]
    return guest ? [toGuest(guest)] : []
  })
}

const toGuest = ({ givenName, familyName }: Traveller) => ({
  given_name: plain(givenName ?? familyName),
  family_name: plain(familyName),
})

const isLatin1 = (text: string) => [...text].every((letter) => letter.codePointAt(0)! <= 0xff)

/** Letters beyond ISO 8859-1 lose their marks: `Dvořák` becomes `Dvorák`. */
const plain = (name: string) =>
  [...name.normalize('NFC')]
    .map((letter) => (isLatin1(letter) ? letter : letter.normalize('NFD').replaceAll(/\p{M}/gu, '')))
    .join('')
    .slice(0, 60)

const isWritable = (name: string) => isLatin1(name) && /\p{L}/u.test(name)

/** E.164 country codes: 1 and 7, forty-two of two digits, and the rest of three. */
const callingCode = /^\+?(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/

const toPhone = (phone: string) => {
  const [, country_code = '1', number = phone] = callingCode.exec(phone.replaceAll(/[^\d+]/g, '')) ?? []
  return { country_code, number }
}
