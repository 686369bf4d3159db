import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { ada, confirmOffer, holdOffer, sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl } from '@wayfare/test-kit'
import type { HotelOffer, HotelSupplier } from '../src/hotel.ts'
import { decodeRef, encodeRef } from '../src/offer-ref.ts'
import {
  aRequest,
  aSearch,
  holdableAmong,
  inDays,
  log,
  openRapid,
  placed,
  searchAll,
  signal,
} from './stays.ts'

let sandbox: Sandbox
let control: SandboxControl
let rapid: HotelSupplier
let offers: HotelOffer[]
const used = new Set<string>()
let holdable: Set<string>

/** Each test books at its own hotel: rooms run out, and prices that were raised stay so. It can be held unless told. */
const freshOffer = (fits: (offer: HotelOffer) => boolean = () => true, held = true) => {
  const fresh = offers.filter((each) => !used.has(each.hotelId) && (each.roomsLeft ?? 0) > 2)
  const offer = fresh.find((each) => holdable.has(rateOf(each)) === held && fits(each))!
  used.add(offer.hotelId)
  return offer
}

const orderOf = async (clientReference: string) =>
  (await control.orders('rapid')).filter((order) => order.clientReference === clientReference)

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  control = sandboxControl(sandbox.url)
  rapid = await openRapid(sandbox)
  offers = await searchAll(rapid)
  holdable = await holdableAmong(sandbox, offers)
})
afterEach(() => control.clearFaults())
afterAll(() => sandbox.close())

describe('searching', () => {
  it('gives every bed group of every rate, with what it costs and what cancelling costs', () => {
    expect(offers.length).toBeGreaterThan(100)
    const offer = offers.find(({ refundable }) => refundable)!
    expect(offer).toMatchObject({
      supplier: 'rapid',
      checkIn: inDays(40),
      price: { total: { currency: 'EUR' }, fees: [{ amount: { currency: 'EUR' } }] },
      cancellation: { refundable: true, penalties: [{ amount: { currency: 'EUR' } }, {}] },
    })
    expect(offer.nights.map(({ date }) => date)).toEqual([inDays(40), inDays(41), inDays(42)])
    expect(Date.parse(offer.cancellation!.freeUntil!)).toBeGreaterThan(Date.now())
    expect(new Set(offers.map(({ board }) => board))).toEqual(new Set(['ROOM_ONLY', 'BREAKFAST']))
    expect(new Set(offers.map(({ ref }) => ref)).size).toBe(offers.length)
  })

  it('charges every room of the stay', async () => {
    const two = await searchAll(
      rapid,
      aSearch({
        rooms: [
          { adults: 2, childAges: [] },
          { adults: 2, childAges: [] },
        ],
      }),
    )
    const single = new Map(offers.map((offer) => [rateOf(offer), offer]))
    const same = two.find((offer) => single.has(rateOf(offer)))!
    const one = single.get(rateOf(same))
    expect(Number(same.price.total.amount)).toBeCloseTo(2 * Number(one!.price.total.amount), 2)
  })

  it('yields page by page and asks for at most 250 properties at once', async () => {
    const before = (await control.calls('rapid'))['getAvailability'] ?? 0
    await searchAll(rapid, aSearch({ checkIn: inDays(50), checkOut: inDays(51) }))
    const calls = await control.calls('rapid')
    expect(calls['getAvailability']! - before).toBe(1)
    expect(calls['getRegions']).toBe(1)
  })

  it.each([
    ['rate-limited', 'RATE_LIMITED'],
    ['garbage', 'BAD_ANSWER'],
    ['truncated', 'BAD_ANSWER'],
    ['huge', 'BAD_ANSWER'],
  ])('says %s as %s, the supplier named', async (kind, code) => {
    await control.fault({ supplier: 'rapid', operation: 'getAvailability', kind, times: 5 })
    await expect(searchAll(rapid)).rejects.toMatchObject({ code, supplier: 'rapid' })
  })

  it('finds nothing in a city that is sold out', async () => {
    await control.fault({ supplier: 'rapid', operation: 'getAvailability', kind: 'sold-out' })
    expect(await searchAll(rapid)).toEqual([])
  })

  it('names the place that the supplier does not know, and the day it does not sell yet', async () => {
    await expect(searchAll(rapid, aSearch({ place: 'ZZZ' }))).rejects.toMatchObject({
      code: 'INVALID',
      field: 'search.place',
    })
    const late = aSearch({ checkIn: inDays(700), checkOut: inDays(702) })
    await expect(searchAll(rapid, late)).rejects.toMatchObject({ code: 'INVALID', field: 'search.checkIn' })
  })
})

