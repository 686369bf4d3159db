import type { Declined } from '../payment.ts'
import type { StripeRefusal } from './errors.ts'

const messages: Record<string, string> = {
  authentication_required:
    'The card wants you to confirm the payment with your bank. Please use another card.',
  card_velocity_exceeded: 'The card is over its limit. Please use another card, or try again later.',
  currency_not_supported: 'The card cannot be charged in this currency. Please use another card.',
  amount_too_large: 'The amount is more than can be charged to a card.',
  amount_too_small: 'The amount is less than can be charged to a card.',
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
    : { code, message: messages[code] ?? otherwise }

/** A refusal of an authorisation, told to the traveller. */
export const declineOf = ({ code, declineCode, param }: Partial<StripeRefusal>): Declined => {
  if (param === 'payment_method') return declined('payment_method_invalid')
  return declined(declineCode ?? code ?? 'generic_decline')
}
