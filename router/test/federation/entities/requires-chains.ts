import { GraphQLError } from 'graphql'
import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

describe('@requires over three subgraphs in a chain', () => {
  const chain = fixture({
    first: {
      sdl: `type Query { hikes: [Hike!]! }
            type Hike @key(fields: "id") { id: ID!, distance: Int! }`,
      resolvers: {
        Query: {
          hikes: () => [
            { id: '1', distance: 12 },
            { id: '2', distance: 20 },
          ],
        },
        Hike: { __resolveReference: oneOf({ id: '1', distance: 12 }, { id: '2', distance: 20 }) },
      },
    },
    second: {
      sdl: `type Hike @key(fields: "id") { id: ID!, distance: Int! @external, hours: Int! @requires(fields: "distance") }`,
      resolvers: { Hike: { hours: ({ distance }: { distance: number }) => distance / 4 } },
    },
    third: {
      sdl: `type Hike @key(fields: "id") { id: ID!, hours: Int! @external, water: Float! @requires(fields: "hours") }`,
      resolvers: { Hike: { water: ({ hours }: { hours: number }) => hours / 2 } },
    },
    fourth: {
      sdl: `type Hike @key(fields: "id") {
              id: ID!, water: Float! @external, hours: Int! @external, pack: String! @requires(fields: "water hours") }`,
      resolvers: {
        Hike: { pack: ({ water, hours }: { water: number; hours: number }) => `${water} l for ${hours} h` },
      },
    },
  })

  it('fetches one after the other', async () => {
    expect(await chain.ask('{ hikes { water } }')).toAnswer({
      data: { hikes: [{ water: 1.5 }, { water: 2.5 }] },
      fetches: { first: 1, second: 1, third: 1 },
    })
  })

  it('joins what two links of the chain found', async () => {
    const answer = await chain.ask('{ hikes { pack } }')
    expect(answer).toAnswer({
      data: { hikes: [{ pack: '1.5 l for 3 h' }, { pack: '2.5 l for 5 h' }] },
      fetches: { first: 1, second: 1, third: 1, fourth: 1 },
    })
    expect(representationsFor(answer, 'fourth')[0]).toEqual({
      __typename: 'Hike',
      id: '1',
      water: 1.5,
      hours: 3,
    })
  })

  it('does not go on with entities that a link did not know', async () => {
    const instead = { second: () => '{"data":{"_entities":[null,{"__typename":"Hike","hours":5}]}}' }
    const answer = await chain.ask('{ hikes { id water } }', {}, { instead })
    expect(answer).toAnswer({
      data: null,
      errors: [{ path: ['hikes', 0, 'water'] }],
    })
    expect(representationsFor(answer, 'third')).toEqual([{ __typename: 'Hike', id: '2', hours: 5 }])
  })
})

describe('@requires through abstract types', () => {
  const garage = fixture({
    vehicles: {
      sdl: `type Query { owners: [Owner!]! }
            type Owner @key(fields: "id") { id: ID!, vehicle: Vehicle, pet: Pet }
            interface Vehicle { wheels: Int! }
            type Car implements Vehicle @shareable { wheels: Int!, doors: Int! }
            type Bike implements Vehicle @shareable { wheels: Int!, gears: Int! }
            union Pet = Dog | Fish
            type Dog @shareable { barks: Boolean! }
            type Fish @shareable { scales: Int! }`,
      resolvers: {
        Query: {
          owners: () => [
            {
              id: '1',
              vehicle: { __typename: 'Car', wheels: 4, doors: 5 },
              pet: { __typename: 'Fish', scales: 900 },
            },
            {
              id: '2',
              vehicle: { __typename: 'Bike', wheels: 2, gears: 21 },
              pet: { __typename: 'Dog', barks: true },
            },
            { id: '3', vehicle: null, pet: null },
          ],
        },
      },
    },
    insurance: {
      sdl: `type Owner @key(fields: "id") {
              id: ID!
              vehicle: Vehicle @external
              pet: Pet @external
              premium: Int @requires(fields: "vehicle { wheels ... on Car { doors } ... on Bike { gears } }")
              risk: String @requires(fields: "pet { __typename ... on Dog { barks } ... on Fish { scales } }")
            }
            interface Vehicle { wheels: Int! }
            type Car implements Vehicle @shareable { wheels: Int!, doors: Int! }
            type Bike implements Vehicle @shareable { wheels: Int!, gears: Int! }
            union Pet = Dog | Fish
            type Dog @shareable { barks: Boolean! }
            type Fish @shareable { scales: Int! }`,
      resolvers: {
        Owner: {
          premium: ({ vehicle }: { vehicle: Record<string, number> | null }) =>
            vehicle && (vehicle['wheels'] ?? 0) * 100 + (vehicle['doors'] ?? 0) + (vehicle['gears'] ?? 0),
          risk: ({ pet }: { pet: Record<string, unknown> | null }) =>
            pet && `${pet['__typename']}: ${pet['barks'] ?? pet['scales']}`,
        },
      },
    },
  })

  it('sends of an interface what each implementation has', async () => {
    expect(await garage.ask('{ owners { premium } }')).toAnswer({
      data: { owners: [{ premium: 405 }, { premium: 221 }, { premium: null }] },
      fetches: { vehicles: 1, insurance: 1 },
      representations: { insurance: 3 },
    })
  })

  it('sends of a union what each member has, and which member it is', async () => {
    expect(await garage.ask('{ owners { risk } }')).toAnswer({
      data: { owners: [{ risk: 'Fish: 900' }, { risk: 'Dog: true' }, { risk: null }] },
    })
  })
})

