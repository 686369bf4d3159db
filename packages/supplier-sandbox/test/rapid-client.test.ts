import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import type { Document, OpenAPIClient } from 'openapi-client-axios'
import { parse } from 'yaml'
import { operationNames } from '../src/operation-table.ts'
import { startSandbox, type Sandbox } from '../src/index.ts'
import { inDays, ledger, rapidAuthorization } from './clients.ts'
import { aBooking } from './hotels.ts'

const directory =
  process.env['CONTRACTS_DIR'] ?? fileURLToPath(new URL('../../../../shared/contracts', import.meta.url))
const file = `${directory}/expedia-rapid/rapid-v3.openapi.yaml`

let sandbox: Sandbox
let client: OpenAPIClient
const called = new Set<string>()

/** A client made of nothing but Rapid's own document: its operations, parameters and where each of them goes. */
const generate = async (): Promise<OpenAPIClient> => {
  const definition = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Document
  const api = new OpenAPIClientAxios({
    definition: { ...definition, servers: [{ url: `${sandbox.url}/rapid` }] },
    axiosConfigDefaults: { paramsSerializer: { indexes: null }, validateStatus: () => true },
    transformOperationName: (name) => name,
  })
  const made = await api.init()
  made.interceptors.request.use((request) => {
    request.headers.set('authorization', rapidAuthorization(sandbox))
    return request
  })
  return made
}

type Parameters = Record<string, unknown>

/** Calls an operation by its name in the document; the answer has to be as told. */
const call = async (name: string, parameters: Parameters, expected: { status: number; body?: object }) => {
  called.add(name)
  const answer = await client[name]!(parameters as never, expected.body)
  expect({ name, status: answer.status, data: answer.status < 300 || answer.data }).toEqual({
    name,
    status: expected.status,
    data: true,
  })
  return answer.data
}

const tokenOf = ({ href }: { href: string }) =>
  new URL(href, 'https://rapid.invalid').searchParams.get('token')
const traveller = { 'Customer-Ip': '192.0.2.7' }

const shop = async (occupancy: string[]) => {
  const language = { language: 'en-US' }
  const [region] = await call(
    'getRegions',
    { ...language, include: ['standard', 'property_ids'], iata_location_code: 'LON' },
    { status: 200 },
  )
  const property_id = region.property_ids.slice(0, 20)
  const content = { ...language, supply_source: 'expedia', include: ['name', 'location'], property_id }
  expect(Object.keys(await call('getPropertyContent', content, { status: 200 }))).toEqual(property_id)
  const query = {
    ...language,
    checkin: inDays(60),
    checkout: inDays(62),
    currency: 'USD',
    country_code: 'US',
    rate_plan_count: 5,
    sales_channel: 'website',
    sales_environment: 'hotel_only',
    filter: ['refundable', 'expedia_collect'],
    occupancy,
    property_id,
  }
  return call('getAvailability', query, { status: 200 })
}

/** The tokens that book one rate after another. */
const bookTokens = async (occupancy: string[], count: number) => {
  const properties: { property_id: string; rooms: { id: string; rates: Rate[] }[] }[] = await shop(occupancy)
  const tokens: string[] = []
  for (const { property_id, rooms } of properties.slice(0, count)) {
    const [room] = rooms
    const [rate] = room!.rates
    const token = tokenOf(rate!.links.payment_options)
    await call('getPaymentOptions', { property_id, token, ...traveller }, { status: 200 })
    const [beds] = Object.values(rate!.bed_groups)
    const check = { property_id, room_id: room!.id, rate_id: rate!.id, ...traveller }
    const { links } = await call(
      'priceCheck',
      { ...check, token: tokenOf(beds!.links.price_check) },
      { status: 200 },
    )
    tokens.push(tokenOf(links.book)!)
  }
  return tokens
}

interface Rate {
  id: string
  links: { payment_options: { href: string } }
  bed_groups: Record<string, { links: { price_check: { href: string } } }>
}

const define = () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    client = await generate()
  })
  afterAll(() => sandbox.close())

  it('books two rooms, finds them and cancels them one by one', async () => {
    const [token] = await bookTokens(['2', '1-9'], 1)
    const [guest] = aBooking().rooms
    const body = aBooking({ rooms: [guest, guest], affiliate_reference_id: 'two-rooms' })
    const created = await call('postItinerary', { token, ...traveller }, { status: 201, body })
    const by = { affiliate_reference_id: 'two-rooms', email: body.email, ...traveller }
    const [itinerary] = await call('getReservation', by, { status: 200 })
    expect(itinerary.itinerary_id).toBe(created.itinerary_id)
    const { itinerary_id } = itinerary
    for (const room of itinerary.rooms) {
      const cancel = { itinerary_id, room_id: room.id, token: tokenOf(room.links.cancel), ...traveller }
      await call('deleteRoom', cancel, { status: 204 })
    }
    const after = await call(
      'getReservationByItineraryId',
      { itinerary_id, email: body.email, ...traveller },
      { status: 200 },
    )
    expect(after.rooms.map(({ status }: { status: string }) => status)).toEqual(['canceled', 'canceled'])
    expect((await ledger(sandbox)).orders).toMatchObject([
      { clientReference: 'two-rooms', state: 'cancelled' },
    ])
  })

  it('holds a room, resumes one hold and drops another', async () => {
    const refused: string[] = []
    const held: {
      itinerary_id: string
      links: Record<'resume' | 'cancel' | 'retrieve', { href: string }>
    }[] = []
    for (const [index, token] of (await bookTokens(['1'], 12)).entries()) {
      called.add('postItinerary')
      const body = aBooking({ hold: true, affiliate_reference_id: `hold-${index}` })
      const { status, data } = await client['postItinerary']!({ token, ...traveller } as never, body)
      if (status === 201) held.push(data)
      else refused.push(data.errors[0].type)
    }
    expect(new Set(refused)).toEqual(new Set(['hold.invalid']))
    const [resumed, dropped] = held
    const linked = ({ itinerary_id }: { itinerary_id: string }, link: { href: string }) => ({
      itinerary_id,
      token: tokenOf(link),
      ...traveller,
    })
    await call('putResumeBooking', linked(resumed!, resumed!.links.resume), { status: 204 })
    await call('deleteHeldBooking', linked(dropped!, dropped!.links.cancel), { status: 204 })
    const { rooms } = await call('getReservationByItineraryId', linked(resumed!, resumed!.links.retrieve), {
      status: 200,
    })
    expect(rooms[0].status).toBe('booked')
  })

  it('finds properties within a polygon', async () => {
    const ring = [
      [2.2, 48.8],
      [2.5, 48.8],
      [2.5, 48.9],
      [2.2, 48.9],
      [2.2, 48.8],
    ]
    const body = { type: 'Polygon', coordinates: [ring] }
    const properties = await call(
      'postGeography',
      { include: 'property_ids', supply_source: 'expedia' },
      { status: 200, body },
    )
    expect(Object.keys(properties).length).toBeGreaterThan(5)
  })

  it('has met every operation that the sandbox serves', () => {
    expect([...called].toSorted()).toEqual(operationNames('rapid').toSorted())
  })
}

describe('a client generated from the document of Rapid', () => {
  if (existsSync(file)) define()
  else it.todo(`has no contract document at ${file}`)
})