describe('pricing again', () => {
  const reprice = async (ref: string) => (await rapid.reprice([ref], signal)).get(ref)

  it('gives the same offer under the same reference', async () => {
    const offer = freshOffer()
    expect(await reprice(offer.ref)).toMatchObject({
      ref: offer.ref,
      hotelId: offer.hotelId,
      room: offer.room,
      board: offer.board,
      price: offer.price,
    })
  })

  it('takes one price check for each offer that a search has seen lately', async () => {
    const before = await control.calls('rapid')
    const refs = offers.slice(0, 12).map(({ ref }) => ref)
    expect([...(await rapid.reprice(refs, signal)).values()].every((each) => 'ref' in each)).toBe(true)
    const after = await control.calls('rapid')
    expect(after['getAvailability']).toBe(before['getAvailability'])
    expect(after['priceCheck']! - before['priceCheck']!).toBe(12)
  })

  it('describes offers that no search has seen lately with one call for each stay', async () => {
    const stranger = await openRapid(sandbox)
    const before = await control.calls('rapid')
    const refs = offers.slice(0, 12).map(({ ref }) => ref)
    const found = await stranger.reprice(refs, signal)
    expect(refs.map((ref) => found.get(ref))).toMatchObject(
      offers.slice(0, 12).map(({ ref, price, room }) => ({ ref, price, room })),
    )
    const after = await control.calls('rapid')
    expect(after['getAvailability']! - before['getAvailability']!).toBe(1)
    expect(after['priceCheck']! - before['priceCheck']!).toBe(12)
  })

  it('has the same reference for the same rate in every search', async () => {
    const refs = (await searchAll(await openRapid(sandbox))).map(({ ref }) => ref)
    expect(refs).toEqual(offers.map(({ ref }) => ref))
  })

  it('tells a new price and a room that is gone', async () => {
    const offer = freshOffer()
    await control.fault({ supplier: 'rapid', operation: 'priceCheck', kind: 'price-changed' })
    const dearer = (await reprice(offer.ref)) as HotelOffer
    expect(Number(dearer.price.total.amount)).toBeGreaterThan(Number(offer.price.total.amount))
    await control.fault({ supplier: 'rapid', operation: 'priceCheck', kind: 'sold-out' })
    expect(await reprice(offer.ref)).toEqual({ unavailable: 'SOLD_OUT' })
  })

  it('finds the rate again when its link is no longer good', async () => {
    const offer = freshOffer()
    const cache = await openCache({}, log)
    const stale: Cache = { ...cache, get: async (key) => withStaleLinks(await cache.get(key)) }
    const late = await openRapid(sandbox, undefined, stale)
    await searchAll(late)
    const before = await control.calls('rapid')
    const found = await late.reprice([offer.ref], signal)
    expect(found.get(offer.ref)).toMatchObject({ ref: offer.ref, price: offer.price })
    const after = await control.calls('rapid')
    expect(after['getAvailability']! - before['getAvailability']!).toBe(1)
    expect(after['priceCheck']! - before['priceCheck']!).toBe(2)
  })

  it('calls a reference that it did not write invalid, and asks nobody', async () => {
    const before = await control.calls('rapid')
    for (const ref of ['nonsense', '', '1|2|3|4|2027-03-01|2027-03-02|2|EUR|t', `${offers[0]!.ref}A`])
      expect(await reprice(ref)).toMatchObject({ code: 'INVALID', field: 'id', hint: expect.any(String) })
    expect(await control.calls('rapid')).toEqual(before)
  })

  it('spoils no other offer with one that is not available', async () => {
    const good = freshOffer()
    const gone = encodeRef({ ...decodeRef(good.ref), rateId: '1' })
    const found = await rapid.reprice(['nonsense', gone, good.ref], signal)
    expect(found.get('nonsense')).toBeInstanceOf(DomainError)
    expect(found.get(gone)).toEqual({ unavailable: 'SOLD_OUT' })
    expect(found.get(good.ref)).toMatchObject({ ref: good.ref })
  })

  it.each([
    [
      'rooms',
      {
        rooms: [
          { adults: 1, childAges: [] },
          { adults: 1, childAges: [] },
        ],
      },
    ],
    ['nights', { checkOut: inDays(47) }],
  ])('never prices a stay by the link of another with other %s', async (_, change) => {
    const offer = freshOffer()
    const other = encodeRef({ ...decodeRef(offer.ref), ...change })
    const own = (await reprice(other)) as HotelOffer
    expect(own.ref).toBe(other)
    expect(own).toMatchObject(change)
    expect(Number(own.price.total.amount)).toBeGreaterThan(Number(offer.price.total.amount))
  })
})

