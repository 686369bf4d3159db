import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl } from '@wayfare/test-kit'
import type { HotelOffer, HotelSearch, HotelSupplier } from '../src/hotel.ts'
import { decodeRef, encodeRef } from '../src/offer-ref.ts'
import {
  aSearch,
  createFreshOffers,
  inDays,
  log,
  openRapid,
  rateOf,
  searchAll,
  signal,
  withStaleLinks,
} from './stays.ts'
import type { FreshOffer } from './stays.ts'

let sandbox: Sandbox
let control: SandboxControl
let rapid: HotelSupplier
let offers: HotelOffer[]
let freshOffer: FreshOffer

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  control = sandboxControl(sandbox.url)
  rapid = await openRapid(sandbox)
  offers = await searchAll(rapid)
  freshOffer = await createFreshOffers(sandbox, offers)
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
    const refs = offers.slice(100, 112).map(({ ref }) => ref)
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
    expect(await reprice(freshOffer().ref)).toEqual({ unavailable: 'SOLD_OUT' })
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

  it.each([
    ['rooms', { rooms: [{ adults: 1, childAges: [] }] }],
    ['nights', { checkOut: inDays(41) }],
  ])('takes the price of other %s for a bad answer', async (_, change) => {
    const wanted = aSearch({
      rooms: [
        { adults: 1, childAges: [] },
        { adults: 4, childAges: [] },
      ],
    })
    const cheaper = aSearch({ ...wanted, ...change })
    const key = ({ checkIn, checkOut, rooms }: HotelSearch) =>
      [checkIn, checkOut, ...rooms.map(({ adults }) => adults)].join(' ')
    const cache = await openCache({}, log)
    const late = await openRapid(sandbox, undefined, {
      ...cache,
      get: (name) => cache.get(name.replace(key(wanted), key(cheaper))),
    })
    await searchAll(late, cheaper)
    const found = await searchAll(late, wanted)
    const repriced = await late.reprice(
      found.map(({ ref }) => ref),
      signal,
    )
    const outcomes = [...repriced.values()]
    const bad = outcomes.filter((each) => each instanceof DomainError && each.code === 'BAD_ANSWER')
    expect(bad.length).toBeGreaterThan(0)
    const totals = new Map(found.map(({ ref, price }) => [ref, price.total]))
    for (const [ref, outcome] of repriced)
      expect('price' in outcome ? outcome.price.total : totals.get(ref)).toEqual(totals.get(ref))
  })
})
