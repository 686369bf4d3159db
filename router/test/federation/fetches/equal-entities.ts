import { GraphQLError } from 'graphql'
import { fixture, oneOf, saying } from '../fixture.ts'

const sale = (product: object | null, shop = 's1') => ({
  product,
  shop: { id: shop, address: { street: shop } },
})
const store = fixture({
  sales: {
    sdl: `type Query { sales: [Sale!]!, days: [[Sale]], last: Sale }
          type Sale { product: Product, shop: Shop! }
          type Product @key(fields: "upc") { upc: ID!, named: String, box: Box }
          type Box { size: Int }
          type Shop @key(fields: "id") { id: ID!, address: Address! }
          type Address { street: String }`,
    resolvers: {
      Query: {
        sales: () => [sale({ upc: 'a' }), sale({ upc: 'b' }, 's2'), sale(null), sale({ upc: 'a' })],
        days: () => [[sale({ upc: 'a' }), null], [], [sale({ upc: 'b' }), sale({ upc: 'a' })]],
        last: () => sale({ upc: 'a' }),
      },
    },
  },
  catalog: {
    sdl: `type Product @key(fields: "upc") { upc: ID!, maker: Maker, tags: [String!], weight: Int, parcel: Parcel @shareable }
          type Parcel { size: Int }
          type Maker @key(fields: "code") { code: ID! }`,
    resolvers: {
      Product: {
        __resolveReference: oneOf(
          { upc: 'a', maker: { code: 'm' }, tags: ['x'], weight: 3, parcel: { size: 1 } },
          { upc: 'b', maker: { code: 'm' }, tags: [], weight: 4 },
        ),
      },
    },
  },
  makers: {
    sdl: `type Maker @key(fields: "code") { code: ID!, city: String, boss: Boss!, flaw: String, must: Int! }
          type Boss { name: String! }`,
    resolvers: {
      Maker: {
        __resolveReference: oneOf({
          code: 'm',
          city: 'Ulm',
          boss: { name: 'Eve' },
          flaw: new GraphQLError('Flawed'),
        }),
      },
    },
  },
  post: {
    sdl: `type Product @key(fields: "upc") { upc: ID!, weight: Int @external, named: String @external,
            postage: Int @requires(fields: "weight"), parcel: Parcel @shareable @requires(fields: "named weight") }
          type Parcel { label: String }
          type Shop @key(fields: "id") { id: ID!, open: Boolean! }`,
    resolvers: {
      Product: {
        postage: ({ weight }: { weight: number }) => weight * 2,
        parcel: ({ named }: { named: string }) => ({ label: `for ${named}` }),
      },
      Shop: { open: ({ id }: { id: string }) => id === 's1' },
    },
  },
})

