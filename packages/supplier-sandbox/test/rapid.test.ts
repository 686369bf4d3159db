import { startSandbox, type Sandbox } from '../src/index.ts'
import { inDays, ledger, rapidAuthorization, rapidClient } from './clients.ts'
import { aBooking, bookLink, priceCheckLink, regionQuery, stayQuery, stays } from './hotels.ts'

let now = new Date()
let sandbox: Sandbox
let call: ReturnType<typeof rapidClient>

beforeEach(async () => {
  now = new Date()
  sandbox = await startSandbox({ port: 0, clock: () => now })
  call = rapidClient(sandbox)
})
afterEach(() => sandbox.close())

const errorTypes = ({ body }: { body: { errors: { type: string }[] } }) => body.errors.map(({ type }) => type)

it('lets in only who signs with the secret and a clock within five minutes', async () => {
  const url = sandbox.url + '/rapid' + regionQuery('LON')
  const status = async (authorization: string) => (await fetch(url, { headers: { authorization } })).status
  const good = rapidAuthorization(sandbox)
  expect(await status(good)).toBe(200)
  expect(await status(good.replace('EAN apikey', 'ean APIKey').replace('signature', 'Signature'))).toBe(200)
  expect(await status(good.replace(/signature=./, 'signature=x'))).toBe(401)
  expect(await status(rapidAuthorization(sandbox, Date.now() - 6 * 60_000))).toBe(401)
  expect(await status('')).toBe(401)
})

