import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { openRapid, searchAll } from './stays.ts'

interface WireProperty {
  property_id: string
  rooms: { rates: { occupancy_pricing: Record<string, { totals: { inclusive: object } }> }[] }[]
}

let sandbox: Sandbox
let proxy: Server
let url: string
/** What the supplier sends instead of the properties that it has. */
let spoil: (properties: WireProperty[]) => unknown = (properties) => properties
let refusedWith: number | undefined
afterEach(() => {
  refusedWith = undefined
})

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  proxy = createServer(async (request, response) => {
    const { authorization = '' } = request.headers
    const answer = await fetch(sandbox.url + request.url, {
      method: request.method ?? 'GET',
      headers: { authorization },
      ...(request.method === 'GET' ? {} : { body: await text(request) }),
    })
    const body = (await answer.json()) as WireProperty[]
    const isAvailability = request.url?.includes('/properties/availability')
    const status = isAvailability ? refusedWith : undefined
    response.writeHead(status ?? answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isAvailability ? spoil(body) : body))
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/rapid/v3`
})
afterAll(async () => {
  proxy.close()
  await sandbox.close()
})

const hotelsOf = async () =>
  new Set((await searchAll(await openRapid(sandbox, url))).map(({ hotelId }) => hotelId))
const charge = (value: string, currency: string) => ({ billable_currency: { value, currency } })

it.each([
  ['an amount that is no number', charge('12,50', 'EUR')],
  ['a currency that does not exist', charge('12.50', 'EURO')],
  ['no amount', {}],
])('leaves out the property with %s, and no other', async (_, inclusive) => {
  spoil = (properties) => properties
  const all = await hotelsOf()
  let spoilt = ''
  spoil = ([first, ...others]) => {
    spoilt = first!.property_id
    for (const pricing of Object.values(first!.rooms[0]!.rates[0]!.occupancy_pricing))
      pricing.totals.inclusive = inclusive
    return [first, ...others]
  }
  const found = await hotelsOf()
  expect(found).toEqual(new Set([...all].filter((id) => id !== spoilt)))
  expect(found.size).toBe(all.size - 1)
})

it('leaves out the rates that are priced for other rooms', async () => {
  spoil = (properties) => {
    const [first] = properties
    for (const { rates } of first!.rooms)
      for (const rate of rates) rate.occupancy_pricing = { '1': Object.values(rate.occupancy_pricing)[0]! }
    return properties
  }
  const found = await hotelsOf()
  expect(found.size).toBeGreaterThan(10)
})

it('takes an answer of which nothing can be read for a bad one', async () => {
  spoil = (properties) => properties.map(() => ({ property: 'none' }))
  await expect(hotelsOf()).rejects.toMatchObject({ code: 'BAD_ANSWER', supplier: 'rapid' })
})

it.each([
  [400, 'REFUSED'],
  [403, 'INTERNAL'],
  [409, 'CONFLICT'],
  [413, 'REFUSED'],
  [431, 'REFUSED'],
])('takes an unforeseen %i neither for the caller’s fault nor for an outage', async (status, code) => {
  spoil = () => ({ type: 'moon_phase', message: 'Not today.' })
  refusedWith = status
  const rapid = await openRapid(sandbox, url)
  for (let call = 0; call < 12; call += 1)
    await expect(searchAll(rapid)).rejects.toMatchObject({ code, supplier: 'rapid' })
})
