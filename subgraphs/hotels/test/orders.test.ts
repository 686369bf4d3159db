import { openCache } from '@wayfare/cache'
import type { Money } from '@wayfare/domain'
import type { OrderRequest } from '@wayfare/subgraph-kit'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { ada, confirmOffer, holdOffer, sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl } from '@wayfare/test-kit'
import type { HotelSupplier } from '../src/hotel.ts'
import type { HotelSupplierOrder } from '../src/rapid/itineraries.ts'
import {
  aRequest,
  aSearch,
  createFreshOffers,
  log,
  openRapid,
  placed,
  searchAll,
  signal,
  withStaleLinks,
} from './stays.ts'
import type { FreshOffer } from './stays.ts'

let sandbox: Sandbox
let control: SandboxControl
let rapid: HotelSupplier
let freshOffer: FreshOffer

const orderOf = async (clientReference: string) =>
  (await control.orders('rapid')).filter((order) => order.clientReference === clientReference)

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  control = sandboxControl(sandbox.url)
  rapid = await openRapid(sandbox)
  freshOffer = await createFreshOffers(sandbox, await searchAll(rapid))
})
afterEach(() => control.clearFaults())
afterAll(() => sandbox.close())

const hold = async (request: OrderRequest) => placed(await holdOffer(rapid, request, signal))
const confirm = async (request: OrderRequest, held?: HotelSupplierOrder) =>
  placed(await confirmOffer(rapid, { request, held }, signal))
const refunded = (refund: Money) => ({ refund, refundTo: 'PAYMENT' })
const nothing = refunded({ amount: '0.00', currency: 'EUR' })
const fault = (operation: string, kind: string, more: object = {}) =>
  control.fault({ supplier: 'rapid', operation, kind, ...more })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('holds, resumes and cancels with the money back', async () => {
  const offer = freshOffer(({ refundable }) => refundable)
  const request = aRequest(offer)
  const held = await hold(request)
  expect(held).toMatchObject({ state: 'HELD', price: offer.price.total, reversible: true })
  expect(Date.parse(held.priceUntil!)).toBeGreaterThan(Date.now())
  expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'held', id: held.reference }])
  const confirmed = await confirm(request, held)
  expect(confirmed).toMatchObject({ state: 'CONFIRMED', details: { room: offer.room } })
  expect((await rapid.refresh(confirmed, signal)).state).toBe('CONFIRMED')
  expect((await confirm(request, held)).state).toBe('CONFIRMED')
  expect(await rapid.quoteCancellation(confirmed, signal)).toEqual({
    ...refunded(offer.price.total),
    validUntil: offer.cancellation!.freeUntil,
  })
  expect(await rapid.cancel(confirmed, signal)).toEqual(refunded(offer.price.total))
  expect(await rapid.cancel(confirmed, signal)).toEqual(refunded(offer.price.total))
  expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
})

it('takes four calls from the quote to the confirmation of a held room, three for another', async () => {
  const count = async () => Object.values(await control.calls('rapid')).reduce((sum, calls) => sum + calls, 0)
  for (const [held, calls] of [
    [true, 4],
    [false, 3],
  ] as const) {
    const offer = freshOffer(() => true, held)
    const before = await count()
    await rapid.reprice([offer.ref], signal)
    const request = aRequest(offer)
    const outcome = await holdOffer(rapid, request, signal)
    await confirm(request, outcome.outcome === 'PLACED' ? outcome.order : undefined)
    expect((await count()) - before).toBe(calls)
  }
})

it('drops what is only held, owing nothing', async () => {
  const offer = freshOffer()
  const request = aRequest(offer)
  const held = await hold(request)
  expect(await rapid.quoteCancellation(held, signal)).toEqual(nothing)
  expect(await rapid.cancel(held, signal)).toEqual(nothing)
  expect(await rapid.cancel(held, signal)).toEqual(nothing)
  expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
  expect(await confirmOffer(rapid, { request, held }, signal)).toMatchObject({
    outcome: 'REFUSED',
    reason: 'EXPIRED',
  })
})

it('gives nothing back of a rate that cannot be refunded', async () => {
  const request = aRequest(freshOffer(({ refundable }) => !refundable))
  const held = await hold(request)
  expect(held.reversible).toBe(false)
  expect(await rapid.cancel(await confirm(request, held), signal)).toEqual(nothing)
})

it('books at once what cannot be held', async () => {
  const request = aRequest(freshOffer(() => true, false))
  expect(await holdOffer(rapid, request, signal)).toEqual({ outcome: 'DEFERRED' })
  expect(await orderOf(request.clientReference)).toEqual([])
  expect((await confirm(request)).state).toBe('CONFIRMED')
})

