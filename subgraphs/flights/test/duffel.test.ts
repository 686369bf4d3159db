import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderRequest } from '@wayfare/subgraph-kit'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { ada, confirmOffer, holdOffer, sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl } from '@wayfare/test-kit'
import { toOrder } from '../src/duffel/translate.ts'
import { wireOrder } from '../src/duffel/wire.ts'
import type { FlightOffer, FlightSupplier } from '../src/flight.ts'
import { aRequest, aSearch, inDays, openDuffel, placed, searchAll, signal } from './journeys.ts'

let sandbox: Sandbox
let control: SandboxControl
let duffel: FlightSupplier
let offers: FlightOffer[]

/** An offer of a request that nobody has booked from. */
const freshOffer = async (fits: (offer: FlightOffer) => boolean = () => true, search = aSearch()) => {
  const offer = (await searchAll(duffel, search)).find(fits)
  if (!offer) throw new Error('no such offer')
  return offer
}

/** The offer as it is now, to be ordered. */
const ordering = async (request: OrderRequest) => {
  const offer = await duffel.check(request, signal)
  if (offer.outcome === 'REFUSED') throw new Error(offer.message)
  return offer
}

const canBeHeld = ({ holdable }: FlightOffer) => holdable
const mustBePaid = ({ holdable }: FlightOffer) => !holdable

const callsOf = async (operation: string) => (await control.calls('duffel'))[operation] ?? 0

const ordersOf = async (clientReference: string) =>
  (await control.orders('duffel')).filter((order) => order.clientReference === clientReference)

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  control = sandboxControl(sandbox.url)
  duffel = openDuffel(sandbox)
  offers = await searchAll(duffel)
})
afterEach(() => control.clearFaults())
afterAll(() => sandbox.close())

