import type { GraphQLEnumType, GraphQLInputObjectType } from 'graphql'
import { fixture, oneOf } from '../fixture.ts'

describe('subgraphs of the first version of federation', () => {
  const shop = fixture({
    products: {
      version: 1,
      sdl: `extend type Query { top: [Product!] }
            type Product @key(fields: "upc") @key(fields: "sku brand { id }") {
              upc: ID!, sku: String, brand: Brand, price: Int, weight: Int }
            type Brand { id: ID!, name: String }`,
      resolvers: {
        Query: {
          top: () => [{ upc: '1', sku: 's', brand: { id: 'b', name: 'Acme' }, price: 10, weight: 3 }],
        },
        Product: {
          __resolveReference: oneOf({
            upc: '1',
            sku: 's',
            brand: { id: 'b', name: 'Acme' },
            price: 10,
            weight: 3,
          }),
        },
      },
    },
    inventory: {
      version: 1,
      sdl: `extend type Product @key(fields: "upc") {
              upc: ID! @external, weight: Int @external, price: Int @external
              left: Int, postage: Int @requires(fields: "price weight") }`,
      resolvers: {
        Product: {
          left: () => 4,
          postage: ({ price, weight }: { price: number; weight: number }) => price * weight,
        },
      },
    },
    reviews: {
      version: 1,
      sdl: `extend type Query { latest: Review }
            type Review { text: String, product: Product @provides(fields: "price") }
            extend type Product @key(fields: "upc") { upc: ID! @external, price: Int @external, reviews: [Review!] }`,
      resolvers: {
        Query: { latest: () => ({ text: 'Fine', product: { upc: '1', price: 11 } }) },
        Product: { reviews: () => [{ text: 'Fine' }] },
      },
    },
    brands: {
      sdl: `type Product @key(fields: "sku brand { id }") { sku: String, brand: Brand, made: Int }
            type Brand @shareable { id: ID!, name: String }`,
      resolvers: { Product: { made: () => 1999 } },
    },
  })

  it('answer extended types', async () => {
    expect(await shop.ask('{ top { left price reviews { text } } }')).toAnswer({
      data: { top: [{ left: 4, price: 10, reviews: [{ text: 'Fine' }] }] },
      fetches: { products: 1, inventory: 1, reviews: 1 },
    })
  })

  it('get what they require', async () => {
    expect(await shop.ask('{ top { postage upc } }')).toAnswer({
      data: { top: [{ postage: 30, upc: '1' }] },
      fetches: { products: 1, inventory: 1 },
    })
  })

  it('may provide', async () => {
    expect(await shop.ask('{ latest { text product { price } } }')).toAnswer({
      data: { latest: { text: 'Fine', product: { price: 11 } } },
      fetches: { reviews: 1 },
    })
  })

  it('live beside those of the second', async () => {
    expect(await shop.ask('{ top { made brand { name } } }')).toAnswer({
      data: { top: [{ made: 1999, brand: { name: 'Acme' } }] },
      fetches: { products: 1, brands: 1 },
    })
  })
})

describe('@override with a label that nobody decides about', () => {
  const films = fixture({
    old: {
      sdl: `type Query { film: Film }
            type Film @key(fields: "id") { id: ID!, title: String }`,
      resolvers: { Query: { film: () => ({ id: '1', title: 'old' }) } },
    },
    new: {
      sdl: `type Film @key(fields: "id") { id: ID!, title: String @override(from: "old", label: "percent(0)") }`,
      resolvers: { Film: { title: () => 'new' } },
    },
  })

  it('leaves the field with the old owner', async () => {
    expect(await films.ask('{ film { title } }')).toAnswer({
      data: { film: { title: 'old' } },
      fetches: { old: 1 },
    })
  })
})

describe('directives about access', () => {
  const desk = fixture({
    desk: {
      sdl: `type Query { note: String @authenticated, drawer: Drawer }
            type Drawer @key(fields: "id") @requiresScopes(scopes: [["open"]]) { id: ID!, key: String }`,
      resolvers: { Query: { note: () => 'text', drawer: () => ({ id: '1', key: 'brass' }) } },
    },
    more: {
      sdl: `type Drawer @key(fields: "id") { id: ID!, depth: Int @authenticated }`,
      resolvers: { Drawer: { depth: () => 40 } },
    },
  })

  it('are decided about before, and change nothing here', async () => {
    expect(await desk.ask('{ note drawer { key depth } }')).toAnswer({
      data: { note: 'text', drawer: { key: 'brass', depth: 40 } },
    })
  })
})

describe('inputs that subgraphs know in part', () => {
  const search = fixture({
    one: {
      sdl: `input Filter { text: String, limit: Int = 5, onlyOne: Boolean }
            enum Order { UP DOWN SIDEWAYS }
            type Query { one(filter: Filter, order: Order): String }`,
      resolvers: { Query: { one: (_: unknown, given: object) => JSON.stringify(given) } },
    },
    two: {
      sdl: `input Filter { text: String, limit: Int = 5 }
            enum Order { UP DOWN }
            type Query { two(filter: Filter, order: Order): String }`,
      resolvers: { Query: { two: (_: unknown, given: object) => JSON.stringify(given) } },
    },
  })

  it('have for clients what all of them know', async () => {
    const schema = await search.schema()
    expect(Object.keys((schema.getType('Filter') as GraphQLInputObjectType).getFields())).toEqual([
      'text',
      'limit',
    ])
    expect((schema.getType('Order') as GraphQLEnumType).getValues().map(({ name }) => name)).toEqual([
      'UP',
      'DOWN',
    ])
  })

  it('reach all of them', async () => {
    expect(
      await search.ask(
        'query ($filter: Filter, $order: Order) { one(filter: $filter, order: $order) two(filter: $filter, order: DOWN) }',
        { filter: { text: 'a', limit: 1 }, order: 'UP' },
      ),
    ).toAnswer({
      data: {
        one: '{"filter":{"text":"a","limit":1},"order":"UP"}',
        two: '{"filter":{"text":"a","limit":1},"order":"DOWN"}',
      },
    })
  })
})
