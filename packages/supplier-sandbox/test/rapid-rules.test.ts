import { startSandbox, type Sandbox } from '../src/index.ts'
import { ledger, order, rapidAuthorization, rapidClient } from './clients.ts'
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

/** A client of a later time. */
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
  return rapidClient(sandbox, { authorization: rapidAuthorization(sandbox, now.getTime()) })
}
const errorTypes = ({ body }: { body: { errors: { type: string }[] } }) => body.errors.map(({ type }) => type)
const testing = (test: string) => rapidClient(sandbox, { test })
const minutes = 60_000

describe('shopping', () => {
  const someIds = async () =>
    (await call('GET', regionQuery('LON'))).body[0].property_ids.slice(0, 20) as string[]
  const shop = async (changes: Record<string, string>) => call('GET', stayQuery(await someIds(), changes))
  type Rate = { refundable: boolean; holdable?: boolean; links: Record<string, { href: string }> }
  const ratesOf = ({ body }: { body: { rooms: { rates: Rate[] }[] }[] }) =>
    body.flatMap(({ rooms }) => rooms.flatMap(({ rates }) => rates))

  it('sells what the filter names and refuses one that Rapid does not have', async () => {
    expect(ratesOf(await shop({ filter: 'refundable' })).every(({ refundable }) => refundable)).toBe(true)
    expect(ratesOf(await shop({ filter: 'expedia_collect' })).length).toBeGreaterThan(50)
    for (const filter of ['property_collect', 'loyalty']) expect((await shop({ filter })).body).toEqual([])
    expect(errorTypes(await shop({ filter: 'cheap' }))).toEqual(['filter.invalid'])
    expect(errorTypes(await shop({ include: 'everything' }))).toEqual(['include.invalid'])
    expect((await shop({ nobody_knows: 'this' })).status).toBe(200)
  })

  it('says which rates can be held to those who ask, and only of single rooms', async () => {
    const holdable = ratesOf(await shop({})).map((rate) => rate.holdable)
    expect(new Set(holdable)).toEqual(new Set([true, false]))
    expect(ratesOf(await shop({ include: 'unavailable_reason' }))[0]).not.toHaveProperty('holdable')
    const two = await call('GET', `${stayQuery(await someIds())}&occupancy=1`)
    expect(ratesOf(two).some((rate) => rate.holdable)).toBe(false)
  })

  it('prices each occupancy by itself', async () => {
    const path = `${stayQuery(await someIds(), { occupancy: '1' })}&occupancy=2&occupancy=3-9`
    const { occupancy_pricing } = ratesOf(await call('GET', path))[0] as unknown as {
      occupancy_pricing: Record<string, { totals: { inclusive: { billable_currency: { value: string } } } }>
    }
    const totals = ['1', '2', '3-9'].map((text) =>
      Number(occupancy_pricing[text]!.totals.inclusive.billable_currency.value),
    )
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    expect(new Set(totals).size).toBe(3)
  })

  it('gives links that lead somewhere', async () => {
    const { href } = ratesOf(await shop({}))[0]!.links['payment_options']!
    expect((await call('GET', href)).body).toMatchObject({ affiliate_collect: { name: 'Affiliate Collect' } })
    expect(errorTypes(await call('GET', `${href}x`))).toEqual(['link.invalid'])
  })

  it('shows in its headers that capacity is used up, and when it comes back', async () => {
    const first = await call('GET', regionQuery('LON'))
    const before = Number(first.headers.get('rate-limit-minute-remaining'))
    for (let index = 0; index < 120; index += 1) await call('GET', '/v3/properties/availability')
    const last = await call('GET', regionQuery('LON'))
    expect(Number(last.headers.get('rate-limit-minute-remaining'))).toBeLessThan(before)
    const reset = Number(last.headers.get('rate-limit-minute-reset'))
    expect(reset - now.getTime()).toBeGreaterThan(0)
    expect(reset - now.getTime()).toBeLessThanOrEqual(minutes)
    const fresh = await later(minutes)('GET', regionQuery('LON'))
    expect(Number(fresh.headers.get('rate-limit-minute-remaining'))).toBe(99)
  })
})

