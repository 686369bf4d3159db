import { SubgraphFailure } from '../../../src/execution/transport.ts'
import type { SubgraphFailureCode } from '../../../src/execution/transport.ts'
import { fixture, oneOf, saying } from '../fixture.ts'
import type { Instead } from '../fixture.ts'

const hotel = { id: 'h1', name: 'Ritz', stars: 5 }
const travel = fixture({
  hotels: {
    sdl: `type Query { hotel: Hotel, hotels: [Hotel!]!, mustHave: Hotel! }
          type Hotel @key(fields: "id") { id: ID!, name: String!, stars: Int }`,
    resolvers: {
      Query: {
        hotel: () => hotel,
        hotels: () => [hotel, { id: 'h2', name: 'Inn' }],
        mustHave: () => hotel,
      },
      Hotel: { __resolveReference: oneOf(hotel) },
    },
  },
  reviews: {
    sdl: `type Query { latest: Review, count: Int! }
          type Review { text: String, hotel: Hotel }
          type Hotel @key(fields: "id") { id: ID!, reviews: [Review!], score: Float, rank: Int! }`,
    resolvers: {
      Query: { latest: () => ({ text: 'Fine', hotel: { id: 'h1' } }), count: () => 2 },
      Hotel: {
        __resolveReference: oneOf(
          { id: 'h1', score: 4.5, rank: 1, reviews: [{ text: 'Fine' }] },
          { id: 'h2', score: 3, rank: 2, reviews: [] },
        ),
      },
    },
  },
  weather: {
    sdl: `type Query { sun: Boolean }
          type Hotel @key(fields: "id") { id: ID!, sunny: Boolean }`,
    resolvers: { Query: { sun: () => true }, Hotel: { sunny: () => true } },
  },
})

const fails = (code: SubgraphFailureCode) => () => {
  throw new SubgraphFailure(code, 'does not answer')
}
const down = fails('SUBGRAPH_UNAVAILABLE')
const text = (answered: string) => () => answered

