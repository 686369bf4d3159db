import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

describe('a single key', () => {
  const lamp = { upc: 'p1', name: 'Lamp' }
  const chair = { upc: 'p2', name: 'Chair' }
  const shop = fixture({
    catalog: {
      sdl: `type Query { products: [Product!]!, product(upc: ID!): Product, ghost: Product }
            type Product @key(fields: "upc") { upc: ID!, name: String! }`,
      resolvers: {
        Query: {
          products: () => [lamp, chair],
          product: (_: unknown, { upc }: { upc: string }) => oneOf(lamp, chair)({ upc }),
          ghost: () => ({ upc: 'p9', name: 'Ghost' }),
        },
        Product: { __resolveReference: oneOf(lamp, chair) },
      },
    },
    stock: {
      sdl: `type Query { cheapest: Product }
            type Product @key(fields: "upc") { upc: ID!, left: Int, shelf: String! }`,
      resolvers: {
        Query: { cheapest: () => ({ upc: 'p2', shelf: 'B' }) },
        Product: {
          __resolveReference: oneOf(
            { upc: 'p1', left: 3, shelf: 'A' },
            { upc: 'p2', left: null, shelf: 'B' },
            { upc: 'p3', left: 1, shelf: 'C' },
          ),
        },
      },
    },
  })

  it('joins fields of two subgraphs', async () => {
    expect(await shop.ask('{ product(upc: "p1") { name left } }')).toAnswer({
      data: { product: { name: 'Lamp', left: 3 } },
      fetches: { catalog: 1, stock: 1 },
      representations: { stock: 1 },
    })
  })

  it('asks only the owner where no other is needed', async () => {
    expect(await shop.ask('{ product(upc: "p1") { upc name } }')).toAnswer({
      data: { product: { upc: 'p1', name: 'Lamp' } },
      fetches: { catalog: 1 },
    })
  })

  it('joins the entries of a list in their order', async () => {
    expect(await shop.ask('{ products { shelf name left } }')).toAnswer({
      data: {
        products: [
          { shelf: 'A', name: 'Lamp', left: 3 },
          { shelf: 'B', name: 'Chair', left: null },
        ],
      },
      fetches: { catalog: 1, stock: 1 },
      representations: { stock: 2 },
    })
  })

  it('works from whichever subgraph comes first', async () => {
    expect(await shop.ask('{ cheapest { name shelf } }')).toAnswer({
      data: { cheapest: { name: 'Chair', shelf: 'B' } },
      fetches: { catalog: 1, stock: 1 },
      representations: { catalog: 1 },
    })
  })

  it('sends the type and the key, and nothing else', async () => {
    const answer = await shop.ask('{ products { name left } }')
    expect(representationsFor(answer, 'stock')).toEqual([
      { __typename: 'Product', upc: 'p1' },
      { __typename: 'Product', upc: 'p2' },
    ])
  })

  it('makes nullable fields null where a subgraph does not know the entity', async () => {
    expect(await shop.ask('{ ghost { name left } }')).toAnswer({
      data: { ghost: { name: 'Ghost', left: null } },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('makes the entity null, and says so, where an unknown one has a non-null field', async () => {
    expect(await shop.ask('{ ghost { name shelf } }')).toAnswer({
      data: { ghost: null },
      errors: [{ path: ['ghost', 'shelf'] }],
    })
  })

  it('asks nobody further where the parent is null', async () => {
    expect(await shop.ask('{ product(upc: "p7") { name left } }')).toAnswer({
      data: { product: null },
      fetches: { catalog: 1 },
    })
  })
})

describe('several keys of one type', () => {
  const users = [
    { id: 'u1', email: 'ada@x.org' },
    { id: 'u2', email: 'bob@x.org' },
  ]
  const people = fixture({
    mail: {
      sdl: `type Query { inbox: [Message!]! }
            type Message { from: User! }
            type User @key(fields: "email") { email: String! }`,
      resolvers: { Query: { inbox: () => users.map((user) => ({ from: { email: user.email } })) } },
    },
    directory: {
      sdl: `type User @key(fields: "id") @key(fields: "email") { id: ID!, email: String!, name: String }`,
      resolvers: {
        User: {
          __resolveReference: oneOf({ ...users[0], name: 'Ada' }, { ...users[1], name: 'Bob' }),
        },
      },
    },
    badges: {
      sdl: `type User @key(fields: "id") { id: ID!, badge: String, level: Int! }`,
      resolvers: {
        User: {
          __resolveReference: oneOf(
            { id: 'u1', badge: 'gold', level: 9 },
            { id: 'u2', badge: null, level: 1 },
          ),
        },
      },
    },
  })

  it('goes over a third subgraph where no key is known to both', async () => {
    expect(await people.ask('{ inbox { from { badge } } }')).toAnswer({
      data: { inbox: [{ from: { badge: 'gold' } }, { from: { badge: null } }] },
      fetches: { mail: 1, directory: 1, badges: 1 },
      representations: { directory: 2, badges: 2 },
    })
  })

  it('identifies by the key that each subgraph knows', async () => {
    const answer = await people.ask('{ inbox { from { level name } } }')
    expect(answer).toAnswer({
      data: { inbox: [{ from: { level: 9, name: 'Ada' } }, { from: { level: 1, name: 'Bob' } }] },
    })
    expect(representationsFor(answer, 'directory')[0]).toEqual({ __typename: 'User', email: 'ada@x.org' })
    expect(representationsFor(answer, 'badges')[0]).toEqual({ __typename: 'User', id: 'u1' })
  })

  it('does not ask the third where the second does not know the entity', async () => {
    const unknown = () => JSON.stringify({ data: { _entities: [null, null] } })
    expect(
      await people.ask('{ inbox { from { badge } } }', {}, { instead: { directory: unknown } }),
    ).toAnswer({
      data: { inbox: [{ from: { badge: null } }, { from: { badge: null } }] },
      fetches: { mail: 1, directory: 1 },
    })
  })
})

describe('keys that do not resolve', () => {
  const shop = fixture({
    orders: {
      sdl: `type Query { orders: [Order!]! }
            type Order { id: ID!, product: Product }
            type Product @key(fields: "upc", resolvable: false) { upc: ID! }`,
      resolvers: {
        Query: {
          orders: () => [
            { id: 'o1', product: { upc: 'p1' } },
            { id: 'o2', product: null },
          ],
        },
      },
    },
    catalog: {
      sdl: `type Query { featured: Product }
            type Product @key(fields: "upc") { upc: ID!, name: String }`,
      resolvers: {
        Query: { featured: () => ({ upc: 'p1', name: 'Lamp' }) },
        Product: { __resolveReference: oneOf({ upc: 'p1', name: 'Lamp' }) },
      },
    },
  })

  it('lead away from the subgraph that only refers', async () => {
    expect(await shop.ask('{ orders { id product { name } } }')).toAnswer({
      data: {
        orders: [
          { id: 'o1', product: { name: 'Lamp' } },
          { id: 'o2', product: null },
        ],
      },
      fetches: { orders: 1, catalog: 1 },
      representations: { catalog: 1 },
    })
  })

  it('answer what the reference itself has without a call', async () => {
    expect(await shop.ask('{ orders { product { upc __typename } } }')).toAnswer({
      data: { orders: [{ product: { upc: 'p1', __typename: 'Product' } }, { product: null }] },
      fetches: { orders: 1 },
    })
  })
})