it('knows a city’s properties by its IATA code, and where they are', async () => {
  const { body } = await call('GET', regionQuery('LON'))
  expect(body[0]).toMatchObject({ type: 'multi_city_vicinity', iata_airport_metro_code: 'LON' })
  expect(body[0].property_ids.length).toBeGreaterThanOrEqual(30)
  expect(body.slice(1).map((region: { iata_airport_code: string }) => region.iata_airport_code)).toContain(
    'LHR',
  )
  const [id] = body[0].property_ids
  const content = await call(
    'GET',
    `/v3/properties/content?language=en-US&supply_source=expedia&property_id=${id}`,
  )
  const { latitude, longitude } = content.body[id].location.coordinates
  expect(Math.abs(latitude - 51.5)).toBeLessThan(0.2)
  expect(Math.abs(longitude + 0.12)).toBeLessThan(0.3)
  const ring = [
    [longitude - 0.01, latitude - 0.01],
    [longitude + 0.01, latitude - 0.01],
    [longitude + 0.01, latitude + 0.01],
    [longitude - 0.01, latitude + 0.01],
  ]
  const polygon = { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
  const inside = await call(
    'POST',
    '/v3/properties/geography?include=property_ids&supply_source=expedia',
    polygon,
  )
  expect(Object.keys(inside.body)).toContain(id)
})

it('prices rooms in the property’s and the asked currency, per occupancy, cheapest plans first', async () => {
  const properties = await stays(call, { rate_plan_count: '1', currency: 'JPY' })
  expect(properties.length).toBeGreaterThan(5)
  for (const { rooms } of properties) {
    expect(rooms).toHaveLength(1)
    const { inclusive, exclusive } = rooms[0].rates[0].occupancy_pricing['2'].totals
    expect(inclusive.billable_currency.currency).toBe('GBP')
    expect(inclusive.request_currency.value).toMatch(/^\d+$/)
    expect(Number(inclusive.billable_currency.value)).toBeGreaterThan(
      Number(exclusive.billable_currency.value),
    )
  }
})

it.each([
  ['a stay that has begun', { checkin: '2020-01-01' }, 'checkin.invalid_date_in_the_past'],
  ['a stay that ends before it begins', { checkout: inDays(39) }, 'checkout.invalid_checkout_before_checkin'],
  ['five weeks', { checkout: inDays(80) }, 'checkout.invalid_length_of_stay_too_long'],
  ['no day', { checkin: '2027-13-01' }, 'checkin.invalid_date_format'],
  ['an unknown currency', { currency: 'XXX' }, 'currency.not_supported'],
  ['nobody', { occupancy: '0' }, 'occupancy.invalid_format'],
])('refuses a search for %s', async (_, changes, type) => {
  const answer = await call('GET', stayQuery(['1000000'], changes))
  expect(answer.status).toBe(400)
  expect(errorTypes(answer)).toEqual([type])
})

it('takes 250 properties at once and not one more', async () => {
  const ids = Array.from({ length: 251 }, (_, index) => String(1_000_000 + index))
  expect((await call('GET', stayQuery(ids.slice(1)))).status).toBe(200)
  expect(errorTypes(await call('GET', stayQuery(ids)))).toEqual(['property_id.above_maximum'])
})

it('books at the price that the check confirmed', async () => {
  const { body: checked } = await call('GET', priceCheckLink(await stays(call)))
  expect(checked.status).toBe('available')
  const booked = await call('POST', checked.links.book.href, aBooking())
  expect(booked.status).toBe(201)
  const { body } = await call('GET', booked.body.links.retrieve.href)
  expect(body.rooms[0]).toMatchObject({ status: 'booked', given_name: 'Ada', number_of_adults: 2 })
  const price = checked.occupancy_pricing['2'].totals.inclusive.billable_currency
  expect(body.rooms[0].rate.pricing.totals.inclusive.billable_currency).toEqual(price)
  expect((await ledger(sandbox)).orders).toEqual([
    expect.objectContaining({
      supplier: 'rapid',
      clientReference: 'item-1',
      state: 'confirmed',
      amount: price.value,
    }),
  ])
})

it('lets links expire and refuses forged ones', async () => {
  const href = await bookLink(call)
  expect(errorTypes(await call('POST', `${href}x`, aBooking()))).toEqual(['link.invalid'])
  now = new Date(now.getTime() + 31 * 60_000)
  const late = rapidClient(sandbox, { authorization: rapidAuthorization(sandbox, now.getTime()) })
  expect(errorTypes(await late('POST', href, aBooking()))).toEqual(['link.expired'])
})

it('refuses a reference it knows, and finds the booking by it', async () => {
  const href = await bookLink(call)
  await call('POST', href, aBooking())
  expect(errorTypes(await call('POST', href, aBooking()))).toEqual(['duplicate_itinerary'])
  const found = await call('GET', '/v3/itineraries?affiliate_reference_id=item-1&email=ada@example.com')
  expect(found.body).toHaveLength(1)
  const other = await call('GET', '/v3/itineraries?affiliate_reference_id=item-1&email=eve@example.com')
  expect(other.body).toEqual([])
})

it('wants the traveller’s address, a payment and a guest for each room', async () => {
  const href = await bookLink(call)
  const anonymous = rapidClient(sandbox, { 'customer-ip': '' })
  expect((await anonymous('POST', href, aBooking())).body.type).toBe('customer_ip.required')
  expect(errorTypes(await call('POST', href, aBooking({ payments: undefined })))).toEqual([
    'payments.required',
  ])
  const withPort = rapidClient(sandbox, { 'customer-ip': '192.0.2.7:443' })
  expect((await withPort('POST', href, aBooking())).body).toMatchObject({
    type: 'customer_ip.invalid',
    fields: [{ name: 'Customer-Ip', type: 'header', value: '192.0.2.7:443' }],
  })
  const [guest] = aBooking().rooms
  expect(errorTypes(await call('POST', href, aBooking({ rooms: [guest, guest] })))).toEqual(['rooms.invalid'])
})

it('holds a booking until it is resumed or dropped, else lets it lapse', async () => {
  const href = await bookLink(call)
  const hold = async (reference: string) => {
    const { body } = await call('POST', href, aBooking({ hold: true, affiliate_reference_id: reference }))
    return body.links
  }
  const [resumed, dropped, forgotten] = [await hold('one'), await hold('two'), await hold('three')]
  const status = async (links: typeof resumed) =>
    (await call('GET', links.retrieve.href)).body.rooms[0].status
  expect(await status(resumed)).toBe('pending')
  expect((await call('PUT', resumed.resume.href)).status).toBe(204)
  expect(await status(resumed)).toBe('booked')
  expect((await call('DELETE', dropped.cancel.href)).status).toBe(204)
  expect(await status(dropped)).toBe('canceled')
  expect(await status(forgotten)).toBe('pending')
  now = new Date(now.getTime() + 40 * 60_000)
  const states = (await ledger(sandbox)).orders.map(({ state }) => state)
  expect(states).toEqual(['confirmed', 'cancelled', 'expired'])
})

it('cancels a room once and says what comes back', async () => {
  const { body } = await call('POST', await bookLink(call), aBooking())
  const itinerary = await call('GET', body.links.retrieve.href)
  const { href } = itinerary.body.rooms[0].links.cancel
  expect((await call('DELETE', href)).status).toBe(204)
  expect((await call('DELETE', href)).body.type).toBe('room_already_cancelled')
  const after = await call('GET', body.links.retrieve.href)
  const { rate, status } = after.body.rooms[0]
  expect(status).toBe('canceled')
  expect(rate.cancel_refund.amount).toBe(rate.pricing.totals.inclusive.billable_currency.value)
  expect((await ledger(sandbox)).orders[0]!.state).toBe('cancelled')
})

it('sells a room once: what is taken is gone until it is cancelled', async () => {
  const href = await bookLink(call)
  const booked: string[] = []
  const book = () => call('POST', href, aBooking({ affiliate_reference_id: `item-${booked.length}` }))
  let answer = await book()
  for (; answer.status === 201; answer = await book()) booked.push(answer.body.links.retrieve.href)
  expect(answer.body.type).toBe('rooms_unavailable')
  const itinerary = await call('GET', booked[0]!)
  await call('DELETE', itinerary.body.rooms[0].links.cancel.href)
  expect((await call('POST', href, aBooking({ affiliate_reference_id: 'again' }))).status).toBe(201)
})

it('gives the rooms of a lapsed hold back', async () => {
  const properties = await stays(call)
  const { body } = await call('GET', priceCheckLink(properties))
  await call('POST', body.links.book.href, aBooking({ hold: true }))
  expect(await stays(call)).not.toEqual(properties)
  now = new Date(now.getTime() + 31 * 60_000)
  call = rapidClient(sandbox, { authorization: rapidAuthorization(sandbox, now.getTime()) })
  const rooms = (list: typeof properties) => JSON.stringify(list).match(/"available_rooms":\d+/g)
  expect(rooms(await stays(call))).toEqual(rooms(properties))
})