describe('ordering', () => {
  it('holds, resumes and cancels with the money back', async () => {
    const offer = freshOffer(({ refundable }) => refundable)
    const request = aRequest(offer)
    const held = placed(await holdOffer(rapid, request, signal))
    expect(held).toMatchObject({ state: 'HELD', price: offer.price.total, reversible: true })
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'held', id: held.reference }])
    const confirmed = placed(await confirmOffer(rapid, { request: request, held: held }, signal))
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', details: { room: offer.room } })
    expect(placed(await confirmOffer(rapid, { request: request, held: held }, signal)).state).toBe(
      'CONFIRMED',
    )
    expect(await rapid.quoteCancellation(confirmed, signal)).toMatchObject({
      refund: offer.price.total,
      validUntil: offer.cancellation!.freeUntil,
    })
    expect(await rapid.cancel(confirmed, signal)).toEqual({ refund: offer.price.total, refundTo: 'PAYMENT' })
    expect(await rapid.cancel(confirmed, signal)).toEqual({ refund: offer.price.total, refundTo: 'PAYMENT' })
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
  })

  it('drops what is only held, owing nothing', async () => {
    const offer = freshOffer()
    const request = aRequest(offer)
    const held = placed(await holdOffer(rapid, request, signal))
    const nothing = { amount: '0.00', currency: 'EUR' }
    expect(await rapid.quoteCancellation(held, signal)).toEqual({ refund: nothing, refundTo: 'PAYMENT' })
    expect(await rapid.cancel(held, signal)).toEqual({ refund: nothing, refundTo: 'PAYMENT' })
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
    expect(await confirmOffer(rapid, { request: request, held: held }, signal)).toMatchObject({
      outcome: 'REFUSED',
      reason: 'EXPIRED',
    })
  })

  it('gives nothing back of a rate that cannot be refunded', async () => {
    const offer = freshOffer(({ refundable }) => !refundable)
    const request = aRequest(offer)
    const held = placed(await holdOffer(rapid, request, signal))
    expect(held.reversible).toBe(false)
    const confirmed = placed(await confirmOffer(rapid, { request: request, held: held }, signal))
    expect(await rapid.cancel(confirmed, signal)).toEqual({
      refund: { amount: '0.00', currency: 'EUR' },
      refundTo: 'PAYMENT',
    })
  })

  it('puts all rooms of a stay into one itinerary, each in the name of its own adult', async () => {
    const rooms = [
      { adults: 2, childAges: [] },
      { adults: 1, childAges: [9] },
    ]
    const offer = (await searchAll(rapid, aSearch({ rooms }))).find(({ refundable }) => refundable)
    const grace = { ...ada, id: 'grace', givenName: 'Grace', familyName: 'Dvořák' }
    const alan = { ...ada, id: 'alan', givenName: 'Alan' }
    const request = aRequest(offer!, { travellers: [ada, alan, grace] })
    expect(await holdOffer(rapid, request, signal)).toEqual({ outcome: 'DEFERRED' })
    const confirmed = placed(await confirmOffer(rapid, { request: request }, signal))
    expect(confirmed.price).toEqual(offer!.price.total)
    expect(await orderOf(request.clientReference)).toHaveLength(1)
    expect(await rapid.cancel(confirmed, signal)).toEqual({ refund: offer!.price.total, refundTo: 'PAYMENT' })
  })

  it('books at once what cannot be held', async () => {
    const offer = freshOffer(() => true, false)
    const request = aRequest(offer)
    expect(await holdOffer(rapid, request, signal)).toEqual({ outcome: 'DEFERRED' })
    expect(await orderOf(request.clientReference)).toEqual([])
    expect(placed(await confirmOffer(rapid, { request: request }, signal)).state).toBe('CONFIRMED')
  })

  it('never orders twice: the answer is lost and the order is found', async () => {
    const request = aRequest(freshOffer())
    await control.fault({ supplier: 'rapid', operation: 'postItinerary', kind: 'answer-lost' })
    await expect(holdOffer(rapid, request, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const found = await rapid.find(request, signal)
    expect(found).toMatchObject({ state: 'HELD' })
    expect(placed(await holdOffer(rapid, request, signal)).reference).toBe(found!.reference)
    expect(await orderOf(request.clientReference)).toHaveLength(1)
  })

  it('finds nothing where nothing was ordered', async () => {
    expect(await rapid.find(aRequest(freshOffer()), signal)).toBeUndefined()
  })

  it.each([
    ['priceCheck', 'price-changed', 'PRICE_CHANGED'],
    ['priceCheck', 'sold-out', 'SOLD_OUT'],
    ['postItinerary', 'price-changed', 'PRICE_CHANGED'],
    ['postItinerary', 'sold-out', 'SOLD_OUT'],
  ])('refuses when %s says %s: %s', async (operation, kind, reason) => {
    const request = aRequest(freshOffer())
    await control.fault({ supplier: 'rapid', operation, kind })
    expect(await holdOffer(rapid, request, signal)).toMatchObject({ outcome: 'REFUSED', reason })
    expect(await orderOf(request.clientReference)).toEqual([])
  })

  it('refuses travellers who cannot check in', async () => {
    const offer = freshOffer()
    const child = { ...ada, dateOfBirth: inDays(-3_000) }
    const unwritable = { ...ada, givenName: '愛達' }
    for (const traveller of [child, unwritable])
      expect(await holdOffer(rapid, aRequest(offer, { travellers: [traveller] }), signal)).toMatchObject({
        outcome: 'REFUSED',
        reason: 'INVALID',
      })
  })

  it('believes a 202 only when a look confirms it', async () => {
    const request = aRequest(freshOffer(({ refundable }) => refundable))
    const held = placed(await holdOffer(rapid, request, signal))
    const slow = { supplier: 'rapid', kind: 'delayed-confirmation', delayMs: 400 }
    await control.fault({ ...slow, operation: 'putResumeBooking' })
    await expect(confirmOffer(rapid, { request: request, held: held }, signal)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
    await expect(rapid.cancel(held, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await new Promise((resolve) => setTimeout(resolve, 450))
    const confirmed = placed(await confirmOffer(rapid, { request: request, held: held }, signal))
    await control.fault({ ...slow, operation: 'deleteRoom' })
    await expect(rapid.cancel(confirmed, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await new Promise((resolve) => setTimeout(resolve, 450))
    expect(await rapid.cancel(confirmed, signal)).toEqual({ refund: confirmed.price, refundTo: 'PAYMENT' })
  })
})

const withStaleLinks = <T>(value: T): T =>
  value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll(/token=[^"]+/g, 'token=stale'))

const rateOf = ({ ref }: HotelOffer) => {
  const { rateId, bedGroupId } = decodeRef(ref)
  return `${rateId} ${bedGroupId}`
}
