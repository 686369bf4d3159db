import { globalId } from '@wayfare/domain'
import type { RunningServer } from '@wayfare/subgraph-kit'
import { createRouterStandIn } from '@wayfare/test-kit'
import type { Ask } from '@wayfare/test-kit'
import { startPlaces } from '../src/app.ts'

let server: RunningServer
let ask: Ask

beforeAll(async () => {
  const router = createRouterStandIn('places')
  const edge = { name: 'places', host: '127.0.0.1', port: 0, internalPublicKey: router.publicKey }
  server = await startPlaces({ ...edge, log: { level: 'silent' } })
  ask = router.at(server.url)
})
afterAll(() => server.close())

const search = `query ($query: String!, $kinds: [PlaceKind!], $first: Int, $after: String) {
  places(query: $query, kinds: $kinds, first: $first, after: $after) {
    totalCount
    nodes { id code kind name }
    edges { cursor node { code } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`
const codes = async (query: string, more: object = {}) => {
  const { data } = await ask(search, { query, ...more })
  return data.places.nodes.map(({ code, kind }: { code: string; kind: string }) => `${code} ${kind}`)
}

it.each([
  ['LHR', 'LHR AIRPORT'],
  ['lon', 'LON CITY'],
  ['tokyo', 'TYO CITY'],
  ['zurich', 'ZRH AIRPORT'],
  ['  São Pau ', 'SAO CITY'],
  ['heath', 'LHR AIRPORT'],
])('finds for %s first %s', async (query, first) => {
  expect((await codes(query))[0]).toBe(first)
})

it('keeps to the kinds asked for', async () => {
  expect((await codes('berlin', { kinds: ['CITY'] }))[0]).toBe('BER CITY')
  expect((await codes('berlin', { kinds: ['AIRPORT'] }))[0]).toBe('BER AIRPORT')
})

it('gives pages that join without a gap', async () => {
  const { data } = await ask(search, { query: 'san', first: 100 })
  const whole = data.places.nodes.slice(0, 25).map(({ id }: { id: string }) => id)
  const paged: string[] = []
  let after: string | undefined
  while (paged.length < 25) {
    const page = (await ask(search, { query: 'san', first: 5, after })).data.places
    expect(page).toMatchObject({
      totalCount: data.places.totalCount,
      pageInfo: { hasPreviousPage: paged.length > 0 },
    })
    paged.push(...page.nodes.map(({ id }: { id: string }) => id))
    after = page.pageInfo.endCursor
  }
  expect(paged).toEqual(whole)
})

it('shows ten places unless told', async () => {
  expect(await codes('a')).toHaveLength(10)
})

it.each([
  ['an empty query', { query: '  ' }, 'query'],
  ['a query too long', { query: 'x'.repeat(101) }, 'query'],
  ['an empty page', { query: 'a', first: 0 }, 'first'],
  ['a page too long', { query: 'a', first: 101 }, 'first'],
  ['a foreign cursor', { query: 'a', after: 'nonsense' }, 'after'],
])('refuses %s, naming the argument and what to send', async (_, variables, field) => {
  const { data, errors } = await ask(search, variables)
  expect(data.places).toBeNull()
  expect(errors).toMatchObject([
    {
      extensions: { code: 'BAD_USER_INPUT', field, hint: expect.stringMatching(/^Send /), service: 'places' },
    },
  ])
})

it('finds nothing for what is nowhere', async () => {
  const { data } = await ask(search, { query: '!!! qqqq' })
  expect(data.places).toMatchObject({
    totalCount: 0,
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  })
})

const entities = `query ($ids: [_Any!]!) {
  _entities(representations: $ids) {
    ... on Place {
      id code kind name countryCode timeZone coordinates { latitude longitude } city { id code kind name city { id } }
    }
  }
}`
const places = async (...ids: string[]) =>
  ask(entities, { ids: ids.map((id) => ({ __typename: 'Place', id })) })

it('resolves references, the unknown one to null', async () => {
  const { data, errors } = await places(
    globalId('Place', 'LHR'),
    globalId('Place', 'QQQ'),
    globalId('Place', 'TYO'),
  )
  expect(errors).toBeUndefined()
  const london = { id: globalId('Place', 'LON'), code: 'LON', kind: 'CITY', name: 'London', city: null }
  expect(data._entities).toMatchObject([
    { code: 'LHR', kind: 'AIRPORT', countryCode: 'GB', timeZone: 'Europe/London', city: london },
    null,
    { code: 'TYO', kind: 'CITY', countryCode: 'JP', timeZone: 'Asia/Tokyo', city: null },
  ])
  expect(data._entities[0].coordinates.latitude).toBeCloseTo(51.47, 1)
})

it('tells a city from the airport whose code it shares', async () => {
  const [airport] = (await places(globalId('Place', 'BER'))).data._entities
  const [city] = (await places(airport.city.id)).data._entities
  expect(airport).toMatchObject({ code: 'BER', kind: 'AIRPORT' })
  expect(city).toMatchObject({ code: 'BER', kind: 'CITY', name: 'Berlin', id: airport.city.id })
  expect(city.id).not.toBe(airport.id)
})

it('knows each place by one id only', async () => {
  const { data } = await places(
    globalId('Place', 'LON-city'),
    globalId('Place', 'LHR-city'),
    globalId('Place', 'lhr'),
  )
  expect(data._entities).toEqual([null, null, null])
})

it('refuses an id of something else', async () => {
  const { data, errors } = await places(globalId('Hotel', 'LHR'))
  expect(data._entities).toEqual([null])
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'id' } }])
})

it('finds one place by its id or by any of its codes, in any case', async () => {
  const one = async (id: string) =>
    (await ask('query ($id: ID!) { place(id: $id) { id code codes kind } }', { id })).data.place
  const airport = await one('bsl')
  expect(airport).toMatchObject({ code: 'BSL', codes: ['BSL', 'MLH', 'EAP', 'LFSB'], kind: 'AIRPORT' })
  for (const id of ['MLH', 'Eap', 'lfsb', airport.id]) expect(await one(id)).toEqual(airport)
  expect(await one('lon')).toMatchObject({ code: 'LON', kind: 'CITY' })
  expect(await one('QQQ')).toBeNull()
  expect((await ask('{ place(id: "Paris") { id } }', {})).errors).toMatchObject([
    { message: 'id is neither the id of a Place nor a code', extensions: { code: 'BAD_USER_INPUT' } },
  ])
})
