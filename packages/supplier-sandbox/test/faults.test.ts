import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, ledger, order, post, rapidClient } from './clients.ts'
import { anOrder, offersOf } from './flights.ts'
import { aBooking, bookLink, priceCheckLink, stays } from './hotels.ts'

let now = new Date()
let sandbox: Sandbox
let duffel: ReturnType<typeof duffelClient>
let rapid: ReturnType<typeof rapidClient>
beforeEach(async () => {
  now = new Date()
  sandbox = await startSandbox({ port: 0, clock: () => now })
  duffel = duffelClient(sandbox)
  rapid = rapidClient(sandbox)
})
afterEach(() => sandbox.close())

const fault = (kind: string, changes: object = {}) =>
  order(sandbox, { supplier: 'duffel', operation: 'listAirlines', kind, ...changes })
const airlines = () => duffel('GET', '/air/airlines')
const raw = () =>
  fetch(`${sandbox.duffel.url}/air/airlines`, {
    headers: { authorization: `Bearer ${sandbox.duffel.token}`, 'duffel-version': 'v2' },
  })

it('strikes as often as it was told to, then no more', async () => {
  await fault('server-error', { times: 2 })
  expect([(await airlines()).status, (await airlines()).status, (await airlines()).status]).toEqual([
    500, 503, 200,
  ])
})

it('strikes with its probability, the same way each time', async () => {
  await fault('server-error', { probability: 0.5 })
  const statuses: number[] = []
  for (let index = 0; index < 40; index += 1) statuses.push((await airlines()).status)
  const struck = statuses.filter((status) => status !== 200).length
  expect(struck).toBeGreaterThan(8)
  expect(struck).toBeLessThan(32)
})

it('strikes every operation of a supplier by *, and no other supplier', async () => {
  await fault('rate-limited', { operation: '*' })
  const refused = await airlines()
  expect(refused.status).toBe(429)
  expect(refused.body.errors[0].type).toBe('rate_limit_error')
  expect(refused.headers.get('ratelimit-remaining')).toBe('0')
  expect((await fetch(sandbox.ecb.url)).status).toBe(200)
})

it('delays, drips and breaks answers', async () => {
  await fault('latency', { delayMs: 120, times: 1 })
  const began = performance.now()
  await airlines()
  expect(performance.now() - began).toBeGreaterThan(110)
  await fault('reset', { times: 1 })
  await expect(raw()).rejects.toThrow('fetch failed')
  await fault('truncated', { times: 1 })
  await expect(raw().then((response) => response.json())).rejects.toThrow(/JSON/)
  await fault('garbage', { times: 2 })
  expect(await (await raw()).text()).toContain('<html>')
  expect(await (await raw()).text()).toContain('\0')
  await fault('huge', { times: 1 })
  expect((await (await raw()).text()).length).toBe(10 * 1024 * 1024)
  await fault('slow-drip', { times: 1, delayMs: 1 })
  expect(await (await raw()).json()).toMatchObject({ meta: { limit: 50 } })
})

it('loses an answer after the order was made', async () => {
  const [offer] = await offersOf(duffel)
  await order(sandbox, { supplier: 'duffel', operation: 'createOrder', kind: 'answer-lost', times: 1 })
  await expect(duffel('POST', '/air/orders', anOrder(offer))).rejects.toThrow('fetch failed')
  const listed = await duffel('GET', '/air/orders')
  expect(listed.body.data[0].metadata).toEqual({ reference: 'item-1' })
})

it('lets a Duffel order appear only after a while', async () => {
  const [offer] = await offersOf(duffel)
  await order(sandbox, {
    supplier: 'duffel',
    operation: 'createOrder',
    kind: 'delayed-confirmation',
    delayMs: 60_000,
    times: 1,
  })
  expect((await duffel('POST', '/air/orders', anOrder(offer))).status).toBe(502)
  expect((await duffel('GET', '/air/orders')).body.data).toEqual([])
  now = new Date(now.getTime() + 61_000)
  expect((await duffel('GET', '/air/orders')).body.data).toHaveLength(1)
  expect((await ledger(sandbox)).orders).toHaveLength(1)
})

