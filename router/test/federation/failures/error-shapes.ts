import { fixture } from '../fixture.ts'

const store = fixture({
  orders: {
    sdl: `type Query { order: Order }
          type Order { id: ID!, product: Product }
          type Product @key(fields: "upc") { upc: ID! }`,
  },
  catalog: { sdl: `type Product @key(fields: "upc") { upc: ID!, name: String, price: Int! }` },
})

describe('an error that a subgraph tells in its own way', () => {
  const answering = (orders: unknown, catalog?: unknown) => ({
    instead: {
      orders: () => JSON.stringify(orders),
      ...(catalog !== undefined && { catalog: () => JSON.stringify(catalog) }),
    },
  })
  const bare = { order: { __typename: 'Order', id: '1', product: { __typename: 'Product', upc: 'x' } } }

  it('without a path is told all the same, and the data stand', async () => {
    const told = { data: { order: { id: '1' } }, errors: [{ message: 'Slow today' }] }
    const answer = await store.ask('{ order { id } }', {}, answering(told))
    expect(answer.data?.toJSON()).toEqual({ order: { id: '1' } })
    expect(answer.errors.map(({ message, extensions }) => [message, extensions['service']])).toEqual([
      ['Slow today', 'orders'],
    ])
  })

  it('without data makes the fields null', async () => {
    const answer = await store.ask('{ order { id } }', {}, answering({ errors: [{ message: 'Not today' }] }))
    expect(answer.data?.toJSON()).toEqual({ order: null })
    expect(answer.errors.map(({ message }) => message)).toEqual(['Not today'])
  })

  it('for all entities at once is told where they could have been', async () => {
    const down = {
      data: null,
      errors: [{ message: 'No entities', path: ['_entities'], extensions: { code: 'X' } }],
    }
    const answer = await store.ask('{ order { id product { name } } }', {}, answering({ data: bare }, down))
    expect(answer).toAnswer({
      data: { order: { id: '1', product: { name: null } } },
      errors: [
        { path: ['order', 'product'], message: 'No entities', extensions: { code: 'X', service: 'catalog' } },
      ],
    })
  })

  it('for one entity that is null is told at the entity', async () => {
    const down = { data: { _entities: [null] }, errors: [{ message: 'Lost', path: ['_entities', 0] }] }
    expect(
      await store.ask('{ order { id product { name } } }', {}, answering({ data: bare }, down)),
    ).toAnswer({
      data: { order: { id: '1', product: { name: null } } },
      errors: [{ path: ['order', 'product'], message: 'Lost' }],
    })
  })

  it('for one entity explains that its fields must not be null', async () => {
    const down = { data: { _entities: [null] }, errors: [{ message: 'Lost', path: ['_entities', 0] }] }
    expect(
      await store.ask('{ order { id product { price } } }', {}, answering({ data: bare }, down)),
    ).toAnswer({
      data: { order: { id: '1', product: null } },
      errors: [{ path: ['order', 'product'], message: 'Lost' }],
    })
  })
})
