/** What a test payment method does when it is charged. */
export interface Card {
  readonly brand: string
  readonly last4: string
  readonly funding: 'credit' | 'debit' | 'prepaid'
  readonly decline?: { readonly code: string; readonly declineCode: string | null; readonly message: string }
  /** The cardholder has to authenticate first; `decline` is what happens after that. */
  readonly challenges?: boolean
  /** What becomes of its refunds: pending and then succeeded, or succeeded and then failed. */
  readonly refunds?: 'pending' | 'failing'
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
  pm_card_threeDSecureRequired: { ...card('visa', '3063'), challenges: true },
  pm_card_pendingRefund: { ...card('visa', '7726'), refunds: 'pending' },
  pm_card_refundFail: { ...card('visa', '5126'), refunds: 'failing' },
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

const declining = (why: string): Card['decline'] => {
  const [code, declineCode, message] = declines[why]!
  return { code, declineCode, message }
}

const declinedAfterChallenge: Readonly<Record<string, Card>> = {
  pm_card_threeDSecureRequiredChargeDeclined: {
    ...card('visa', '1629'),
    challenges: true,
    decline: declining(''),
  },
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: {
    ...card('visa', '3178'),
    challenges: true,
    decline: declining('InsufficientFunds'),
  },
}

/** The card behind a test token, with or without `visa_` before `chargeDeclined`; undefined for an unknown one. */
export const findCard = (paymentMethod: string): Card | undefined => {
  if (Object.hasOwn(good, paymentMethod)) return good[paymentMethod]
  if (Object.hasOwn(declinedAfterChallenge, paymentMethod)) return declinedAfterChallenge[paymentMethod]
  const [matched, why = ''] = /^pm_card_(?:visa_)?chargeDeclined(\w*)$/.exec(paymentMethod) ?? []
  return matched === undefined || !Object.hasOwn(declines, why)
    ? undefined
    : { ...card('visa', '0002'), decline: declining(why) }
}

/** What the holder's failure to authenticate does to the payment. */
export const authenticationFailed = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
} as const

/** The bank wants its holder to authenticate, and the caller says that nobody is there. */
export const authenticationRequired = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
} as const