it('says sold out and price changed as Duffel does, and keeps to the new price', async () => {
  const [offer] = await offersOf(duffel)
  await order(sandbox, { supplier: 'duffel', operation: 'getOffer', kind: 'sold-out', times: 1 })
  const gone = await duffel('GET', `/air/offers/${offer.id}`)
  expect(gone.body.errors[0].code).toBe('offer_no_longer_available')
  await order(sandbox, { supplier: 'duffel', operation: 'createOrder', kind: 'price-changed', times: 1 })
  const refused = await duffel('POST', '/air/orders', anOrder(offer))
  expect(refused.body.errors[0].code).toBe('price_changed')
  const dearer = await duffel('GET', `/air/offers/${offer.id}`)
  expect(Number(dearer.body.data.total_amount)).toBeGreaterThan(Number(offer.total_amount))
  expect((await duffel('POST', '/air/orders', anOrder(dearer.body.data))).status).toBe(201)
})

it('says sold out and price changed as Rapid does, and keeps to the new price', async () => {
  const link = priceCheckLink(await stays(rapid))
  const { body } = await rapid('GET', link)
  const rapidFault = (operation: string, kind: string) =>
    order(sandbox, { supplier: 'rapid', operation, kind, times: 1 })
  await rapidFault('priceCheck', 'sold-out')
  expect((await rapid('GET', link)).body.status).toBe('sold_out')
  await rapidFault('postItinerary', 'price-changed')
  expect((await rapid('POST', body.links.book.href, aBooking())).status).toBe(409)
  const checked = await rapid('GET', link)
  expect(checked.body.status).toBe('price_changed')
  expect((await rapid('POST', checked.body.links.book.href, aBooking())).status).toBe(201)
  await rapidFault('getAvailability', 'sold-out')
  expect(await stays(rapid)).toEqual([])
})

it('leaves a Rapid booking pending, and a cancellation unknown, for a while', async () => {
  const unknown = (operation: string) =>
    order(sandbox, { supplier: 'rapid', operation, kind: 'delayed-confirmation', delayMs: 60_000, times: 1 })
  await unknown('postItinerary')
  const { body } = await rapid('POST', await bookLink(rapid), aBooking())
  const room = async () => (await rapid('GET', body.links.retrieve.href)).body.rooms[0]
  const state = async () => (await ledger(sandbox)).orders[0]!.state
  expect([(await room()).status, await state()]).toEqual(['pending', 'pending'])
  now = new Date(now.getTime() + 61_000)
  expect([(await room()).status, await state()]).toEqual(['booked', 'confirmed'])
  await unknown('deleteRoom')
  expect((await rapid('DELETE', (await room()).links.cancel.href)).status).toBe(202)
  expect([(await room()).status, await state()]).toEqual(['booked', 'confirmed'])
  now = new Date(now.getTime() + 61_000)
  expect([(await room()).status, await state()]).toEqual(['canceled', 'cancelled'])
})

it.each([
  ['an unknown kind', { supplier: 'duffel', operation: '*', kind: 'earthquake' }, 'kind'],
  ['an unknown operation', { supplier: 'duffel', operation: 'createOder', kind: 'reset' }, 'createOder'],
  [
    'a kind that the operation cannot say',
    { supplier: 'duffel', operation: 'getOrder', kind: 'sold-out' },
    'sold-out',
  ],
  [
    'webhooks of who sends none',
    { supplier: 'rapid', operation: '*', kind: 'duplicate-webhook' },
    'webhooks',
  ],
  [
    'a probability beyond 1',
    { supplier: 'duffel', operation: '*', kind: 'reset', probability: 2 },
    'probability',
  ],
  ['a field nobody knows', { supplier: 'duffel', operation: '*', kind: 'reset', delay: 2 }, 'delay'],
])('refuses %s and says what is wrong', async (_, body, named) => {
  const response = await post(`${sandbox.url}/_sandbox/faults`, body)
  expect(response.status).toBe(400)
  expect(((await response.json()) as { error: string }).error).toContain(named)
})

it('lists faults and takes them back, one or all', async () => {
  const id = await fault('reset')
  await fault('server-error')
  const url = `${sandbox.url}/_sandbox/faults`
  const list = async () =>
    ((await (await fetch(url)).json()) as { faults: { id: string; kind: string }[] }).faults
  expect((await list()).map(({ kind }) => kind)).toEqual(['reset', 'server-error'])
  expect((await fetch(`${url}/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await fetch(`${url}/${id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await list()).map(({ kind }) => kind)).toEqual(['server-error'])
  await fetch(url, { method: 'DELETE' })
  expect(await list()).toEqual([])
})

it('counts the calls of each operation, failed ones too', async () => {
  await fault('server-error', { times: 1 })
  await airlines()
  await airlines()
  expect((await ledger(sandbox)).calls).toEqual({ duffel: { listAirlines: 2 } })
})
