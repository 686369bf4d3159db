import './answers.ts'
import { GraphQLError } from 'graphql'
import { representationsFor } from './answers.ts'
import { fixture, oneOf } from './fixture.ts'

describe('what is sent where @requires conflict', () => {
  const variant = (_: unknown, { size = 0 }: { size?: number }) => {
    if (size === 13) throw new GraphQLError('No such size')
    return `/${size}.png`
  }
  const photos = fixture({
    photos: {
      sdl: `type Query { photo: Photo }
            type Photo @key(fields: "id") { id: ID!, url(size: Int): String, frame: Frame, tone: String }
            type Frame @shareable { url(size: Int): String, side: Side }
            type Side @shareable { length(unit: String): Int }`,
      resolvers: {
        Query: { photo: () => ({ id: 'p' }) },
        Photo: {
          __resolveReference: oneOf({ id: 'p' }),
          url: variant,
          frame: () => ({ side: {} }),
          tone: () => 'sepia',
        },
        Frame: { url: variant },
        Side: { length: (_: unknown, { unit }: { unit: string }) => (unit === 'cm' ? 254 : 100) },
      },
    },
    pages: {
      sdl: `type Query { cover: Photo }
            type Photo @key(fields: "id") {
              id: ID!
              url(size: Int): String @external
              frame: Frame @external
              tone: String @external
              small: String @requires(fields: "url(size: 1)")
              large: Page @requires(fields: "url(size: 9) frame { side { length(unit: \\"cm\\") } }")
              toned: String @requires(fields: "url(size: 5) tone")
              broken: String @requires(fields: "url(size: 13)")
              framed: String @requires(fields: "frame { url(size: 1) }")
              boxed: String @requires(fields: "frame { url(size: 9) }")
              mixed: String @requires(fields: "url(size: 1) frame { url(size: 9) }")
              crossed: String @requires(fields: "url(size: 9) frame { url(size: 1) }")
              title: String
            }
            type Page @key(fields: "number") { number: Int!, photo: Photo, text: String }
            type Frame @shareable { url(size: Int): String, side: Side }
            type Side @shareable { length(unit: String): Int }`,
      resolvers: {
        Query: { cover: () => ({ id: 'p' }) },
        Photo: {
          small: ({ url }: { url: string }) => `small ${url}`,
          large: ({ url }: { url: string }) => ({ number: 1, text: `large ${url}`, photo: { id: 'p' } }),
          toned: ({ url, tone }: { url: string; tone: string }) => `${tone} ${url}`,
          broken: ({ url }: { url: string | null }) => `broken ${url}`,
          framed: ({ frame }: { frame: { url: string } }) => `framed ${frame.url}`,
          boxed: ({ frame }: { frame: { url: string } }) => `boxed ${frame.url}`,
          mixed: ({ url, frame }: { url: string; frame: { url: string } }) => `mixed ${url} ${frame.url}`,
          crossed: ({ url, frame }: { url: string; frame: { url: string } }) => `crossed ${url} ${frame.url}`,
          title: () => 'Lagoon',
        },
      },
    },
    books: {
      sdl: `type Page @key(fields: "number") { number: Int!, book: String }`,
      resolvers: { Page: { book: ({ number }: { number: number }) => `Atlas, page ${number}` } },
    },
  })

  it('is nothing but what each of the fields requires', async () => {
    const answer = await photos.ask('{ photo { small large { text } } }')
    expect(answer).toAnswer({
      data: { photo: { small: 'small /1.png', large: { text: 'large /9.png' } } },
      fetches: { photos: 1, pages: 1 },
    })
    const sent = representationsFor(answer, 'pages').toSorted((a, b) =>
      String(a['url']) < String(b['url']) ? -1 : 1,
    )
    expect(sent).toEqual([
      { __typename: 'Photo', id: 'p', url: '/1.png' },
      { __typename: 'Photo', id: 'p', url: '/9.png', frame: { side: { length: 254 } } },
    ])
  })

  it('goes on to other subgraphs behind a field that requires', async () => {
    expect(await photos.ask('{ photo { title small large { text book photo { small toned } } } }')).toAnswer({
      data: {
        photo: {
          title: 'Lagoon',
          small: 'small /1.png',
          large: {
            text: 'large /9.png',
            book: 'Atlas, page 1',
            photo: { small: 'small /1.png', toned: 'sepia /5.png' },
          },
        },
      },
    })
  })

  it('goes there and back where the subgraph that requires is the first', async () => {
    expect(await photos.ask('{ cover { title toned small large { number } url(size: 7) } }')).toAnswer({
      data: {
        cover: {
          title: 'Lagoon',
          toned: 'sepia /5.png',
          small: 'small /1.png',
          large: { number: 1 },
          url: '/7.png',
        },
      },
      fetches: { pages: 2, photos: 1 },
    })
  })

  it('costs only the field whose variant failed', async () => {
    const answer = await photos.ask('{ photo { broken small toned } }')
    expect(answer.data?.toJSON()).toMatchObject({ photo: { small: 'small /1.png', toned: 'sepia /5.png' } })
    expect(answer.errors.map(({ message }) => message)).toEqual(['No such size'])
  })

  it('tells variants apart within objects', async () => {
    expect(await photos.ask('{ photo { framed boxed small } }')).toAnswer({
      data: { photo: { framed: 'framed /1.png', boxed: 'boxed /9.png', small: 'small /1.png' } },
      fetches: { photos: 1, pages: 1 },
    })
  })

  it('tells the same variant in two places apart', async () => {
    expect(await photos.ask('{ photo { mixed large { text } crossed framed small } }')).toAnswer({
      data: {
        photo: {
          mixed: 'mixed /1.png /9.png',
          large: { text: 'large /9.png' },
          crossed: 'crossed /9.png /1.png',
          framed: 'framed /1.png',
          small: 'small /1.png',
        },
      },
      fetches: { photos: 1, pages: 1 },
    })
  })

  it('takes several aliases of the fields that require', async () => {
    expect(
      await photos.ask('{ photo { a: small b: small c: large { text } d: large { number } } }'),
    ).toAnswer({
      data: {
        photo: { a: 'small /1.png', b: 'small /1.png', c: { text: 'large /9.png' }, d: { number: 1 } },
      },
    })
  })
})

