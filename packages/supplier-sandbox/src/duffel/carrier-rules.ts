/** What differs between carriers once an offer is to be booked. Invented, but each rule is one that Duffel documents. */
export interface CarrierRules {
  /** Which identity documents its orders take. */
  readonly documents: 'none' | 'optional' | 'required'
  /** Until when a held fare keeps its price: for 48 hours, or not at all. */
  readonly guaranteesPrice: boolean
  /** How a paid fare is given back. */
  readonly refundTo: 'balance' | 'voucher' | 'airline_credits'
  /** Says what a cancellation gives back; otherwise the amount is null until the airline has settled it. */
  readonly quotesRefunds: boolean
}

const noDocuments = new Set(['U2', 'FR', 'EW', 'VY', 'DY', 'PC', 'WN'])
const documentsRequired = new Set(['SV', 'QR', 'CA', 'MU', 'CZ', 'AI', '6E'])
const noGuarantee = new Set(['IB', 'TP', 'SA', 'AV'])
const vouchers = new Set(['WS', 'A3', 'AR', 'VY'])
const credits = new Set(['AM', 'CM', 'GA'])
const unknownRefunds = new Set(['AT', 'MS', 'ET'])

export const rulesOf = (carrierCode: string): CarrierRules => ({
  documents: noDocuments.has(carrierCode)
    ? 'none'
    : documentsRequired.has(carrierCode)
      ? 'required'
      : 'optional',
  guaranteesPrice: !noGuarantee.has(carrierCode),
  refundTo: vouchers.has(carrierCode) ? 'voucher' : credits.has(carrierCode) ? 'airline_credits' : 'balance',
  quotesRefunds: !unknownRefunds.has(carrierCode),
})
