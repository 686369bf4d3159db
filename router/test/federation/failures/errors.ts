import { GraphQLError } from 'graphql'
import { fixture, oneOf } from '../fixture.ts'

const failing = (message: string, extensions: Record<string, unknown> = {}) =>
  new GraphQLError(message, { extensions })

const store = fixture({
  orders: {
    sdl: `type Query { order: Order, orders: [Order!]!, groups: [[Order]], broken: Int, brokenToo: Int, mustNot: Int!, things: [Thing!]! }
          type Order { id: ID!, total: Int, note: String, product: Product, items: [Item!] }
          type Item { product: Product, count: Int }
          type Product @key(fields: "upc") { upc: ID! }
          type Gift { text: String! }
          union Thing = Gift | Product`,
    resolvers: {
      Query: {
        order: () => ({
          id: '1',
          total: failing('No total', { code: 'TOTAL', detail: { deep: [1] } }),
          product: { upc: 'bad' },
          items: [
            { product: { upc: 'good' }, count: 1 },
            { product: { upc: 'bad' }, count: failing('No count') },
          ],
        }),
        orders: () => [
          { id: '1', product: { upc: 'bad' } },
          { id: '2', product: { upc: 'good' } },
          { id: '3', product: null },
          { id: '4', product: { upc: 'bad' } },
        ],
        groups: () => [
          [],
          [{ id: '1', product: { upc: 'good' } }, null, { id: '2', product: { upc: 'bad' } }],
        ],
        broken: () => {
          throw failing('Broken', { code: 'BROKEN' })
        },
        brokenToo: () => {
          throw failing('Broken, too')
        },
        mustNot: () => {
          throw failing('Must not')
        },
        things: () => [
          { __typename: 'Gift', text: 'a' },
          { __typename: 'Product', upc: 'bad' },
          { __typename: 'Gift', text: 'b' },
          { __typename: 'Product', upc: 'worse' },
        ],
      },
    },
  },
  catalog: {
    sdl: `type Product @key(fields: "upc") { upc: ID!, name: String, maker: Maker, price: Int!, parts: [Part] }
          type Maker { city: String, boss: String! }
          type Part { size: Int }`,
    resolvers: {
      Product: {
        __resolveReference: oneOf(
          {
            upc: 'good',
            name: 'Lamp',
            price: 5,
            maker: { city: 'Ulm', boss: 'Eve' },
            parts: [{ size: 1 }],
          },
          {
            upc: 'bad',
            name: failing('No name', { code: 'NAMELESS' }),
            price: failing('No price'),
            maker: { city: failing('No city'), boss: failing('No boss') },
            parts: [{ size: 1 }, { size: failing('No size') }],
          },
          { upc: 'worse', name: failing('No name at all') },
        ),
      },
    },
  },
})