describe('@requires of what is below other entities', () => {
  const lines = [
    { product: { upc: 'a' }, count: 2 },
    { product: { upc: 'b' }, count: 1 },
  ]
  const orders = fixture({
    orders: {
      sdl: `type Query { orders: [Order!]! }
            type Order @key(fields: "id") { id: ID!, lines: [Line!]!, code: String! }
            type Line @shareable { product: Product!, count: Int! }
            type Product @key(fields: "upc") { upc: ID! }`,
      resolvers: {
        Query: {
          orders: () => [
            { id: '1', lines, code: 'one' },
            { id: '2', lines: [], code: new GraphQLError('No code') },
          ],
        },
        Order: { __resolveReference: oneOf({ id: '1', lines, code: 'one' }, { id: '2', lines: [] }) },
      },
    },
    catalog: {
      sdl: `type Product @key(fields: "upc") { upc: ID!, price: Int! }`,
      resolvers: { Product: { __resolveReference: oneOf({ upc: 'a', price: 10 }, { upc: 'b', price: 5 }) } },
    },
    billing: {
      sdl: `type Order @key(fields: "id") {
              id: ID!
              lines: [Line!]! @external
              code: String! @external
              total: Int! @requires(fields: "lines { count product { price } }")
              label: String @requires(fields: "code")
            }
            type Line @shareable { product: Product!, count: Int! }
            type Product @key(fields: "upc") { upc: ID!, price: Int! @external }`,
      resolvers: {
        Order: {
          total: (order: { lines: { count: number; product: { price: number } }[] }) =>
            order.lines.reduce((sum, { count, product }) => sum + count * product.price, 0),
          label: ({ code }: { code: string }) => `#${code}`,
        },
      },
    },
  })

  it('fetches those first', async () => {
    const first = () =>
      JSON.stringify({
        data: {
          orders: [
            {
              __typename: 'Order',
              id: '1',
              lines: lines.map(({ product, count }) => ({
                count,
                product: { __typename: 'Product', ...product },
              })),
            },
            { __typename: 'Order', id: '2', lines: [] },
          ],
        },
      })
    const answer = await orders.ask('{ orders { total } }', {}, { instead: { orders: first } })
    expect(answer).toAnswer({
      data: { orders: [{ total: 25 }, { total: 0 }] },
      fetches: { orders: 1, catalog: 1, billing: 1 },
    })
    expect(representationsFor(answer, 'billing')[0]).toMatchObject({
      id: '1',
      lines: [
        { count: 2, product: { price: 10 } },
        { count: 1, product: { price: 5 } },
      ],
    })
  })

  it('does not go on where a required field that must not be null failed', async () => {
    const first = () =>
      JSON.stringify({
        data: {
          orders: [
            { __typename: 'Order', id: '1' },
            { __typename: 'Order', id: '2', code: 'two' },
          ],
        },
        errors: [{ message: 'No code', path: ['orders', 0, 'code'] }],
      })
    const answer = await orders.ask('{ orders { id label } }', {}, { instead: { orders: first } })
    expect(answer.data?.toJSON()).toEqual({
      orders: [
        { id: '1', label: null },
        { id: '2', label: '#two' },
      ],
    })
    expect(answer.errors.map(({ message }) => message)).toEqual(['No code'])
    expect(representationsFor(answer, 'billing')).toEqual([{ __typename: 'Order', id: '2', code: 'two' }])
  })

  it('costs the whole list where the subgraph itself has to pass the null up', async () => {
    expect(await orders.ask('{ orders { id label } }')).toAnswer({
      data: null,
      errors: [{ path: ['orders', 1], message: 'No code' }],
      fetches: { orders: 1 },
    })
  })
})
