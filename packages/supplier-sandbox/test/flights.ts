import { inDays, type Answered } from './clients.ts'

type Client = (method: string, path: string, data?: unknown) => Promise<Answered>

export const aSearch = (changes: object = {}) => ({
  slices: [{ origin: 'LHR', destination: 'JFK', departure_date: inDays(60) }],
  passengers: [{ type: 'adult' }],
  cabin_class: 'economy',
  ...changes,
})

export const offersOf = async (client: Client, changes: object = {}) => {
  const { body } = await client('POST', '/air/offer_requests', aSearch(changes))
  return body.data.offers
}

// oxlint-disable-next-line typescript/no-explicit-any -- the wire offer, as the client read it
type WireOffer = any

/** An offer that can be held. */
export const holdable = (offers: WireOffer[]): WireOffer =>
  offers.find((offer) => !offer.payment_requirements.requires_instant_payment)

const givenNames = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda', 'Fay', 'Gail', 'Hope', 'Iris']

export const travellers = (offer: WireOffer) =>
  offer.passengers.map(({ id }: { id: string }, index: number) => ({
    id,
    title: 'ms',
    gender: 'f',
    given_name: givenNames[index],
    family_name: 'Lovelace',
    born_on: '1990-12-10',
    email: 'ada@example.com',
    phone_number: '+442080160509',
  }))

export const anOrder = (offer: WireOffer, changes: object = {}) => ({
  type: 'instant',
  selected_offers: [offer.id],
  passengers: travellers(offer),
  payments: [{ type: 'balance', amount: offer.total_amount, currency: offer.total_currency }],
  metadata: { reference: 'item-1' },
  ...changes,
})

export const aHold = (offer: WireOffer, changes: object = {}) =>
  anOrder(offer, { type: 'hold', payments: undefined, ...changes })
