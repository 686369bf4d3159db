import { fixture, oneOf, saying } from '../fixture.ts'

describe('@shareable', () => {
  const world = fixture({
    maps: {
      sdl: `type Query { here: Place, capital: City, now: Clock @shareable }
            type Place { name: String, position: Position! }
            type Position @shareable { lat: Float!, lon: Float!, height: Int }
            type City @key(fields: "id") { id: ID!, name: String @shareable, position: Position, mayor: String }
            type Clock @shareable { hour: Int!, zone: String }`,
      resolvers: {
        Query: {
          here: () => ({ name: 'Here', position: { lat: 1.5, lon: 2, height: 3 } }),
          capital: () => ({ id: 'BER', name: 'Berlin', position: { lat: 52, lon: 13 }, mayor: 'Kai' }),
          now: () => ({ hour: 7, zone: 'UTC' }),
        },
        City: { __resolveReference: oneOf({ id: 'BER', name: 'Berlin', mayor: 'Kai' }) },
      },
    },
    routes: {
      sdl: `type Query { start: Position!, next: City!, now: Clock @shareable }
            type Position @shareable { lat: Float!, lon: Float!, height: Int! }
            type City @key(fields: "id") { id: ID!, name: String! @shareable, stops: [Position!] }
            type Clock @shareable { hour: Int!, zone: String }`,
      resolvers: {
        Query: {
          start: () => ({ lat: 10, lon: 20, height: 30 }),
          next: () => ({ id: 'BER', name: 'Berlin', stops: [{ lat: 0, lon: 0, height: 0 }] }),
          now: () => ({ hour: 7, zone: 'UTC' }),
        },
        City: {
          __resolveReference: oneOf({
            id: 'BER',
            name: 'Berlin',
            stops: [{ lat: -1, lon: -0.5, height: 1 }],
          }),
        },
      },
    },
  })

  it('answers a value type from each subgraph that has it', async () => {
    expect(await world.ask('{ start { lat height } here { position { height lon } } }')).toAnswer({
      data: { start: { lat: 10, height: 30 }, here: { position: { height: 3, lon: 2 } } },
      fetches: { maps: 1, routes: 1 },
    })
  })

  it('takes the more lenient of two nullabilities', async () => {
    expect(await world.ask('{ __type(name: "Position") { fields { name type { kind } } } }')).toAnswer({
      data: {
        __type: {
          fields: [
            { name: 'lat', type: { kind: 'NON_NULL' } },
            { name: 'lon', type: { kind: 'NON_NULL' } },
            { name: 'height', type: { kind: 'SCALAR' } },
          ],
        },
      },
      fetches: {},
    })
  })

  it('accepts a null of the subgraph whose field is nullable', async () => {
    expect(await world.ask('{ capital { name position { lat height } } }')).toAnswer({
      data: { capital: { name: 'Berlin', position: { lat: 52, height: null } } },
      fetches: { maps: 1 },
    })
  })

  it('answers a shared entity field without a further call', async () => {
    expect(await world.ask('{ next { name stops { lat } } }')).toAnswer({
      data: { next: { name: 'Berlin', stops: [{ lat: 0 }] } },
      fetches: { routes: 1 },
    })
  })

  it('joins the entity where one subgraph alone cannot answer', async () => {
    expect(await world.ask('{ next { name mayor } capital { name stops { lat lon } } }')).toAnswer({
      data: {
        next: { name: 'Berlin', mayor: 'Kai' },
        capital: { name: 'Berlin', stops: [{ lat: -1, lon: -0.5 }] },
      },
      fetches: { maps: 2, routes: 2 },
    })
  })

  it('asks one subgraph for a root field that both have', async () => {
    const answer = await world.ask('{ now { hour zone } }')
    expect(answer).toAnswer({ data: { now: { hour: 7, zone: 'UTC' } } })
    expect(answer.seen).toHaveLength(1)
  })

  it('asks for a shared root field where a call goes anyway', async () => {
    expect(await world.ask('{ start { lat } now { hour } }')).toAnswer({
      data: { start: { lat: 10 }, now: { hour: 7 } },
      fetches: { routes: 1 },
    })
  })
})

describe('a shared value type with fields that only one subgraph has', () => {
  const settings = fixture({
    base: {
      sdl: `type Query { settings: Settings @shareable }
            type Settings { theme: String }`,
      resolvers: { Query: { settings: () => ({ theme: 'dark' }) } },
    },
    more: {
      sdl: `type Query { settings: Settings @shareable }
            type Settings { size: Int }`,
      resolvers: { Query: { settings: () => ({ size: 12 }) } },
    },
  })

  it('is put together from both roots', async () => {
    expect(await settings.ask('{ settings { size theme } }')).toAnswer({
      data: { settings: { size: 12, theme: 'dark' } },
      fetches: { base: 1, more: 1 },
    })
  })

  it('is not asked for where its fields were not', async () => {
    const instead = { more: () => '{"data":{"settings":null}}' }
    expect(await settings.ask('{ settings { theme } }', {}, { instead })).toAnswer({
      data: { settings: { theme: 'dark' } },
      fetches: { base: 1 },
    })
  })

  it('keeps what the one had where the other had null, whichever that is', async () => {
    const nothing = saying({ settings: null })
    const query = '{ settings { size theme } }'
    expect(await settings.ask(query, {}, { instead: { more: nothing } })).toAnswer({
      data: { settings: { size: null, theme: 'dark' } },
      fetches: { base: 1, more: 1 },
    })
    expect(await settings.ask(query, {}, { instead: { base: nothing } })).toAnswer({
      data: { settings: { size: 12, theme: null } },
      fetches: { base: 1, more: 1 },
    })
  })
})