describe('a subgraph that is down', () => {
  it('costs its root fields, and the rest stands', async () => {
    expect(
      await travel.ask('{ hotel { name } latest { text } sun }', {}, { instead: { reviews: down } }),
    ).toAnswer({
      data: { hotel: { name: 'Ritz' }, latest: null, sun: true },
      errors: [{ path: ['latest'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } }],
    })
  })

  it('costs its fields of an entity', async () => {
    expect(await travel.ask('{ hotel { score name sunny } }', {}, { instead: { reviews: down } })).toAnswer({
      data: { hotel: { score: null, name: 'Ritz', sunny: true } },
      errors: [{ path: ['hotel'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } }],
    })
  })

  it('is named once for all entities of a list', async () => {
    expect(await travel.ask('{ hotels { name score } }', {}, { instead: { reviews: down } })).toAnswer({
      data: {
        hotels: [
          { name: 'Ritz', score: null },
          { name: 'Inn', score: null },
        ],
      },
      errors: [{ path: ['hotels'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } }],
    })
  })

  it('makes the entity null where its fields must not be', async () => {
    expect(await travel.ask('{ hotel { name rank } sun }', {}, { instead: { reviews: down } })).toAnswer({
      data: { hotel: null, sun: true },
      errors: [{ path: ['hotel'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    })
  })

  it('makes all data null where its root field must not be', async () => {
    expect(await travel.ask('{ count sun }', {}, { instead: { reviews: down } })).toAnswer({
      data: null,
      errors: [{ path: ['count'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } }],
    })
  })

  it('costs what hangs on it', async () => {
    expect(
      await travel.ask('{ latest { hotel { name } } hotel { name } }', {}, { instead: { reviews: down } }),
    ).toAnswer({
      data: { latest: null, hotel: { name: 'Ritz' } },
      errors: [{ path: ['latest'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
      fetches: { reviews: 1, hotels: 1 },
    })
  })

  it('does not hide that another is down, too', async () => {
    const instead = { reviews: down, weather: fails('SUBGRAPH_TIMEOUT') }
    expect(await travel.ask('{ hotel { score sunny } sun }', {}, { instead })).toAnswer({
      data: { hotel: { score: null, sunny: null }, sun: null },
      errors: [
        { path: ['hotel'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } },
        { path: ['hotel'], extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'weather' } },
        { path: ['sun'], extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'weather' } },
      ],
    })
  })

  it('can be all of them', async () => {
    const instead = { hotels: down, reviews: down, weather: down }
    expect(await travel.ask('{ hotel { name } sun }', {}, { instead })).toAnswer({
      data: { hotel: null, sun: null },
      errors: [
        { path: ['hotel'], extensions: { service: 'hotels' } },
        { path: ['sun'], extensions: { service: 'weather' } },
      ],
    })
  })

  it.each(['SUBGRAPH_TIMEOUT', 'SUBGRAPH_BAD_ANSWER', 'REQUEST_CANCELLED'] as const)(
    'says how: %s',
    async (code) => {
      expect(await travel.ask('{ sun }', {}, { instead: { weather: fails(code) } })).toAnswer({
        data: { sun: null },
        errors: [{ path: ['sun'], extensions: { code, service: 'weather' } }],
      })
    },
  )
})

describe('an answer that breaks the contract', () => {
  const badAnswer = (path: string[]) => [
    { path, extensions: { code: 'SUBGRAPH_BAD_ANSWER', service: 'weather' } },
  ]

  it.each<[string, Instead]>([
    ['is no JSON', text('<html>')],
    ['is empty', text('')],
    ['is cut off', text('{"data":{"sun":tr')],
    ['is null', text('null')],
    ['is a list', text('[]')],
    ['is a string', text('"sun"')],
    ['is a number', text('42')],
    ['has neither data nor errors', text('{}')],
    ['has null for data and no errors', text('{"data":null}')],
    ['has a string for data', text('{"data":"sun"}')],
    ['has a list for data', text('{"data":[{"sun":true}]}')],
  ])('is an error of the subgraph where it %s', async (_, weather) => {
    expect(await travel.ask('{ hotel { name } sun }', {}, { instead: { weather } })).toAnswer({
      data: { hotel: { name: 'Ritz' }, sun: null },
      errors: badAnswer(['sun']),
    })
  })

  it.each<[string, Instead]>([
    ['fewer entities than asked for', saying({ _entities: [{ __typename: 'Hotel', sunny: true }] })],
    [
      'more entities than asked for',
      saying({ _entities: [1, 2, 3].map(() => ({ __typename: 'Hotel', sunny: true })) }),
    ],
    ['no entities at all', saying({})],
    ['null for the list of entities', saying({ _entities: null })],
    [
      'an object for the list of entities',
      saying({ _entities: { 0: { __typename: 'Hotel', sunny: true } } }),
    ],
    ['null for data', saying(null)],
  ])('is an error of the subgraph where it has %s', async (_, weather) => {
    expect(await travel.ask('{ hotels { name sunny } }', {}, { instead: { weather } })).toAnswer({
      data: {
        hotels: [
          { name: 'Ritz', sunny: null },
          { name: 'Inn', sunny: null },
        ],
      },
      errors: badAnswer(['hotels']),
    })
  })

  it('may have a scalar for an entity, which then is unknown', async () => {
    const answer = await travel.ask(
      '{ hotel { name sunny } }',
      {},
      { instead: { weather: saying({ _entities: ['sunny'] }) } },
    )
    expect(answer.data?.toJSON()).toEqual({ hotel: { name: 'Ritz', sunny: null } })
  })

  it('may have a scalar for an object', async () => {
    expect(
      await travel.ask('{ hotel { name } sun }', {}, { instead: { hotels: saying({ hotel: 'Ritz' }) } }),
    ).toAnswer({
      data: { hotel: null, sun: true },
      errors: [{ path: ['hotel'] }],
    })
  })

  it('may have an object for a scalar', async () => {
    const instead = { hotels: saying({ hotel: { name: 'Ritz', stars: { is: 5 } } }) }
    expect(await travel.ask('{ hotel { name stars } }', {}, { instead })).toAnswer({
      data: { hotel: { name: 'Ritz', stars: null } },
      errors: [{ path: ['hotel', 'stars'] }],
    })
  })

  it('may have fields that nobody asked for', async () => {
    const instead = { hotels: saying({ hotel: { name: 'Ritz', secret: 1, stars: 2 }, more: [] }) }
    expect(await travel.ask('{ hotel { name } }', {}, { instead })).toAnswer({
      data: { hotel: { name: 'Ritz' } },
    })
  })

  it('may lack the key of an entity, which then can not be asked for elsewhere', async () => {
    const instead = { hotels: saying({ hotel: { __typename: 'Hotel', name: 'Ritz' } }) }
    expect(await travel.ask('{ hotel { name sunny } }', {}, { instead })).toAnswer({
      data: { hotel: { name: 'Ritz', sunny: null } },
      fetches: { hotels: 1 },
    })
  })

  it('is refused where its errors are no list', async () => {
    const instead = { weather: text('{"data":{"sun":true},"errors":"none"}') }
    expect(await travel.ask('{ sun }', {}, { instead })).toAnswer({
      data: { sun: null },
      errors: badAnswer(['sun']),
    })
  })

  it('may have an empty list of errors', async () => {
    expect(
      await travel.ask('{ sun }', {}, { instead: { weather: text('{"data":{"sun":true},"errors":[]}') } }),
    ).toAnswer({ data: { sun: true } })
  })
})