describe('a required field with arguments that requires one itself', () => {
  const rate = (_: unknown, { per = 'day' }: { per?: string }) => (per === 'week' ? 70 : 10)
  const rentals = fixture({
    cars: {
      sdl: `type Query { cars: [Car!]! }
            type Car @key(fields: "id") { id: ID!, rate(per: String): Int }`,
      resolvers: {
        Query: { cars: () => [{ id: '1' }, { id: '2' }] },
        Car: { __resolveReference: oneOf({ id: '1' }, { id: '2' }), rate },
      },
    },
    taxes: {
      sdl: `type Car @key(fields: "id") {
              id: ID!
              rate(per: String): Int @external
              daily(extra: Int!): Int @requires(fields: "rate")
              weekly(extra: Int!): Int @requires(fields: "rate(per: \\"week\\")")
            }`,
      resolvers: {
        Car: {
          daily: (car: { rate: number }, { extra }: { extra: number }) => car.rate + extra,
          weekly: (car: { rate: number }, { extra }: { extra: number }) => car.rate + extra,
        },
      },
    },
    offers: {
      sdl: `type Car @key(fields: "id") {
              id: ID!
              daily(extra: Int!): Int @external
              weekly(extra: Int!): Int @external
              short: String @requires(fields: "daily(extra: 1) weekly(extra: 1)")
              long: String @requires(fields: "daily(extra: 2) weekly(extra: 2)")
            }`,
      resolvers: {
        Car: {
          short: (car: { daily: number; weekly: number }) => `${car.daily} or ${car.weekly}`,
          long: (car: { daily: number; weekly: number }) => `${car.daily} or ${car.weekly}`,
        },
      },
    },
  })

  it('is answered link by link', async () => {
    const each = { short: '11 or 71', long: '12 or 72', daily: 13 }
    expect(await rentals.ask('{ cars { short long daily(extra: 3) } }')).toAnswer({
      data: { cars: [each, each] },
      fetches: { cars: 1, taxes: 1, offers: 1 },
    })
  })

  it('is answered where only one of them is asked for', async () => {
    expect(await rentals.ask('{ cars { long } }')).toAnswer({
      data: { cars: [{ long: '12 or 72' }, { long: '12 or 72' }] },
      fetches: { cars: 1, taxes: 1, offers: 1 },
    })
  })
})

describe('conflicting @requires of an interface object and of several types', () => {
  const cover = (_: unknown, { size }: { size: number }) => `/${size}`
  const media = fixture({
    media: {
      sdl: `type Query { media: [Media!]! }
            interface Media @key(fields: "id") { id: ID!, cover(size: Int!): String }
            type Film implements Media @key(fields: "id") { id: ID!, cover(size: Int!): String }
            type Song implements Media @key(fields: "id") { id: ID!, cover(size: Int!): String! }`,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Film', id: 'f' },
            { __typename: 'Song', id: 's' },
          ],
        },
        Film: { cover },
        Song: { cover },
      },
    },
    shelves: {
      sdl: `type Media @interfaceObject @key(fields: "id") {
              id: ID!
              cover(size: Int!): String @external
              spine: String @requires(fields: "cover(size: 1)")
              front: String @requires(fields: "cover(size: 2)")
            }`,
      resolvers: {
        Media: {
          spine: (item: { cover: string }) => `spine ${item.cover}`,
          front: (item: { cover: string }) => `front ${item.cover}`,
        },
      },
    },
    stickers: {
      sdl: `type Film @key(fields: "id") {
              id: ID!, cover(size: Int!): String @external, sticker: String @requires(fields: "cover(size: 3)") }
            type Song @key(fields: "id") {
              id: ID!, cover(size: Int!): String! @external, sticker: String @requires(fields: "cover(size: 4)") }`,
      resolvers: {
        Film: { sticker: (item: { cover: string }) => `film ${item.cover}` },
        Song: { sticker: (item: { cover: string }) => `song ${item.cover}` },
      },
    },
  })

  it('gives each field of an interface object its own', async () => {
    expect(await media.ask('{ media { id spine front } }')).toAnswer({
      data: {
        media: [
          { id: 'f', spine: 'spine /1', front: 'front /2' },
          { id: 's', spine: 'spine /1', front: 'front /2' },
        ],
      },
    })
  })

  it('gives each type its own', async () => {
    expect(
      await media.ask('{ media { cover(size: 5) ... on Film { sticker } ... on Song { sticker front } } }'),
    ).toAnswer({
      data: {
        media: [
          { cover: '/5', sticker: 'film /3' },
          { cover: '/5', sticker: 'song /4', front: 'front /2' },
        ],
      },
    })
  })
})
