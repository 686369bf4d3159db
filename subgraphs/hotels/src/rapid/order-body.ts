import { checkTravellers } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { decodeRef } from '../offer-ref.ts'
import { requirementsOf } from './requirements.ts'

/** Where Rapid bills us. It wants the postal code in CA, GB and US, and the state in AU, CA and US. */
export interface BillingAddress {
  line_1?: string
  city?: string
  state_province_code?: string
  postal_code?: string
  country_code: string
}

/** The body of `POST /v3/itineraries`, or why the booking's travellers cannot stay in the offer's rooms. */
export const toOrderBody = (
  request: OrderRequest,
  { hold, billingAddress }: { hold: boolean; billingAddress: BillingAddress },
): object | Refusal => {
  const guests = leadGuests(request)
  if ('outcome' in guests) return guests
  const phone = toPhone(request.contact.phone)
  if (!phone) return refuse('contact.phone is not a number that can be called.')
  const [lead] = guests
  return {
    affiliate_reference_id: request.clientReference,
    hold,
    email: request.contact.email,
    phone,
    rooms: guests,
    payments: [{ type: 'affiliate_collect', billing_contact: { ...lead, address: billingAddress } }],
  }
}

const refuse = (message: string): Refusal => ({ outcome: 'REFUSED', reason: 'INVALID', message })

/** Each room is booked in the name of an adult of its own, as the quote's check of the travellers has shown. */
const leadGuests = ({ offer, travellers }: OrderRequest) => {
  const requirements = requirementsOf(decodeRef(offer))
  const { problems, plans } = checkTravellers(requirements, travellers)
  const [first] = problems
  if (first) return refuse(`${first.path.join('.')} ${first.problem}. ${first.hint}`)
  return requirements.travellers.flatMap((place) => {
    const name = plans.find((plan) => plan.place === place)?.name
    return name?.ok ? [{ given_name: name.written.givenName, family_name: name.written.familyName }] : []
  })
}

/** `+442071234567` as Rapid takes it: the digits of the country, then those of the number. */
const toPhone = (phone: string) => {
  const parsed = parsePhoneNumberFromString(phone)
  return parsed && { country_code: parsed.countryCallingCode, number: parsed.nationalNumber }
}