describe('booking', () => {
  const guest = (given_name: string) => ({ rooms: [{ given_name, family_name: 'Lovelace' }] })
  const address = (changes: object) => ({
    payments: [
      {
        type: 'affiliate_collect',
        billing_contact: {
          given_name: 'Ada',
          family_name: 'Lovelace',
          address: { line_1: '1 Main Street', city: 'Springfield', ...changes },
        },
      },
    ],
  })

  it.each([
    ['a reference that is too short', { affiliate_reference_id: 'x' }, 'affiliate_reference_id.invalid'],
    [
      'a reference that is too long',
      { affiliate_reference_id: 'x'.repeat(29) },
      'affiliate_reference_id.invalid',
    ],
    ['a reference with brackets', { affiliate_reference_id: 'a(b)c' }, 'affiliate_reference_id.invalid'],
    ['an e-mail that is none', { email: 'nobody' }, 'email.invalid'],
    ['an e-mail of 20,000 characters', { email: `${'a'.repeat(20_000)}@b.com` }, 'email.invalid'],
    ['a name of no letters', guest(''), 'rooms.given_name.invalid'],
    ['a name of 61 letters', guest('a'.repeat(61)), 'rooms.given_name.invalid'],
    ['a name beyond ISO 8859-1', guest('Łukasz'), 'rooms.given_name.invalid'],
    ['an apostrophe beyond ISO 8859-1', guest('O’Brien'), 'rooms.given_name.invalid'],
    [
      'a country code with a plus',
      { phone: { country_code: '+44', number: '207' } },
      'phone.country_code.invalid',
    ],
    [
      'a phone number of 26 digits',
      { phone: { country_code: '44', number: '2'.repeat(24) } },
      'phone.number.invalid',
    ],
    ['a country of four letters', address({ country_code: 'ABCD' }), 'address.country_code.invalid'],
    [
      'no state in the US',
      address({ country_code: 'US', postal_code: '98121' }),
      'address.state_province_code.required',
    ],
    ['no postal code in the UK', address({ country_code: 'GB' }), 'address.postal_code.required'],
    ['metadata without pairs', { affiliate_metadata: 'just words' }, 'affiliate_metadata.invalid'],
    ['no payment', { payments: [] }, 'payments.required'],
  ])('refuses %s and names the field', async (_, changes, type) => {
    const answer = await call('POST', await bookLink(call), aBooking(changes))
    expect(answer.status).toBe(400)
    expect(errorTypes(answer)).toEqual([type])
    expect(answer.body.errors[0].fields[0]).toMatchObject({ name: type.split('.').at(-2), type: 'body' })
    expect((await ledger(sandbox)).orders).toEqual([])
  })

  it('holds only rates that can be held, and those it books at once', async () => {
    const href = await bookLink(call, { holdable: false })
    expect(errorTypes(await call('POST', href, aBooking({ hold: true })))).toEqual(['hold.invalid'])
    expect((await call('POST', href, aBooking())).status).toBe(201)
  })

  it('lets links of a hold expire before the hold does, and gives new ones', async () => {
    const { body } = await call('POST', await bookLink(call), aBooking({ hold: true }))
    expect(Date.parse(body.links.resume.expires) - now.getTime()).toBe(10 * minutes)
    const client = later(11 * minutes)
    expect(errorTypes(await client('PUT', body.links.resume.href))).toEqual(['link.expired'])
    const { links } = (await client('GET', body.links.retrieve.href)).body
    expect((await client('PUT', links.resume.href)).status).toBe(204)
  })

  it('hides a new itinerary for a while: nothing, or two fields, though the reference is taken', async () => {
    await order(sandbox, { supplier: 'rapid', operation: 'postItinerary', kind: 'retrieval-lag', times: 1 })
    const href = await bookLink(call)
    const { body } = await call('POST', href, aBooking())
    const search = '/v3/itineraries?affiliate_reference_id=item-1&email=ada@example.com'
    expect((await call('GET', body.links.retrieve.href)).status).toBe(404)
    const part = { itinerary_id: body.itinerary_id, creation_date_time: now.toISOString() }
    expect((await call('GET', body.links.retrieve.href)).body).toEqual(part)
    expect((await call('GET', search)).body).toEqual([])
    expect((await call('GET', search)).body).toEqual([part])
    expect(errorTypes(await call('POST', href, aBooking()))).toEqual(['duplicate_itinerary'])
    expect((await ledger(sandbox)).orders).toMatchObject([{ state: 'confirmed' }])
    expect((await later(90_001)('GET', search)).body[0].rooms).toHaveLength(1)
  })

  it('answers 206 with a part of the itinerary when a service behind it is away', async () => {
    const { body } = await call('POST', await bookLink(call), aBooking())
    await order(sandbox, {
      supplier: 'rapid',
      operation: 'getReservationByItineraryId',
      kind: 'degraded-answer',
      times: 1,
    })
    const degraded = await call('GET', body.links.retrieve.href)
    expect(degraded.status).toBe(206)
    expect(degraded.body.rooms[0]).not.toHaveProperty('rate')
    expect((await call('GET', body.links.retrieve.href)).body.rooms[0]).toHaveProperty('rate')
  })
})

describe('the Test header', () => {
  it('is honoured by shopping and price checks', async () => {
    const link = priceCheckLink(await stays(call))
    expect((await testing('sold_out')('GET', link)).body).toMatchObject({ status: 'sold_out' })
    expect((await testing('available')('GET', link)).body).toMatchObject({ status: 'available' })
    expect((await testing('service_unavailable')('GET', link)).status).toBe(503)
    expect((await testing('unknown_internal_error')('GET', stayQuery(['1000000']))).status).toBe(500)
    const changed = await testing('price_changed')('GET', link)
    expect(changed.body.status).toBe('price_changed')
    expect((await call('POST', changed.body.links.book.href, aBooking())).status).toBe(201)
  })

  it.each([
    ['price_mismatch', 409],
    ['rooms_unavailable', 410],
    ['cc_declined', 400],
    ['service_unavailable', 503],
    ['internal_server_error', 500],
    ['standard', 201],
    ['no_such_value', 201],
  ])('%s makes a booking answer %i', async (value, status) => {
    expect((await testing(value)('POST', await bookLink(call), aBooking())).status).toBe(status)
  })

  it('is honoured by retrieving, resuming and cancelling', async () => {
    const { body } = await call('POST', await bookLink(call), aBooking({ hold: true }))
    const { retrieve, resume } = body.links
    expect((await testing('degraded_response')('GET', retrieve.href)).status).toBe(206)
    expect((await testing('internal_server_error')('GET', retrieve.href)).status).toBe(500)
    expect((await testing('service_unavailable')('PUT', resume.href)).status).toBe(202)
    expect((await call('PUT', resume.href)).status).toBe(204)
    const cancel = (await call('GET', retrieve.href)).body.rooms[0].links.cancel.href
    expect((await testing('post_stay_cancel')('DELETE', cancel)).status).toBe(202)
    expect((await testing('unknown_internal_error')('DELETE', cancel)).status).toBe(500)
    expect((await call('DELETE', cancel)).status).toBe(204)
  })
})
