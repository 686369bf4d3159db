import { fixture, oneOf } from '../fixture.ts'

describe('@provides', () => {
  const shop = fixture({
    reviews: {
      sdl: `type Query {
              reviews: [Review!]!
              best: Review @provides(fields: "product { name maker { city } }")
              worst: Review
            }
            type Review { stars: Int!, product: Product @provides(fields: "name") }
            type Product @key(fields: "upc") { upc: ID!, name: String @external, maker: Maker @external, sold: Int! }
            type Maker @key(fields: "id") { id: ID!, city: String @external }`,
      resolvers: {
        Query: {
          reviews: () => [
            { stars: 5, product: { upc: 'p1', name: 'Lamp (provided)', sold: 1 } },
            { stars: 1, product: { upc: 'p2', name: 'Chair (provided)', sold: 2 } },
            { stars: 3, product: null },
          ],
          best: () => ({
            stars: 5,
            product: { upc: 'p1', sold: 1, name: 'Lamp (best)', maker: { id: 'm1', city: 'Ulm (best)' } },
          }),
          worst: () => ({
            stars: 1,
            product: { upc: 'p2', sold: 2, name: 'Chair (provided)', maker: { id: 'm2', city: 'never' } },
          }),
        },
      },
    },
    catalog: {
      sdl: `type Query { products: [Product!]! }
            type Product @key(fields: "upc") { upc: ID!, name: String @shareable, maker: Maker @shareable, colour: String }
            type Maker @key(fields: "id") { id: ID!, city: String @shareable, founded: Int }`,
      resolvers: {
        Query: {
          products: () => [{ upc: 'p1', name: 'Lamp', maker: { id: 'm1', city: 'Ulm', founded: 1900 } }],
        },
        Product: {
          __resolveReference: oneOf(
            { upc: 'p1', name: 'Lamp', colour: 'red', maker: { id: 'm1', city: 'Ulm', founded: 1900 } },
            { upc: 'p2', name: 'Chair', colour: null, maker: { id: 'm2', city: 'Bonn', founded: 2000 } },
          ),
        },
        Maker: { __resolveReference: oneOf({ id: 'm1', city: 'Ulm', founded: 1900 }) },
      },
    },
  })

  it('spares the call for a field on the entries of a list', async () => {
    expect(await shop.ask('{ reviews { stars product { name } } }')).toAnswer({
      data: {
        reviews: [
          { stars: 5, product: { name: 'Lamp (provided)' } },
          { stars: 1, product: { name: 'Chair (provided)' } },
          { stars: 3, product: null },
        ],
      },
      fetches: { reviews: 1 },
    })
  })

  it('fetches from the owner what is not provided', async () => {
    expect(await shop.ask('{ reviews { product { colour } } }')).toAnswer({
      data: { reviews: [{ product: { colour: 'red' } }, { product: { colour: null } }, { product: null }] },
      fetches: { reviews: 1, catalog: 1 },
      representations: { catalog: 2 },
    })
  })

  it('spares the call for nested fields', async () => {
    expect(await shop.ask('{ best { product { name maker { city } } } }')).toAnswer({
      data: { best: { product: { name: 'Lamp (best)', maker: { city: 'Ulm (best)' } } } },
      fetches: { reviews: 1 },
    })
  })

  it('fetches only the rest of a nested object', async () => {
    expect(await shop.ask('{ best { product { name maker { city founded } } } }')).toAnswer({
      data: { best: { product: { name: 'Lamp (best)', maker: { city: 'Ulm (best)', founded: 1900 } } } },
      fetches: { reviews: 1, catalog: 1 },
      representations: { catalog: 1 },
    })
  })

  it('holds on its own path only', async () => {
    expect(await shop.ask('{ worst { product { name maker { city } } } }')).toAnswer({
      data: { worst: { product: { name: 'Chair (provided)', maker: { city: 'Bonn' } } } },
    })
  })
})

describe('@provides on unions', () => {
  const media = fixture({
    home: {
      sdl: `type Query { shelf: [Media!]! @provides(fields: "... on Book { title }") }
            union Media = Book | Film
            type Book @key(fields: "id") { id: ID!, title: String @external }
            type Film @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          shelf: () => [
            { __typename: 'Book', id: 'b1', title: 'Book (provided)' },
            { __typename: 'Film', id: 'f1' },
          ],
        },
      },
    },
    titles: {
      sdl: `type Book @key(fields: "id") { id: ID!, title: String @shareable, pages: Int }
            type Film @key(fields: "id") { id: ID!, title: String @shareable }`,
      resolvers: {
        Book: { __resolveReference: oneOf({ id: 'b1', title: 'Book', pages: 12 }) },
        Film: { __resolveReference: oneOf({ id: 'f1', title: 'Film' }) },
      },
    },
  })

  it('spares the call for the member it names, and for no other', async () => {
    expect(await media.ask('{ shelf { ... on Book { title } ... on Film { title } } }')).toAnswer({
      data: { shelf: [{ title: 'Book (provided)' }, { title: 'Film' }] },
      fetches: { home: 1, titles: 1 },
      representations: { titles: 1 },
    })
  })

  it('needs nobody else where only that member was asked for', async () => {
    expect(await media.ask('{ shelf { __typename ... on Book { title } } }')).toAnswer({
      data: { shelf: [{ __typename: 'Book', title: 'Book (provided)' }, { __typename: 'Film' }] },
      fetches: { home: 1 },
    })
  })
})

describe('@external', () => {
  const cars = fixture({
    cars: {
      sdl: `type Query { cars: [Car!]! }
            type Car @key(fields: "id") @key(fields: "plate") { id: ID!, plate: String!, seats: Int! }`,
      resolvers: {
        Query: { cars: () => [{ id: '1', plate: 'B-1', seats: 5 }] },
        Car: { __resolveReference: oneOf({ id: '1', plate: 'B-1', seats: 5 }) },
      },
    },
    tolls: {
      sdl: `type Query { fined: [Car!]! }
            type Car @key(fields: "plate") @key(fields: "id") { id: ID! @external, plate: String!, fines: Int! }`,
      resolvers: {
        Query: { fined: () => [{ plate: 'B-1', fines: 3 }] },
        Car: { __resolveReference: oneOf({ id: '1', plate: 'B-1', fines: 3 }) },
      },
    },
  })

  it('lets the owner answer the field', async () => {
    expect(await cars.ask('{ fined { fines seats } }')).toAnswer({
      data: { fined: [{ fines: 3, seats: 5 }] },
      fetches: { tolls: 1, cars: 1 },
    })
  })
})