describe('an error of a subgraph', () => {
  it('at a root field stays where it is', async () => {
    expect(await store.ask('{ broken order { id } }')).toAnswer({
      data: { broken: null, order: { id: '1' } },
      errors: [{ path: ['broken'], message: 'Broken', extensions: { code: 'BROKEN', service: 'orders' } }],
    })
  })

  it('has the name that the client gave the field', async () => {
    expect(await store.ask('{ mine: broken other: order { sum: total } }')).toAnswer({
      data: { mine: null, other: { sum: null } },
      errors: [
        { path: ['mine'], message: 'Broken' },
        { path: ['other', 'sum'], message: 'No total' },
      ],
    })
  })

  it('comes with all its extensions, and the name of the subgraph', async () => {
    expect(await store.ask('{ order { total } }')).toAnswer({
      data: { order: { total: null } },
      errors: [
        {
          path: ['order', 'total'],
          message: 'No total',
          extensions: { code: 'TOTAL', detail: { deep: [1] }, service: 'orders' },
        },
      ],
    })
  })

  it('comes with every other', async () => {
    expect(await store.ask('{ broken brokenToo order { total } }')).toAnswer({
      data: { broken: null, brokenToo: null, order: { total: null } },
      errors: [
        { path: ['broken'], message: 'Broken' },
        { path: ['brokenToo'], message: 'Broken, too' },
        { path: ['order', 'total'], message: 'No total' },
      ],
    })
  })

  it('in a list names the entry', async () => {
    expect(await store.ask('{ order { items { count } } }')).toAnswer({
      data: { order: { items: [{ count: 1 }, { count: null }] } },
      errors: [{ path: ['order', 'items', 1, 'count'], message: 'No count' }],
    })
  })

  it('explains a null that goes up to all data, and no other error does', async () => {
    expect(await store.ask('{ order { id } mustNot }')).toAnswer({
      data: null,
      errors: [{ path: ['mustNot'], message: 'Must not' }],
    })
  })

  it('in an entity is told where the entity is', async () => {
    expect(await store.ask('{ order { product { name } } }')).toAnswer({
      data: { order: { product: { name: null } } },
      errors: [
        {
          path: ['order', 'product', 'name'],
          message: 'No name',
          extensions: { code: 'NAMELESS', service: 'catalog' },
        },
      ],
    })
  })

  it('in an entity is told at every place where the entity is', async () => {
    expect(await store.ask('{ orders { product { name } } }')).toAnswer({
      data: {
        orders: [
          { product: { name: null } },
          { product: { name: 'Lamp' } },
          { product: null },
          { product: { name: null } },
        ],
      },
      errors: [
        { path: ['orders', 0, 'product', 'name'], message: 'No name' },
        { path: ['orders', 3, 'product', 'name'], message: 'No name' },
      ],
      representations: { catalog: 2 },
    })
  })

  it('in an entity counts the entries of other types, too', async () => {
    expect(await store.ask('{ things { ... on Gift { text } ... on Product { name } } }')).toAnswer({
      data: { things: [{ text: 'a' }, { name: null }, { text: 'b' }, { name: null }] },
      errors: [
        { path: ['things', 1, 'name'], message: 'No name' },
        { path: ['things', 3, 'name'], message: 'No name at all' },
      ],
    })
  })

  it('in an entity counts through lists of lists', async () => {
    expect(await store.ask('{ groups { product { name } } }')).toAnswer({
      data: { groups: [[], [{ product: { name: 'Lamp' } }, null, { product: { name: null } }]] },
      errors: [{ path: ['groups', 1, 2, 'product', 'name'], message: 'No name' }],
    })
  })

  it('below an entity keeps the rest of its path', async () => {
    expect(await store.ask('{ order { product { maker { city } parts { size } } } }')).toAnswer({
      data: { order: { product: { maker: { city: null }, parts: [{ size: 1 }, { size: null }] } } },
      errors: [
        { path: ['order', 'product', 'maker', 'city'], message: 'No city' },
        { path: ['order', 'product', 'parts', 1, 'size'], message: 'No size' },
      ],
    })
  })

  it('below an entity has the names that the client gave', async () => {
    expect(await store.ask('{ first: order { thing: product { from: maker { where: city } } } }')).toAnswer({
      data: { first: { thing: { from: { where: null } } } },
      errors: [{ path: ['first', 'thing', 'from', 'where'], message: 'No city' }],
    })
  })

  it('below an entity explains a null that goes up', async () => {
    expect(await store.ask('{ order { product { name maker { boss } } } }')).toAnswer({
      data: { order: { product: { name: null, maker: null } } },
      errors: [
        { path: ['order', 'product', 'maker', 'boss'], message: 'No boss' },
        { path: ['order', 'product', 'name'], message: 'No name' },
      ],
    })
  })

  it('at a field of the entity that must not be null makes the entity null', async () => {
    expect(await store.ask('{ order { id product { upc price } } }')).toAnswer({
      data: { order: { id: '1', product: null } },
      errors: [{ path: ['order', 'product', 'price'], message: 'No price' }],
    })
  })

  it('is told for each place where fetches of one wave met it', async () => {
    expect(await store.ask('{ order { product { name } items { product { name } } } }')).toAnswer({
      data: {
        order: {
          product: { name: null },
          items: [{ product: { name: 'Lamp' } }, { product: { name: null } }],
        },
      },
      errors: [
        { path: ['order', 'items', 1, 'product', 'name'], message: 'No name' },
        { path: ['order', 'product', 'name'], message: 'No name' },
      ],
    })
  })
})