describe('searching', () => {
  it('gives journeys in our own terms', () => {
    expect(offers.length).toBeGreaterThan(10)
    expect(offers[0]).toMatchObject({
      supplier: 'duffel',
      price: { total: { currency: 'EUR' } },
      travellers: [{ type: 'ADULT' }],
      slices: [{ from: { airport: 'LHR', timeZone: 'Europe/London' }, to: { airport: 'JFK' } }],
    })
    expect(new Set(offers.map(({ ref }) => ref)).size).toBe(offers.length)
  })

  it('takes families, there and back', async () => {
    const [offer] = await searchAll(
      duffel,
      aSearch({
        slices: [
          { from: 'LON', to: 'NYC', date: inDays(40) },
          { from: 'NYC', to: 'LON', date: inDays(50) },
        ],
        travellers: [{ type: 'ADULT' }, { type: 'CHILD', age: 9 }, { type: 'INFANT' }],
      }),
    )
    expect(offer!.slices).toHaveLength(2)
    expect(offer!.travellers.map(({ type }) => type)).toEqual(['ADULT', 'CHILD', 'INFANT'])
  })

  it.each([
    ['rate-limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['truncated', 'BAD_ANSWER'],
    ['huge', 'BAD_ANSWER'],
  ])('says %s as %s, the supplier named', async (kind, code) => {
    await control.fault({ supplier: 'duffel', operation: 'createOfferRequest', kind, times: 5 })
    await expect(searchAll(duffel)).rejects.toMatchObject({ code, supplier: 'duffel' })
  })

  it('names the field that the supplier does not take', async () => {
    const nowhere = aSearch({ slices: [{ from: 'LHR', to: 'ZZZ', date: inDays(40) }] })
    await expect(searchAll(duffel, nowhere)).rejects.toMatchObject({
      code: 'INVALID',
      field: 'search.slices.0.to',
    })
  })
})

describe('pricing again', () => {
  it('gives the same offer under the same reference', async () => {
    const offer = await freshOffer()
    expect(await duffel.reprice(offer.ref, signal)).toMatchObject({ ref: offer.ref, price: offer.price })
  })

  it('tells a new price, an offer that is gone and one that never was', async () => {
    const offer = await freshOffer()
    await control.fault({ supplier: 'duffel', operation: 'getOffer', kind: 'price-changed' })
    const dearer = (await duffel.reprice(offer.ref, signal)) as FlightOffer
    expect(Number(dearer.price.total.amount)).toBeGreaterThan(Number(offer.price.total.amount))
    const other = await freshOffer()
    await control.fault({ supplier: 'duffel', operation: 'getOffer', kind: 'sold-out' })
    expect(await duffel.reprice(other.ref, signal)).toEqual({ unavailable: 'SOLD_OUT' })
    expect(await duffel.reprice('off_never', signal)).toEqual({ unavailable: 'NOT_FOUND' })
  })
})

it('prices an offer once that is quoted, shown and held', async () => {
  const offer = await freshOffer(canBeHeld)
  const before = await callsOf('getOffer')
  await duffel.reprice(offer.ref, signal)
  await duffel.reprice(offer.ref, signal)
  placed(await holdOffer(duffel, aRequest(offer), signal))
  expect((await callsOf('getOffer')) - before).toBe(1)
})

it('reads an offer anew that is paid at once, whenever it was quoted', async () => {
  const offer = await freshOffer(mustBePaid)
  await duffel.reprice(offer.ref, signal)
  await control.fault({ supplier: 'duffel', operation: 'getOffer', kind: 'price-changed' })
  const { price } = await ordering(aRequest(offer))
  expect(Number(price.amount)).toBeGreaterThan(Number(offer.price.total.amount))
})

describe('ordering', () => {
  it('holds, pays, quotes the cancellation and cancels', async () => {
    const offer = await freshOffer(canBeHeld)
    const request = aRequest(offer)
    const held = placed(await holdOffer(duffel, request, signal))
    expect(held).toMatchObject({ state: 'HELD', price: offer.price.total, confirmBy: expect.any(String) })
    const confirmed = placed(await confirmOffer(duffel, { request, held }, signal))
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', details: { tickets: [{}] } })
    expect(placed(await confirmOffer(duffel, { request, held }, signal)).state).toBe('CONFIRMED')
    const { validUntil: _, ...refund } = await duffel.quoteCancellation(confirmed, signal)
    expect(await duffel.cancel(confirmed, signal)).toEqual(refund)
    expect(await duffel.cancel(confirmed, signal)).toEqual(refund)
    expect(await ordersOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
  })

  it('defers what cannot be held and orders it outright when it is confirmed', async () => {
    const request = aRequest(await freshOffer(mustBePaid))
    expect(await holdOffer(duffel, request, signal)).toEqual({ outcome: 'DEFERRED' })
    expect(await ordersOf(request.clientReference)).toEqual([])
    expect(placed(await confirmOffer(duffel, { request: request }, signal)).state).toBe('CONFIRMED')
  })

  it('finds the order whose answer was lost', async () => {
    const request = aRequest(await freshOffer(canBeHeld))
    expect(await duffel.find(request, signal)).toBeUndefined()
    await control.fault({ supplier: 'duffel', operation: 'createOrder', kind: 'answer-lost' })
    await expect(holdOffer(duffel, request, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await duffel.find(request, signal)).toMatchObject({ state: 'HELD' })
    expect(await ordersOf(request.clientReference)).toHaveLength(1)
  })

  it('reads a held order once on its way: after it is paid', async () => {
    const request = aRequest(await freshOffer(canBeHeld))
    const before = await control.calls('duffel')
    const held = placed(await holdOffer(duffel, request, signal))
    await confirmOffer(duffel, { request, held }, signal)
    const after = await control.calls('duffel')
    const made = Object.entries(after).flatMap(([name, count]) =>
      count > (before[name] ?? 0) ? [[name, count - (before[name] ?? 0)]] : [],
    )
    expect(Object.fromEntries(made)).toEqual({ getOffer: 1, createOrder: 1, createPayment: 1, getOrder: 1 })
  })

  it('is pending while Duffel has only accepted the order, until it is in its list', async () => {
    const request = aRequest(await freshOffer(mustBePaid))
    await control.fault({ supplier: 'duffel', operation: 'createOrder', kind: 'accepted', delayMs: 300 })
    const pending = placed(await confirmOffer(duffel, { request }, signal))
    expect(pending).toMatchObject({
      state: 'PENDING',
      reference: request.clientReference,
      price: request.expected,
    })
    expect(await duffel.refresh(pending, signal)).toMatchObject({ state: 'PENDING' })
    await expect(duffel.cancel(pending, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await sleep(350)
    const made = await duffel.refresh(pending, signal)
    expect(made).toMatchObject({ state: 'CONFIRMED', details: { tickets: [{}] } })
    expect(await duffel.find(request, signal)).toEqual(made)
  })

  it('gives an order up that was accepted and never made', async () => {
    const request = aRequest(await freshOffer(mustBePaid))
    await control.fault({
      supplier: 'duffel',
      operation: 'createOrder',
      kind: 'creation-failed',
      delayMs: 10,
    })
    const pending = placed(await confirmOffer(duffel, { request }, signal))
    const { accepted } = pending.details
    const old = {
      ...pending,
      details: { ...pending.details, accepted: { ...accepted!, since: '2026-01-01T00:00:00Z' } },
    }
    expect(await duffel.refresh(old, signal)).toMatchObject({ state: 'CANCELLED' })
    expect(await duffel.cancel(old, signal)).toMatchObject({
      refund: { amount: expect.stringMatching(/^0/) },
    })
  })

  it('finds an order that was made from a fresh offer of a used request', async () => {
    const offers = (await searchAll(duffel)).filter(canBeHeld)
    const requests = [aRequest(offers[0]!), aRequest(offers[1]!)]
    for (const request of requests)
      expect(placed(await holdOffer(duffel, request, signal)).price).toEqual(request.expected)
    for (const request of requests)
      expect(await duffel.find(request, signal)).toMatchObject({ state: 'HELD' })
  })

  it('never orders a fresh offer where an attempt of ours may have taken the request', async () => {
    const request = aRequest(await freshOffer(canBeHeld))
    // The answer is lost, and Duffel shows the order later than it says.
    await control.fault({
      supplier: 'duffel',
      operation: 'createOrder',
      kind: 'delayed-confirmation',
      delayMs: 700,
    })
    await expect((await ordering(request)).hold!(signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect((await ordering(request)).hold!(signal, true)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await sleep(750)
    expect(await duffel.find(request, signal)).toMatchObject({ state: 'HELD' })
    expect(await ordersOf(request.clientReference)).toHaveLength(1)
  })

  it('looks through so many orders and no further, and says so', async () => {
    const listed = (await control.calls('duffel'))['listOrders'] ?? 0
    const request = aRequest(await freshOffer())
    expect(await duffel.find(request, signal)).toBeUndefined()
    // One by the offer, one page of the recent ones.
    expect((await control.calls('duffel'))['listOrders']).toBe(listed + 2)
  })

  it('does not take a hold that lapsed for an order that was paid', () => {
    const lapsed = wireOrder.parse({
      id: 'ord_1',
      total_amount: '10.00',
      total_currency: 'EUR',
      created_at: '2027-01-01T00:00:00Z',
      payment_status: { awaiting_payment: false, paid_at: null },
      slices: [],
    })
    expect(toOrder(lapsed).state).toBe('CANCELLED')
  })

  it.each([
    ['LTN', 'SYD', undefined, { refund: expect.any(Object), refundTo: 'CREDIT' }],
    ['ATH', 'LHR', 'A3', { refund: expect.any(Object), refundTo: 'VOUCHER' }],
    ['CAI', 'LHR', 'MS', { refundTo: 'PAYMENT' }],
  ])('says what %s-%s gives back, and where to', async (from, to, airline, refund) => {
    const search = aSearch({ slices: [{ from, to, date: inDays(40) }] })
    const offer = await freshOffer(
      (each) =>
        (airline === undefined || each.airline.code === airline) &&
        (!airline || each.cancellation!.refundable),
      search,
    )
    const confirmed = placed(await (await ordering(aRequest(offer))).order(signal))
    const { validUntil, ...quoted } = await duffel.quoteCancellation(confirmed, signal)
    expect(validUntil).toBeDefined()
    expect(quoted).toEqual(refund)
    expect(await duffel.cancel(confirmed, signal)).toEqual(quoted)
    expect(await duffel.cancel(confirmed, signal)).toEqual(quoted)
  })

  it('owes nothing for a hold that is cancelled before it is paid', async () => {
    const held = placed(await holdOffer(duffel, aRequest(await freshOffer(canBeHeld)), signal))
    expect(await duffel.cancel(held, signal)).toMatchObject({
      refundTo: 'PAYMENT',
      refund: { currency: 'EUR' },
    })
    expect(await duffel.refresh(held, signal)).toMatchObject({ state: 'CANCELLED' })
  })

  it.each([
    ['getOffer', 'price-changed', 'PRICE_CHANGED'],
    ['getOffer', 'sold-out', 'SOLD_OUT'],
    ['createOrder', 'sold-out', 'SOLD_OUT'],
    ['createOrder', 'price-changed', 'PRICE_CHANGED'],
  ])('refuses when %s says %s: %s', async (operation, kind, reason) => {
    const request = aRequest(await freshOffer(canBeHeld))
    await control.fault({ supplier: 'duffel', operation, kind })
    expect(await holdOffer(duffel, request, signal)).toMatchObject({ outcome: 'REFUSED', reason })
    expect(await ordersOf(request.clientReference)).toEqual([])
  })

  it.each([
    ['one too many', [ada, { ...ada, id: 'alan' }]],
    ['a child in an adult seat', [{ ...ada, dateOfBirth: inDays(-3_000) }]],
    ['one of whom the airline must know more', [{ ...ada, gender: 'UNSPECIFIED' as const }]],
  ])('refuses travellers that do not fit: %s', async (_, travellers) => {
    const request = aRequest(await freshOffer(canBeHeld), { travellers })
    expect(await holdOffer(duffel, request, signal)).toMatchObject({ outcome: 'REFUSED', reason: 'INVALID' })
  })
})
