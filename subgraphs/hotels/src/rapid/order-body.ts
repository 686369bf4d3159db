import { checkTravellers } from '@wayfare/domain'
import type { OrderRequest, Refusal } from '@wayfare/subgraph-kit'
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
  const [lead] = guests
  return {
    affiliate_reference_id: request.clientReference,
    hold,
    email: request.contact.email,
    phone: toPhone(request.contact.phone),
    rooms: guests,
    payments: [{ type: 'affiliate_collect', billing_contact: { ...lead, address: billingAddress } }],
  }
}

/** Each room is booked in the name of an adult of its own, as the quote's check of the travellers has shown. */
const leadGuests = ({ offer, travellers }: OrderRequest) => {
  const requirements = requirementsOf(decodeRef(offer))
  const { problems, plans } = checkTravellers(requirements, travellers)
  const [first] = problems
  if (first) {
    const refusal: Refusal = {
      outcome: 'REFUSED',
      reason: 'INVALID',
      message: `${first.path.join('.')} ${first.problem}. ${first.hint}`,
    }
    return refusal
  }
  return requirements.travellers.flatMap((place) => {
    const name = plans.find((plan) => plan.place === place)?.name
    return name?.ok ? [{ given_name: name.written.givenName, family_name: name.written.familyName }] : []
  })
}

/** E.164 country codes: 1 and 7, forty-two of two digits, and the rest of three. */
const callingCode = /^\+?(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/

const toPhone = (phone: string) => {
  const [, country_code = '1', number = phone] = callingCode.exec(phone.replaceAll(/[^\d+]/g, '')) ?? []
  return { country_code, number }
}
