import { fill, learn } from '../src/graphiql/carry.ts'

const search = {
  flightOffers: { nodes: [{ id: 'flight-1' }, { id: 'flight-2' }] },
  hotelOffers: { nodes: [{ id: 'hotel-1' }] },
}

it('carries what one tab found into the variables of the next', () => {
  const known = learn({}, search)
  expect(
    fill({ input: { offerIds: ['{{flightOffer}}', '{{hotelOffer}}'], first: 3, after: null } }, known),
  ).toEqual({
    input: { offerIds: ['flight-1', 'hotel-1'], first: 3, after: null },
  })
})

it('keeps what it knows when an answer says nothing new', () => {
  const known = learn(learn({}, search), {
    quoteTrip: { __typename: 'OffersUnavailable' },
    hotelOffers: null,
  })
  expect(known).toEqual({ flightOffer: 'flight-1', hotelOffer: 'hotel-1' })
})

it('says which tab to run first when a value is not known yet', () => {
  expect(() => fill({ key: 'graphiql-{{quote}}' }, {})).toThrow(/\{\{quote\}\} is not known yet: run tab 2/)
})
