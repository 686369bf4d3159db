import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, rapidAuthorization, rapidClient } from './clients.ts'
import { regionQuery } from './hotels.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.close())

const json = 'application/json'
const suppliers = () => ({
  duffel: {
    of: (id: string) => `${sandbox.duffel.url}/air/orders/${id}`,
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${sandbox.duffel.token}`,
      'duffel-version': 'v2',
      'content-type': json,
    },
    refused: { meta: expect.anything(), errors: [{ type: 'invalid_request_error' }] },
  },
  rapid: {
    of: (id: string) => `${sandbox.rapid.url}/itineraries/${id}?token=x`,
    method: 'PUT',
    headers: {
      authorization: rapidAuthorization(sandbox),
      'customer-ip': '192.0.2.7',
      'content-type': json,
    },
    refused: { type: expect.any(String), message: expect.any(String) },
  },
  stripe: {
    of: (id: string) => `${sandbox.url}/v1/payment_intents/${id}`,
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.stripe.secretKey}` },
    refused: { error: { type: 'invalid_request_error', message: expect.any(String) } },
  },
})

describe.each(['duffel', 'rapid', 'stripe'] as const)('what the server of %s cannot read', (name) => {
  const send = async (id: string, changes: { headers?: Record<string, string>; body?: string } = {}) => {
    const { of, method, headers } = suppliers()[name]
    const { body } = changes
    const response = await fetch(of(id), { method, headers: { ...headers, ...changes.headers }, body })
    const text = await response.text()
    return { status: response.status, text, body: JSON.parse(text) as unknown }
  }
  const wrong = [400, 413, 415]

  it.each<[string, number[], string, { headers?: Record<string, string>; body?: string }]>([
    ['a broken escape', wrong, '%', {}],
    ['an escape that is no UTF-8', wrong, '%E0%A4%A', {}],
    ['an id of 5,000 characters', [404], 'a'.repeat(5_000), {}],
    ['a content type that is none', wrong, 'x', { headers: { 'content-type': '::1' }, body: '{}' }],
    ['a body of 3 MB', wrong, 'x', { body: 'x'.repeat(3_000_000) }],
  ])('is refused in the words of the supplier: %s', async (_, statuses, id, changes) => {
    const { status, text, body } = await send(id, changes)
    expect(statuses).toContain(status)
    expect(body).toMatchObject(suppliers()[name].refused)
    expect(text).not.toMatch(/FST_|statusCode/)
  })
})

describe('parameters that a contract refuses', () => {
  it.each([
    '/air/airlines?limit=1&limit=2',
    '/air/orders?sort=created_at&sort=created_at',
    '/places/suggestions?query=lon&query=par',
    '/places/suggestions?lat=51&lng=0&rad=wide',
    '/places/suggestions?lat=951&lng=0',
    '/air/airports/arp_lhr_gb?view=all',
  ])('are refused by Duffel: %s', async (path) => {
    const { status, body } = await duffelClient(sandbox)('GET', path)
    expect(status).toBe(422)
    expect(body.errors[0].code).toBe('invalid_query_parameter')
  })

  it.each([
    [`${regionQuery('LON')}&language=en-US`, 'language.invalid'],
    [`${regionQuery('LON')}&limit=all`, 'limit.invalid'],
    [`${regionQuery('LON')}&country_code=FR`, 'country_code.not_supported'],
    ['/v3/regions?language=en-US&include=standard&area=1,951,0', 'area.invalid'],
    [
      '/v3/properties/content?language=en-US&supply_source=expedia&property_id=1&multi_unit=x',
      'multi_unit.not_supported',
    ],
    ['/v3/itineraries?affiliate_reference_id=x&email=a@b.example&include=all', 'include.invalid'],
    ['/v3/itineraries?affiliate_reference_id=x&email=a@b.example&email=c@d.example', 'email.invalid'],
  ])('are refused by Rapid: %s', async (path, type) => {
    const { status, body } = await rapidClient(sandbox)('GET', path)
    expect(status).toBe(400)
    expect(body.errors[0].type).toBe(type)
  })

  it('are taken where they are lists, and ignored by Rapid where it does not know them', async () => {
    const names = '/air/orders?passenger_name[]=Ada&passenger_name[]=Grace'
    expect((await duffelClient(sandbox)('GET', names)).status).toBe(200)
    expect((await rapidClient(sandbox)('GET', `${regionQuery('LON')}&constructor=x`)).status).toBe(200)
  })
})
