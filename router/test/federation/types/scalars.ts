import { GraphQLScalarType } from 'graphql'
import { fixture, oneOf, saying } from '../fixture.ts'

describe('custom scalars', () => {
  const json = new GraphQLScalarType({ name: 'JSON' })
  const metadata = { b: [1, { a: null }], a: { 'with space': 'é', __typename: 'no type' } }
  const store = fixture({
    store: {
      sdl: `scalar JSON
            scalar Instant
            type Query { item: Item, items: [Item!], echo(value: JSON): JSON, search(filter: Filter!): JSON }
            input Filter { where: JSON!, since: Instant }
            type Item @key(fields: "ref") { ref: JSON!, metadata: JSON, made: Instant, many: [JSON!] }`,
      resolvers: {
        JSON: json,
        Query: {
          item: () => ({ ref: { part: 1 }, metadata, made: '2026-01-01T00:00:00Z', many: [1, 'a', [2], {}] }),
          echo: (_: unknown, { value }: { value: unknown }) => value,
          search: (_: unknown, { filter }: { filter: unknown }) => filter,
        },
      },
    },
    prices: {
      sdl: `scalar JSON
            type Item @key(fields: "ref") { ref: JSON!, price: Int, raw: JSON! }`,
      resolvers: {
        JSON: json,
        Item: { __resolveReference: oneOf({ ref: { part: 1 }, price: 5, raw: false }) },
      },
    },
  })

  it('pass through whatever JSON they are', async () => {
    expect(await store.ask('{ item { metadata made many } }')).toAnswer({
      data: { item: { metadata, made: '2026-01-01T00:00:00Z', many: [1, 'a', [2], {}] } },
    })
  })

  it('may have names in them that mean something to JavaScript', async () => {
    const instead = {
      store: () =>
        '{"data":{"item":{"metadata":{"__proto__":{"a":[{"__proto__":1}]},"constructor":null,"toString":"x"}}}}',
    }
    const answer = await store.ask('{ item { metadata } }', {}, { instead })
    expect(answer.data?.text).toBe(
      '{"item":{"metadata":{"__proto__":{"a":[{"__proto__":1}]},"constructor":null,"toString":"x"}}}',
    )
  })

  it('may have such names in them at equal entities', async () => {
    const item = (metadata: number) => ({ __typename: 'Item', ref: 1, metadata })
    const instead = {
      store: saying({ items: [item(1), item(2)] }),
      prices: () => '{"data":{"_entities":[{"raw":{"__proto__":{"b":1},"valueOf":[]}}]}}',
    }
    const answer = await store.ask('{ items { metadata raw } }', {}, { instead })
    const raw = '{"__proto__":{"b":1},"valueOf":[]}'
    expect(answer.data?.text).toBe(`{"items":[{"metadata":1,"raw":${raw}},{"metadata":2,"raw":${raw}}]}`)
  })

  it('can be keys', async () => {
    expect(await store.ask('{ item { price raw } }')).toAnswer({ data: { item: { price: 5, raw: false } } })
  })

  it('arrive from variables as they were sent', async () => {
    const value = { deep: [{ er: [[]] }, null, 1.5, 'x'], __proto: true }
    expect(await store.ask('query ($value: JSON) { echo(value: $value) }', { value })).toAnswer({
      data: { echo: value },
    })
  })

  it('arrive from literals, also with variables inside', async () => {
    expect(
      await store.ask('query ($x: JSON) { echo(value: { a: [1, 2.5, "s", true, null, RED], b: $x }) }', {
        x: { y: 1 },
      }),
    ).toAnswer({ data: { echo: { a: [1, 2.5, 's', true, null, 'RED'], b: { y: 1 } } } })
  })

  it('arrive inside of inputs', async () => {
    const filter = { where: { any: ['of', { these: true }] }, since: '2026-01-01T00:00:00Z' }
    expect(await store.ask('query ($filter: Filter!) { search(filter: $filter) }', { filter })).toAnswer({
      data: { search: filter },
    })
  })
})

describe('built-in scalars', () => {
  const numbers = fixture({
    numbers: {
      sdl: `type Query { numbers: Numbers, strict: Strict, all: [Int!] }
            type Numbers { int: Int, float: Float, string: String, boolean: Boolean, id: ID, ids: [ID] }
            type Strict { int: Int! }`,
      resolvers: {
        Query: {
          numbers: () => ({
            int: -2_147_483_648,
            float: 1.5e300,
            string: '',
            boolean: false,
            id: 7,
            ids: ['a', 1],
          }),
        },
      },
    },
  })
  const asked = '{ numbers { int float string boolean id } }'
  const none = { int: null, float: null, string: null, boolean: null, id: null }
  const answering = (leaves: object) =>
    numbers.ask(asked, {}, { instead: { numbers: saying({ numbers: { ...none, ...leaves } }) } })

  it('pass through at the ends of their ranges', async () => {
    expect(await numbers.ask('{ numbers { int float string boolean id ids } }')).toAnswer({
      data: {
        numbers: {
          int: -2_147_483_648,
          float: 1.5e300,
          string: '',
          boolean: false,
          id: '7',
          ids: ['a', '1'],
        },
      },
    })
  })

  it('pass through where a float is a whole number', async () => {
    expect(await answering({ float: 3, int: 0 })).toAnswer({
      data: { numbers: { ...none, int: 0, float: 3 } },
    })
  })

  it.each([
    ['a string for an Int', { int: '5' }, 'int'],
    ['a fraction for an Int', { int: 1.5 }, 'int'],
    ['too large a number for an Int', { int: 2_147_483_648 }, 'int'],
    ['a string for a Float', { float: 'NaN' }, 'float'],
    ['an object for a String', { string: { a: 1 } }, 'string'],
    ['a list for a Boolean', { boolean: [true] }, 'boolean'],
    ['a string for a Boolean', { boolean: 'true' }, 'boolean'],
    ['an object for an ID', { id: {} }, 'id'],
  ])('are null, and said so, for %s', async (_, leaves, name) => {
    expect(await answering(leaves)).toAnswer({
      data: { numbers: none },
      errors: [{ path: ['numbers', name] }],
    })
  })

  it('make their parent null where they must not be null', async () => {
    const instead = { numbers: saying({ strict: { int: 'five' } }) }
    expect(await numbers.ask('{ strict { int } }', {}, { instead })).toAnswer({
      data: { strict: null },
      errors: [{ path: ['strict', 'int'] }],
    })
  })

  it('make the list null where one entry must not be null', async () => {
    const instead = { numbers: saying({ all: [1, 'two', 3] }) }
    expect(await numbers.ask('{ all }', {}, { instead })).toAnswer({
      data: { all: null },
      errors: [{ path: ['all', 1] }],
    })
  })
})
