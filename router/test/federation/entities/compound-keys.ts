import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

describe('compound and nested keys', () => {
  const trips = [
    { id: 't1', seat: { row: 4, letter: 'C', plane: { tail: 'D-AB' } }, airline: 'LH', number: 400 },
    { id: 't2', seat: { row: 5, letter: 'A', plane: { tail: 'D-XY' } }, airline: 'UA', number: 900 },
  ]
  const flights = [
    { airline: 'LH', number: 400, gate: 'B12' },
    { airline: 'UA', number: 400, gate: 'never' },
    { airline: 'UA', number: 900, gate: 'Z3' },
  ]
  const seats = [
    { row: 4, letter: 'C', plane: { tail: 'D-AB' }, legroom: 79 },
    { row: 4, letter: 'C', plane: { tail: 'D-XY' }, legroom: 0 },
    { row: 5, letter: 'A', plane: { tail: 'D-XY' }, legroom: 81 },
  ]
  const travel = fixture({
    trips: {
      sdl: `type Query { trips: [Trip!]! }
            type Trip { id: ID!, flight: Flight!, seat: Seat! }
            type Flight @key(fields: "airline number") { airline: String!, number: Int! }
            type Seat @key(fields: "row letter plane { tail }") { row: Int!, letter: String!, plane: Plane! }
            type Plane @shareable { tail: String! }`,
      resolvers: { Query: { trips: () => trips.map((trip) => ({ ...trip, flight: trip })) } },
    },
    airport: {
      sdl: `type Flight @key(fields: "number airline") { airline: String!, number: Int!, gate: String }`,
      resolvers: { Flight: { __resolveReference: oneOf(...flights) } },
    },
    seats: {
      sdl: `type Seat @key(fields: "plane { tail } letter row") { row: Int!, letter: String!, plane: Plane!, legroom: Int }
            type Plane @shareable { tail: String! }`,
      resolvers: { Seat: { __resolveReference: oneOf(...seats) } },
    },
  })

  it('finds an entity by two fields together', async () => {
    expect(await travel.ask('{ trips { flight { gate } } }')).toAnswer({
      data: { trips: [{ flight: { gate: 'B12' } }, { flight: { gate: 'Z3' } }] },
      fetches: { trips: 1, airport: 1 },
    })
  })

  it('finds an entity by a field of an object that it has', async () => {
    expect(await travel.ask('{ trips { seat { legroom } } }')).toAnswer({
      data: { trips: [{ seat: { legroom: 79 } }, { seat: { legroom: 81 } }] },
      fetches: { trips: 1, seats: 1 },
    })
  })

  it('keeps what it needed for keys to itself', async () => {
    expect(await travel.ask('{ trips { id seat { legroom plane { tail } } flight { gate } } }')).toAnswer({
      data: {
        trips: [
          { id: 't1', seat: { legroom: 79, plane: { tail: 'D-AB' } }, flight: { gate: 'B12' } },
          { id: 't2', seat: { legroom: 81, plane: { tail: 'D-XY' } }, flight: { gate: 'Z3' } },
        ],
      },
      fetches: { trips: 1, seats: 1, airport: 1 },
    })
  })

  it('writes nested keys into representations as objects', async () => {
    const answer = await travel.ask('{ trips { seat { legroom } } }')
    expect(representationsFor(answer, 'seats')[0]).toEqual({
      __typename: 'Seat',
      row: 4,
      letter: 'C',
      plane: { tail: 'D-AB' },
    })
  })
})

describe('keys with nulls in them', () => {
  const library = fixture({
    shelves: {
      sdl: `type Query { found: [Book] }
            type Book @key(fields: "isbn") @key(fields: "title author { name }") { isbn: ID, title: String, author: Author }
            type Author @shareable { name: String }`,
      resolvers: {
        Query: {
          found: () => [
            { isbn: '1', title: 'One', author: { name: 'A' } },
            null,
            { isbn: null, title: 'Two', author: null },
          ],
        },
      },
    },
    reviews: {
      sdl: `type Book @key(fields: "isbn") { isbn: ID, stars: Int }`,
      resolvers: { Book: { __resolveReference: oneOf({ isbn: '1', stars: 5 }, { isbn: null, stars: 2 }) } },
    },
    covers: {
      sdl: `type Book @key(fields: "title author { name }") { title: String, author: Author, cover: String }
            type Author @shareable { name: String }`,
      resolvers: {
        Book: {
          __resolveReference: ({ title, author }: { title: string; author: { name: string } | null }) => ({
            title,
            cover: `${title} by ${author?.name ?? 'nobody'}`,
          }),
        },
      },
    },
  })

  it('are sent as they are, because null can be a value of a key', async () => {
    const answer = await library.ask('{ found { title stars } }')
    expect(answer).toAnswer({
      data: { found: [{ title: 'One', stars: 5 }, null, { title: 'Two', stars: 2 }] },
    })
    expect(representationsFor(answer, 'reviews')).toEqual([
      { __typename: 'Book', isbn: '1' },
      { __typename: 'Book', isbn: null },
    ])
  })

  it('are sent for a nested object that is null', async () => {
    const answer = await library.ask('{ found { cover } }')
    expect(answer).toAnswer({ data: { found: [{ cover: 'One by A' }, null, { cover: 'Two by nobody' }] } })
    expect(representationsFor(answer, 'covers')[1]).toEqual({
      __typename: 'Book',
      title: 'Two',
      author: null,
    })
  })
})

describe('a key that another key leads to through an entity', () => {
  const house = fixture({
    rooms: {
      sdl: `type Query { rooms: [Room!]! }
            type Room @key(fields: "house { id } number") { house: House!, number: Int!, size: Int }
            type House @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          rooms: () => [
            { house: { id: 'h1' }, number: 1, size: 20 },
            { house: { id: 'h1' }, number: 2, size: 30 },
          ],
        },
      },
    },
    heating: {
      sdl: `type Room @key(fields: "house { id } number") { house: House!, number: Int!, warmth: Float }
            type House @key(fields: "id") { id: ID!, street: String }`,
      resolvers: {
        Room: {
          __resolveReference: oneOf(
            { house: { id: 'h1', street: 'Main Street' }, number: 1, warmth: 20.5 },
            { house: { id: 'h1', street: 'Main Street' }, number: 2, warmth: 18 },
          ),
        },
        House: { __resolveReference: oneOf({ id: 'h1', street: 'Main Street' }) },
      },
    },
  })

  it('resolves the entity and the entity inside of its key', async () => {
    expect(await house.ask('{ rooms { warmth house { street } number } }')).toAnswer({
      data: {
        rooms: [
          { warmth: 20.5, house: { street: 'Main Street' }, number: 1 },
          { warmth: 18, house: { street: 'Main Street' }, number: 2 },
        ],
      },
    })
  })
})
