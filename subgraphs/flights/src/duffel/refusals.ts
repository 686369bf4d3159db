import type { Refusal } from '@wayfare/subgraph-kit'
import type { SupplierAnswer } from '@wayfare/supplier-client'
import { errorOf } from './errors.ts'

export const refused = (reason: Refusal['reason'], message: string): Refusal => ({
  outcome: 'REFUSED',
  reason,
  message,
})

export const gone = refused(
  'SOLD_OUT',
  'The airline no longer offers this journey. Search again and choose another.',
)
export const expired = refused('EXPIRED', 'This offer has expired. Search again for its present price.')
export const priceMoved = refused(
  'PRICE_CHANGED',
  'The airline changed the price of this journey. Search again to see what it costs now.',
)
export const lapsed = refused(
  'EXPIRED',
  'The airline gave the seats back because they were not paid in time. Search again.',
)
const unavailable = refused(
  'UNAVAILABLE',
  'The airline cannot take this booking at the moment. Choose another offer.',
)
const details = (what: string) =>
  refused('INVALID', `The airline does not accept ${what}. Correct it and book again.`)

/** Duffel's codes that are an expected outcome of ordering or paying: nothing was ordered or paid. */
const refusals: Partial<Record<string, Refusal>> = {
  offer_no_longer_available: gone,
  offer_request_already_booked: gone,
  schedule_changed: refused('SOLD_OUT', 'The airline changed the times of this journey. Search again.'),
  offer_expired: expired,
  not_found: expired,
  past_payment_required_by_date: lapsed,
  already_cancelled: lapsed,
  price_changed: priceMoved,
  payment_amount_does_not_match_order_amount: priceMoved,
  payment_currency_does_not_match_order_currency: priceMoved,
  invalid_passenger_name: details("a traveller's name"),
  invalid_passenger_title: details("a traveller's title"),
  duplicate_passenger_name: refused(
    'INVALID',
    'The airline does not take two travellers of the same name in one booking. Book them separately.',
  ),
  invalid_phone_number: details('the telephone number'),
  invalid_email_address: details('the e-mail address'),
  duplicate_booking: refused(
    'INVALID',
    'The airline already has a booking of these travellers on this journey. Choose another offer.',
  ),
  order_not_created: unavailable,
}

/** What a pointer such as `/data/passengers/0/born_on` is about. */
const fieldNames: Partial<Record<string, string>> = {
  given_name: "a traveller's given name",
  family_name: "a traveller's family name",
  born_on: "a traveller's date of birth",
  gender: "a traveller's gender",
  title: "a traveller's title",
  email: 'the e-mail address',
  phone_number: 'the telephone number',
  identity_documents: "a traveller's travel document",
}

/**
 * The refusal that the answer is, in words for the traveller; undefined where it leaves open what became of the order.
 * An answer that only says that a field is wrong is about the travellers where its pointer says so, else about us.
 */
export const toRefusal = (answer: SupplierAnswer): Refusal | undefined => {
  const error = errorOf(answer)
  if (!error) return undefined
  const known = Object.hasOwn(refusals, error.code) ? refusals[error.code] : undefined
  if (known) return known
  if (answer.status !== 422 || error.code === 'order_creation_already_attempted') return undefined
  const field =
    /\/passengers\/\d{1,3}\/(\w{1,40})/.exec((error.source?.pointer ?? '').slice(0, 200))?.[1] ?? ''
  const name = Object.hasOwn(fieldNames, field) ? fieldNames[field] : undefined
  return name === undefined ? unavailable : details(name)
}