describe('several rooms', () => {
  const rooms = [
    { adults: 2, childAges: [] },
    { adults: 1, childAges: [9] },
  ]
  const grace = { ...ada, id: 'grace', givenName: 'Grace', familyName: 'Dvořák' }
  const bookTwo = async (skip: number) => {
    const offers = await searchAll(rapid, aSearch({ rooms }))
    const offer = offers.filter(({ refundable }) => refundable)[skip]!
    const request = aRequest(offer, { travellers: [ada, { ...ada, id: 'alan' }, grace] })
    expect(await holdOffer(rapid, request, signal)).toEqual({ outcome: 'DEFERRED' })
    return { request, offer, confirmed: await confirm(request) }
  }

  it('are one itinerary, each in the name of its own adult', async () => {
    const { request, offer, confirmed } = await bookTwo(0)
    expect(confirmed.price).toEqual(offer.price.total)
    expect(await orderOf(request.clientReference)).toHaveLength(1)
    expect(await rapid.cancel(confirmed, signal)).toEqual(refunded(offer.price.total))
  })

  it('are cancelled one by one: what fails is tried anew, what is done is not', async () => {
    const { request, offer, confirmed } = await bookTwo(8)
    await fault('deleteRoom', 'server-error', { times: 1 })
    await expect(rapid.cancel(confirmed, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const deletions = async () => (await control.calls('rapid'))['deleteRoom'] ?? 0
    const before = await deletions()
    expect(await rapid.cancel(confirmed, signal)).toEqual(refunded(offer.price.total))
    expect((await deletions()) - before).toBe(1)
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
  })
})

it('never orders twice: the answer is lost and the order is found', async () => {
  const request = aRequest(freshOffer())
  await fault('postItinerary', 'answer-lost')
  await expect(hold(request)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  const found = await rapid.find(request, signal)
  expect(found).toMatchObject({ state: 'HELD' })
  expect((await hold(request)).reference).toBe(found!.reference)
  expect(await orderOf(request.clientReference)).toHaveLength(1)
})

it('finds nothing where nothing was ordered', async () => {
  expect(await rapid.find(aRequest(freshOffer()), signal)).toBeUndefined()
})

describe('an itinerary that Rapid does not show yet', () => {
  const lag = (delayMs: number) => fault('postItinerary', 'retrieval-lag', { times: 1, delayMs })

  it('is held by the answer that made it, and paid by its link', async () => {
    const request = aRequest(freshOffer())
    await lag(600_000)
    const held = await hold(request)
    expect(held).toMatchObject({ state: 'HELD', price: request.expected })
    expect((await confirm(request, held)).state).toBe('CONFIRMED')
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'confirmed' }])
  })

  it('is dropped by the link of the answer that made it', async () => {
    const request = aRequest(freshOffer())
    await lag(600_000)
    expect(await rapid.cancel(await hold(request), signal)).toEqual(nothing)
    expect(await orderOf(request.clientReference)).toMatchObject([{ state: 'cancelled' }])
  })

  it('is pending when it was booked outright, and confirmed when it is shown', async () => {
    const request = aRequest(freshOffer(() => true, false))
    await lag(1_500)
    const order = await confirm(request)
    expect(order).toMatchObject({ state: 'PENDING', price: request.expected })
    for (const look of [rapid.refresh, rapid.cancel])
      await expect(look(order, signal)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        retryAfterMs: expect.any(Number),
      })
    await pause(1_600)
    expect(await rapid.refresh(order, signal)).toMatchObject({
      state: 'CONFIRMED',
      price: request.expected,
    })
  })

  it('is not ordered twice when its answer was lost as well', async () => {
    const request = aRequest(freshOffer())
    await lag(1_500)
    await fault('postItinerary', 'answer-lost', { times: 1 })
    await expect(hold(request)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await rapid.find(request, signal)).toBeUndefined()
    // By turns Rapid tells nothing, and that it is still writing.
    await expect(rapid.find(request, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect(hold(request)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await pause(1_600)
    expect((await hold(request)).state).toBe('HELD')
    expect(await orderOf(request.clientReference)).toHaveLength(1)
  })
})

it('does not take a part of an itinerary for the whole', async () => {
  const request = aRequest(freshOffer())
  const held = await hold(request)
  await fault('getReservationByItineraryId', 'degraded-answer')
  await fault('getReservation', 'degraded-answer')
  await expect(rapid.refresh(held, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(rapid.find(request, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

it('fetches a new link when that of a hold has expired', async () => {
  const request = aRequest(freshOffer())
  const held = await hold(request)
  const stale = { ...held, details: withStaleLinks(held.details) }
  expect((await confirm(request, stale)).state).toBe('CONFIRMED')
})

it('fetches a new link when that of a quote is no longer good', async () => {
  const offer = freshOffer()
  const cache = await openCache({}, log)
  let isStale = true
  const late = await openRapid(sandbox, undefined, {
    ...cache,
    get: async (key) => {
      const value = await cache.get(key)
      return (isStale && key.includes(':quote:') ? withStaleLinks(value) : value) as never
    },
  })
  await searchAll(late)
  await late.reprice([offer.ref], signal)
  const check = await late.check(aRequest(offer), signal)
  isStale = false
  expect(check).toMatchObject({ outcome: 'CHECKED', price: offer.price.total })
  expect(check.outcome === 'CHECKED' && (await check.order(signal))).toMatchObject({ outcome: 'PLACED' })
})

it.each([
  ['priceCheck', 'price-changed', 'PRICE_CHANGED'],
  ['priceCheck', 'sold-out', 'SOLD_OUT'],
  ['postItinerary', 'price-changed', 'PRICE_CHANGED'],
  ['postItinerary', 'sold-out', 'SOLD_OUT'],
])('refuses when %s says %s: %s', async (operation, kind, reason) => {
  const request = aRequest(freshOffer())
  await fault(operation, kind)
  expect(await holdOffer(rapid, request, signal)).toMatchObject({ outcome: 'REFUSED', reason })
  expect(await orderOf(request.clientReference)).toEqual([])
})

it('believes a 202 only when a look confirms it', async () => {
  const request = aRequest(freshOffer(({ refundable }) => refundable))
  const held = await hold(request)
  await fault('putResumeBooking', 'delayed-confirmation', { delayMs: 400 })
  const undecided = await confirm(request, held)
  expect(undecided.state).toBe('PENDING')
  await expect(rapid.cancel(held, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await pause(450)
  const confirmed = await rapid.refresh(undecided, signal)
  expect(confirmed.state).toBe('CONFIRMED')
  await fault('deleteRoom', 'delayed-confirmation', { delayMs: 400 })
  await expect(rapid.cancel(confirmed, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await pause(450)
  expect(await rapid.cancel(confirmed, signal)).toEqual(refunded(confirmed.price))
})
