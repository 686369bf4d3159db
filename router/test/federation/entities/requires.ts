import { GraphQLError } from 'graphql'
import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

describe('@requires', () => {
  const parcels = [
    { id: 'a', weight: 2, box: { width: 3, inner: { height: 4 } } },
    { id: 'b', weight: null, box: null },
    { id: 'c', weight: new GraphQLError('The scale is broken'), box: { width: 1, inner: { height: 1 } } },
  ]
  const post = fixture({
    parcels: {
      sdl: `type Query { parcels: [Parcel!]!, parcel(id: ID!): Parcel }
            type Parcel @key(fields: "id") { id: ID!, weight: Int, box: Box }
            type Box @shareable { width: Int!, inner: Inner! }
            type Inner @shareable { height: Int! }`,
      resolvers: {
        Query: {
          parcels: () => parcels.slice(0, 2),
          parcel: (_: unknown, { id }: { id: string }) => oneOf(...parcels)({ id }),
        },
        Parcel: { __resolveReference: oneOf(...parcels) },
      },
    },
    shipping: {
      sdl: `type Query { next: Parcel }
            type Parcel @key(fields: "id") {
              id: ID!
              weight: Int @external
              box: Box @external
              price: Int @requires(fields: "weight")
              area: Int @requires(fields: "box { width inner { height } }")
              depot: String
            }
            type Box @shareable { width: Int!, inner: Inner! }
            type Inner @shareable { height: Int! }`,
      resolvers: {
        Query: { next: () => ({ id: 'a' }) },
        Parcel: {
          depot: () => 'North',
          price: ({ weight }: { weight: number | null }) => (weight === null ? null : weight * 10),
          area: ({ box }: { box: { width: number; inner: { height: number } } | null }) =>
            box && box.width * box.inner.height,
        },
      },
    },
  })

  it('sends the field of another subgraph along with the key', async () => {
    const answer = await post.ask('{ parcel(id: "a") { price } }')
    expect(answer).toAnswer({ data: { parcel: { price: 20 } }, fetches: { parcels: 1, shipping: 1 } })
    expect(representationsFor(answer, 'shipping')).toEqual([{ __typename: 'Parcel', id: 'a', weight: 2 }])
  })

  it('sends a nested selection as objects', async () => {
    const answer = await post.ask('{ parcel(id: "a") { area } }')
    expect(answer).toAnswer({ data: { parcel: { area: 12 } } })
    expect(representationsFor(answer, 'shipping')).toEqual([
      { __typename: 'Parcel', id: 'a', box: { width: 3, inner: { height: 4 } } },
    ])
  })

  it('sends null where the required field is null', async () => {
    const answer = await post.ask('{ parcels { id price area } }')
    expect(answer).toAnswer({
      data: {
        parcels: [
          { id: 'a', price: 20, area: 12 },
          { id: 'b', price: null, area: null },
        ],
      },
      fetches: { parcels: 1, shipping: 1 },
    })
    expect(representationsFor(answer, 'shipping')[1]).toMatchObject({ id: 'b', weight: null, box: null })
  })

  it('goes there and back where the subgraph that requires is the first', async () => {
    expect(await post.ask('{ next { price depot weight } }')).toAnswer({
      data: { next: { price: 20, depot: 'North', weight: 2 } },
      fetches: { shipping: 2, parcels: 1 },
    })
  })

  it('is not answered to the client where the client did not ask', async () => {
    expect(await post.ask('{ parcels { price depot } }')).toAnswer({
      data: {
        parcels: [
          { price: 20, depot: 'North' },
          { price: null, depot: 'North' },
        ],
      },
    })
  })

  it('takes what the client asked for under another name', async () => {
    expect(await post.ask('{ parcel(id: "a") { kilos: weight weight: id price } }')).toAnswer({
      data: { parcel: { kilos: 2, weight: 'a', price: 20 } },
    })
  })

  it('is null, with the error of the field, where the required field failed', async () => {
    expect(await post.ask('{ parcel(id: "c") { id weight price } }')).toAnswer({
      data: { parcel: { id: 'c', weight: null, price: null } },
      errors: [{ path: ['parcel', 'weight'], message: 'The scale is broken' }],
    })
  })
})
