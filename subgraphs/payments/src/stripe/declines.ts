import type { Declined } from '../payment.ts'
import type { StripeRefusal } from './errors.ts'

const messages: Record<string, string> = {
  amount_not_chargeable: 'A card cannot be charged this amount exactly. Please request a new quote.',
  amount_too_large: 'The amount is more than can be charged to a card.',
  amount_too_small: 'The amount is less than can be charged to a card.',
  authentication_required:
    'Your bank wants you to confirm the payment, which is not possible here. Nothing was charged. Please use another card.',
  card_velocity_exceeded: 'The card is over its limit. Please use another card, or try again later.',
  currency_not_supported: 'A card cannot be charged in this currency. Please choose another currency.',
  expired_card: 'The card has expired. Please use another card.',
  incorrect_cvc: "The card's security code is wrong. Please check it.",
  incorrect_number: 'The card number is wrong. Please check it.',
  insufficient_funds: 'There is not enough money on the card. Please use another card.',
  issuer_not_available: 'Your bank could not be reached. Please try again later.',
  payment_method_invalid: 'This payment method is not known. Please enter it again.',
  processing_error: 'The card could not be charged just now. Please try again later.',
}

/** Reasons that are the bank's to tell, such as a card reported stolen, stay with the bank. */
const otherwise = 'Your bank declined the payment. Please ask your bank, or use another card.'
const discreet = new Set(['fraudulent', 'lost_card', 'merchant_blacklist', 'pickup_card', 'stolen_card'])

export const declined = (code: string): Declined =>
  discreet.has(code)
    ? { code: 'generic_decline', message: otherwise }
    : { code: code.slice(0, 64), message: messages[code] ?? otherwise }

/** Refusals of an authorisation with status 400 that the amount or the payment method is to blame for, and not us. */
const travellersCodes = new Set([
  'amount_too_large',
  'amount_too_small',
  'currency_not_supported',
  'payment_method_currency_mismatch',
  'payment_method_customer_decline',
  'payment_method_not_available',
  'payment_method_provider_decline',
  'payment_method_unactivated',
  'payment_method_unexpected_state',
])

/** A refusal of an authorisation, told to the traveller; undefined where the request itself is at fault, which is ours. */
export const declineOf = ({
  status,
  code,
  declineCode,
  param,
}: Partial<StripeRefusal>): Declined | undefined => {
  if (status === 402) return declined(declineCode ?? code ?? 'generic_decline')
  if (param === 'payment_method') return declined('payment_method_invalid')
  if (param === 'currency' && code !== 'parameter_missing') return declined('currency_not_supported')
  return code !== undefined && travellersCodes.has(code) ? declined(code) : undefined
}