describe('equal entities', () => {
  it('have at every place what hangs on them', async () => {
    expect(await store.ask('{ sales { product { tags maker { city boss { name } } } } }')).toAnswer({
      data: {
        sales: [
          { product: { tags: ['x'], maker: { city: 'Ulm', boss: { name: 'Eve' } } } },
          { product: { tags: [], maker: { city: 'Ulm', boss: { name: 'Eve' } } } },
          { product: null },
          { product: { tags: ['x'], maker: { city: 'Ulm', boss: { name: 'Eve' } } } },
        ],
      },
      fetches: { sales: 1, catalog: 1, makers: 1 },
      representations: { catalog: 2, makers: 1 },
    })
  })

  it('have an error further down told for every place', async () => {
    const answer = await store.ask('{ sales { product { maker { flaw } } } }')
    const product = { maker: { flaw: null } }
    expect(answer).toAnswer({
      data: { sales: [{ product }, { product }, { product: null }, { product }] },
      errors: [0, 1, 3].map((at) => ({ path: ['sales', at, 'product', 'maker', 'flaw'], message: 'Flawed' })),
    })
  })

  it('have a null that may not be told for every place', async () => {
    const unknown = saying({ _entities: [null] })
    expect(
      await store.ask(
        '{ sales { product { maker { boss { name } } } } }',
        {},
        { instead: { makers: unknown } },
      ),
    ).toAnswer({
      data: {
        sales: [
          { product: { maker: null } },
          { product: { maker: null } },
          { product: null },
          { product: { maker: null } },
        ],
      },
      errors: [0, 1, 3].map((at) => ({ path: ['sales', at, 'product', 'maker', 'boss'] })),
    })
  })

  it('can be in lists of lists', async () => {
    expect(await store.ask('{ days { product { weight maker { city } } } }')).toAnswer({
      data: {
        days: [
          [{ product: { weight: 3, maker: { city: 'Ulm' } } }, null],
          [],
          [
            { product: { weight: 4, maker: { city: 'Ulm' } } },
            { product: { weight: 3, maker: { city: 'Ulm' } } },
          ],
        ],
      },
      representations: { catalog: 2, makers: 1 },
    })
  })

  it('send what is required once', async () => {
    expect(await store.ask('{ sales { product { postage } } }')).toAnswer({
      data: {
        sales: [
          { product: { postage: 6 } },
          { product: { postage: 8 } },
          { product: null },
          { product: { postage: 6 } },
        ],
      },
      representations: { catalog: 2, post: 2 },
    })
  })

  it('may be asked for different things at different places', async () => {
    expect(
      await store.ask(
        '{ last { product { weight } } sales { product { maker { city } } } again: last { product { upc } } }',
      ),
    ).toAnswer({
      data: {
        last: { product: { weight: 3 } },
        sales: [
          { product: { maker: { city: 'Ulm' } } },
          { product: { maker: { city: 'Ulm' } } },
          { product: null },
          { product: { maker: { city: 'Ulm' } } },
        ],
        again: { product: { upc: 'a' } },
      },
    })
  })

  it('keep what a subgraph says differently of each', async () => {
    const told = ['One', 'Other', 'One'].map((named) => ({
      product: { __typename: 'Product', upc: 'a', named },
    }))
    expect(
      await store.ask(
        '{ sales { product { named weight } } }',
        {},
        { instead: { sales: saying({ sales: told }) } },
      ),
    ).toAnswer({
      data: {
        sales: [
          { product: { named: 'One', weight: 3 } },
          { product: { named: 'Other', weight: 3 } },
          { product: { named: 'One', weight: 3 } },
        ],
      },
      representations: { catalog: 1 },
    })
  })

  it('keep what follows from what is said differently', async () => {
    const told = ['One', 'Other'].map((named) => ({ product: { __typename: 'Product', upc: 'a', named } }))
    expect(
      await store.ask(
        '{ sales { product { parcel { size label } } } }',
        {},
        { instead: { sales: saying({ sales: told }) } },
      ),
    ).toAnswer({
      data: {
        sales: [
          { product: { parcel: { size: 1, label: 'for One' } } },
          { product: { parcel: { size: 1, label: 'for Other' } } },
        ],
      },
      representations: { catalog: 1, post: 2 },
    })
  })

  it('keep what a subgraph says differently further down', async () => {
    const told = [1, 2, null].map((size) => ({
      product: { __typename: 'Product', upc: 'a', box: size && { size } },
    }))
    expect(
      await store.ask(
        '{ sales { product { box { size } tags } } }',
        {},
        { instead: { sales: saying({ sales: told }) } },
      ),
    ).toAnswer({
      data: {
        sales: [
          { product: { box: { size: 1 }, tags: ['x'] } },
          { product: { box: { size: 2 }, tags: ['x'] } },
          { product: { box: null, tags: ['x'] } },
        ],
      },
    })
  })

  it('keep their objects apart from each other', async () => {
    expect(await store.ask('{ sales { shop { open address { street } } } }')).toAnswer({
      data: {
        sales: [
          { shop: { open: true, address: { street: 's1' } } },
          { shop: { open: false, address: { street: 's2' } } },
          { shop: { open: true, address: { street: 's1' } } },
          { shop: { open: true, address: { street: 's1' } } },
        ],
      },
      representations: { post: 2 },
    })
  })

  it('may fail where they must not: at every place', async () => {
    const failing = () =>
      JSON.stringify({
        data: { _entities: [null] },
        errors: [{ message: 'Must not', path: ['_entities', 0, 'must'] }],
      })
    expect(
      await store.ask('{ sales { product { upc maker { must } } } }', {}, { instead: { makers: failing } }),
    ).toAnswer({
      data: {
        sales: [
          { product: { upc: 'a', maker: null } },
          { product: { upc: 'b', maker: null } },
          { product: null },
          { product: { upc: 'a', maker: null } },
        ],
      },
      errors: [0, 1, 3].map((at) => ({
        path: ['sales', at, 'product', 'maker', 'must'],
        message: 'Must not',
      })),
    })
  })

  it('are few among a thousand', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      product: { __typename: 'Product', upc: index % 2 === 0 ? 'a' : 'b' },
    }))
    const answer = await store.ask(
      '{ sales { product { upc weight postage maker { city } } } }',
      {},
      { instead: { sales: saying({ sales: many }) } },
    )
    const each = (upc: string, weight: number) => ({
      product: { upc, weight, postage: weight * 2, maker: { city: 'Ulm' } },
    })
    expect(answer).toAnswer({
      data: { sales: many.map((_, index) => (index % 2 === 0 ? each('a', 3) : each('b', 4))) },
      representations: { catalog: 2, makers: 1, post: 2 },
    })
  })
})
