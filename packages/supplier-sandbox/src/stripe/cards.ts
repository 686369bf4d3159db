/** What a test payment method does when it is charged. */
export interface Card {
  readonly brand: string
  readonly last4: string
  readonly funding: 'credit' | 'debit' | 'prepaid'
  readonly decline?: { readonly code: string; readonly declineCode: string; readonly message: string }
  /** The cardholder has to authenticate first. */
  readonly challenges?: boolean
}

const card = (brand: string, last4: string, funding: Card['funding'] = 'credit'): Card => ({
  brand,
  last4,
  funding,
})

const good: Readonly<Record<string, Card>> = {
  pm_card_visa: card('visa', '4242'),
  pm_card_visa_debit: card('visa', '5556', 'debit'),
  pm_card_mastercard: card('mastercard', '4444'),
  pm_card_mastercard_debit: card('mastercard', '3222', 'debit'),
  pm_card_mastercard_prepaid: card('mastercard', '5100', 'prepaid'),
  pm_card_amex: card('amex', '8431'),
  pm_card_discover: card('discover', '1117'),
  pm_card_diners: card('diners', '0004'),
  pm_card_jcb: card('jcb', '0505'),
  pm_card_unionpay: card('unionpay', '0005'),
  pm_card_authenticationRequired: { ...card('visa', '3184'), challenges: true },
  pm_card_threeDSecure2Required: { ...card('visa', '3220'), challenges: true },
}

const declined = 'Your card was declined.'
/** Stripe's spelling after `chargeDeclined`: error code, decline code, message. */
const declines: Readonly<Record<string, [code: string, declineCode: string, message: string]>> = {
  '': ['card_declined', 'generic_decline', declined],
  InsufficientFunds: ['card_declined', 'insufficient_funds', 'Your card has insufficient funds.'],
  LostCard: ['card_declined', 'lost_card', declined],
  StolenCard: ['card_declined', 'stolen_card', declined],
  FraudulentCard: ['card_declined', 'fraudulent', declined],
  VelocityLimitExceeded: [
    'card_declined',
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  ],
  ExpiredCard: ['expired_card', 'expired_card', 'Your card has expired.'],
  IncorrectCvc: ['incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect."],
  ProcessingError: [
    'processing_error',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ],
}

/** The card behind a test token, with or without `visa_` before `chargeDeclined`; undefined for an unknown one. */
export const findCard = (paymentMethod: string): Card | undefined => {
  if (Object.hasOwn(good, paymentMethod)) return good[paymentMethod]
  const [matched, why = ''] = /^pm_card_(?:visa_)?chargeDeclined(\w*)$/.exec(paymentMethod) ?? []
  const decline = matched === undefined || !Object.hasOwn(declines, why) ? undefined : declines[why]
  if (!decline) return undefined
  const [code, declineCode, message] = decline
  return { ...card('visa', '0002'), decline: { code, declineCode, message } }
}
