import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, inDays, ledger, type Answered } from './clients.ts'
import { anOrder, aSearch, offersOf } from './flights.ts'

let sandbox: Sandbox
let call: ReturnType<typeof duffelClient>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  call = duffelClient(sandbox)
})
afterAll(() => sandbox.close())

// oxlint-disable-next-line typescript/no-explicit-any -- the wire offer, as the client read it
type WireOffer = any

const codes = ({ body }: Answered) => body.errors.map(({ code }: { code: string }) => code)
const route = (origin: string, destination: string) => ({
  slices: [{ origin, destination, departure_date: inDays(60) }],
})
const segments = (offer: WireOffer) => offer.slices[0].segments

it('finds no flights from PVD to RAI', async () => {
  expect(await offersOf(call, route('PVD', 'RAI'))).toEqual([])
})

it.each([
  [
    'JFK',
    'EWR',
    'that can be held',
    (offer: WireOffer) => !offer.payment_requirements.requires_instant_payment,
  ],
  ['LHR', 'DXB', 'with a change', (offer: WireOffer) => segments(offer).length > 1],
  [
    'DXB',
    'AMS',
    'with one stop',
    (offer: WireOffer) => segments(offer).every((segment: WireOffer) => segment.stops.length === 1),
  ],
  [
    'BTS',
    'MRU',
    'without baggage',
    (offer: WireOffer) =>
      segments(offer).every((segment: WireOffer) =>
        segment.passengers.every(({ baggages }: WireOffer) => baggages.length === 0),
      ),
  ],
])('offers from %s to %s only flights %s', async (origin, destination, _, fits) => {
  const offers = await offersOf(call, route(origin, destination))
  expect(offers.length).toBeGreaterThan(0)
  expect(offers.every(fits)).toBe(true)
})

it('times out from STN to LHR', async () => {
  const answer = await call('POST', '/air/offer_requests', aSearch(route('STN', 'LHR')))
  expect(answer.status).toBe(504)
  expect(codes(answer)).toEqual(['gateway_timeout_error'])
})

it('has lost the offer by the time it is read from LGW to LHR', async () => {
  const [offer] = await offersOf(call, route('LGW', 'LHR'))
  expect(codes(await call('GET', `/air/offers/${offer.id}`))).toEqual(['offer_no_longer_available'])
})

it.each([
  ['LHR', 'LGW', 502, 'airline_unknown'],
  ['LGW', 'STN', 422, 'insufficient_balance'],
])('makes no order from %s to %s', async (origin, destination, status, code) => {
  const [offer] = await offersOf(call, route(origin, destination))
  const answer = await call('POST', '/air/orders', anOrder(offer))
  expect(answer.status).toBe(status)
  expect(codes(answer)).toEqual([code])
  expect((await ledger(sandbox)).orders).toEqual([])
})

it('asks for more with every read from LHR to STN', async () => {
  const [offer] = await offersOf(call, route('LHR', 'STN'))
  const first = (await call('GET', `/air/offers/${offer.id}`)).body.data
  const second = (await call('GET', `/air/offers/${offer.id}`)).body.data
  expect(Number(second.total_amount)).toBeGreaterThan(Number(first.total_amount))
  expect(codes(await call('POST', '/air/orders', anOrder(first)))).toEqual([
    'payment_amount_does_not_match_order_amount',
  ])
})

it('behaves as ever on a way back, or from another airport', async () => {
  const both = {
    slices: [
      ...route('PVD', 'RAI').slices,
      ...route('RAI', 'PVD').slices.map((slice) => ({ ...slice, departure_date: inDays(70) })),
    ],
  }
  expect((await offersOf(call, both)).length).toBeGreaterThan(0)
})
