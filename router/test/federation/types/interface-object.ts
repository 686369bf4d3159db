import { SubgraphFailure } from '../../../src/execution/transport.ts'
import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

const works = () => [
  { __typename: 'Book', id: 'b1', title: 'Emma', pages: 300 },
  { __typename: 'Film', id: 'f1', title: 'Heat', minutes: 170 },
  { __typename: 'Book', id: 'b2', title: 'Dune', pages: 600 },
]

const media = fixture({
  catalog: {
    sdl: `type Query { media: [Media!]! }
          interface Media @key(fields: "id") { id: ID!, title: String! }
          type Book implements Media @key(fields: "id") { id: ID!, title: String!, pages: Int! }
          type Film implements Media @key(fields: "id") { id: ID!, title: String!, minutes: Int }`,
    resolvers: {
      Query: { media: works },
      Media: { __resolveReference: oneOf(...works()) },
      Book: { __resolveReference: oneOf(...works()) },
      Film: { __resolveReference: oneOf(...works()) },
    },
  },
  reviews: {
    sdl: `type Query { topRated: [Media]!, newest: Review }
          type Media @key(fields: "id") @interfaceObject {
            id: ID!
            stars: Int
            title: String! @external
            blurb: String @requires(fields: "title")
          }
          type Review { text: String!, about: Media }`,
    resolvers: {
      Query: {
        topRated: () => [
          { id: 'f1', stars: 5 },
          { id: 'b1', stars: 4 },
        ],
        newest: () => ({ text: 'Fine', about: { id: 'b2', stars: 3 } }),
      },
      Media: {
        __resolveReference: (work: object) => ({
          ...work,
          ...oneOf({ id: 'b1', stars: 4 }, { id: 'b2', stars: 3 }, { id: 'f1', stars: 5 })(work),
        }),
        blurb: ({ title }: { title: string }) => `${title}!`,
      },
    },
  },
  shop: {
    sdl: `type Query { favourites: [Media!]! }
          type Media @key(fields: "id") @interfaceObject { id: ID!, price: Int! }`,
    resolvers: {
      Query: { favourites: () => [{ id: 'b2', price: 8 }] },
      Media: {
        __resolveReference: oneOf({ id: 'b1', price: 9 }, { id: 'b2', price: 8 }, { id: 'f1', price: 7 }),
      },
    },
  },
  lists: {
    sdl: `type Query { wished: [Media!]! }
          type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
    resolvers: { Query: { wished: () => [{ id: 'f1' }, { id: 'b1' }] } },
  },
})

describe('@interfaceObject', () => {
  it('adds fields to every implementation', async () => {
    const answer = await media.ask('{ media { title stars } }')
    expect(answer).toAnswer({
      data: {
        media: [
          { title: 'Emma', stars: 4 },
          { title: 'Heat', stars: 5 },
          { title: 'Dune', stars: 3 },
        ],
      },
      fetches: { catalog: 1, reviews: 1 },
      representations: { reviews: 3 },
    })
  })

  it('is spoken to in the name of the interface, whatever the implementation', async () => {
    const answer = await media.ask('{ media { stars } }')
    expect(representationsFor(answer, 'reviews')).toEqual([
      { __typename: 'Media', id: 'b1' },
      { __typename: 'Media', id: 'f1' },
      { __typename: 'Media', id: 'b2' },
    ])
  })

  it('answers its own fields without asking which implementation it is', async () => {
    expect(await media.ask('{ topRated { id stars } }')).toAnswer({
      data: {
        topRated: [
          { id: 'f1', stars: 5 },
          { id: 'b1', stars: 4 },
        ],
      },
      fetches: { reviews: 1 },
    })
  })

  it('leads to the fields that the interface has elsewhere', async () => {
    expect(await media.ask('{ topRated { title stars } }')).toAnswer({
      data: {
        topRated: [
          { title: 'Heat', stars: 5 },
          { title: 'Emma', stars: 4 },
        ],
      },
      fetches: { reviews: 1, catalog: 1 },
    })
  })

  it('learns its __typename from where the implementations are', async () => {
    expect(await media.ask('{ topRated { __typename } newest { about { kind: __typename id } } }')).toAnswer({
      data: {
        topRated: [{ __typename: 'Film' }, { __typename: 'Book' }],
        newest: { about: { kind: 'Book', id: 'b2' } },
      },
      fetches: { reviews: 1, catalog: 1 },
    })
  })

  it('leads to the fields that only one implementation has', async () => {
    expect(await media.ask('{ topRated { stars ... on Book { pages } ... on Film { minutes } } }')).toAnswer({
      data: {
        topRated: [
          { stars: 5, minutes: 170 },
          { stars: 4, pages: 300 },
        ],
      },
    })
  })

  it('leaves entries empty that are another implementation', async () => {
    expect(await media.ask('{ topRated { ... on Book { title } } }')).toAnswer({
      data: { topRated: [{}, { title: 'Emma' }] },
    })
  })

  it('answers its own fields under a condition on the implementation', async () => {
    expect(await media.ask('{ topRated { ... on Film { stars id } } }')).toAnswer({
      data: { topRated: [{ stars: 5, id: 'f1' }, {}] },
    })
  })

  it('is asked for the implementation alone that wants its fields', async () => {
    expect(await media.ask('{ media { ... on Film { title stars } } }')).toAnswer({
      data: { media: [{}, { title: 'Heat', stars: 5 }, {}] },
      fetches: { catalog: 1, reviews: 1 },
      representations: { reviews: 1 },
    })
  })

  it('takes what it @requires from the interface', async () => {
    const answer = await media.ask('{ media { blurb } }')
    expect(answer).toAnswer({
      data: { media: [{ blurb: 'Emma!' }, { blurb: 'Heat!' }, { blurb: 'Dune!' }] },
      fetches: { catalog: 1, reviews: 1 },
    })
    expect(representationsFor(answer, 'reviews')[1]).toEqual({ __typename: 'Media', id: 'f1', title: 'Heat' })
  })

  it('takes what it @requires where it comes first itself', async () => {
    expect(await media.ask('{ topRated { blurb } }')).toAnswer({
      data: { topRated: [{ blurb: 'Heat!' }, { blurb: 'Emma!' }] },
      fetches: { reviews: 2, catalog: 1 },
    })
  })

  it('leads to another @interfaceObject', async () => {
    expect(await media.ask('{ topRated { stars price } }')).toAnswer({
      data: {
        topRated: [
          { stars: 5, price: 7 },
          { stars: 4, price: 9 },
        ],
      },
    })
  })

  it('stays the implementation it is known to be when it is asked again', async () => {
    const query = `query ($on: Boolean!) {
      topRated { kind: __typename ... @include(if: $on) { blurb stars __typename } ... on Book { pages } } }`
    expect(await media.ask(query, { on: true })).toAnswer({
      data: {
        topRated: [
          { kind: 'Film', blurb: 'Heat!', stars: 5, __typename: 'Film' },
          { kind: 'Book', blurb: 'Emma!', stars: 4, __typename: 'Book', pages: 300 },
        ],
      },
    })
    expect(await media.ask(query, { on: false })).toAnswer({
      data: { topRated: [{ kind: 'Film' }, { kind: 'Book', pages: 300 }] },
    })
  })

  it('does not take the name of the interface from the side that knows no other', async () => {
    const query = `query ($on: Boolean!) {
      media { ... on Film @include(if: $on) { kind: __typename __typename stars minutes } }
      topRated { ... on Film @include(if: $on) { __typename stars blurb minutes } } }`
    expect(await media.ask(query, { on: true })).toAnswer({
      data: {
        media: [{}, { kind: 'Film', __typename: 'Film', stars: 5, minutes: 170 }, {}],
        topRated: [{ __typename: 'Film', stars: 5, blurb: 'Heat!', minutes: 170 }, {}],
      },
    })
  })

  it('joins three subgraphs', async () => {
    expect(await media.ask('{ favourites { __typename price title stars ... on Book { pages } } }')).toAnswer(
      {
        data: { favourites: [{ __typename: 'Book', price: 8, title: 'Dune', stars: 3, pages: 600 }] },
      },
    )
  })

  it('may only refer, where its key does not resolve', async () => {
    expect(await media.ask('{ wished { title price } }')).toAnswer({
      data: {
        wished: [
          { title: 'Heat', price: 7 },
          { title: 'Emma', price: 9 },
        ],
      },
    })
  })

  it('answers through a fragment on the interface', async () => {
    expect(await media.ask('{ wished { ...Both } } fragment Both on Media { id stars: stars }')).toAnswer({
      data: {
        wished: [
          { id: 'f1', stars: 5 },
          { id: 'b1', stars: 4 },
        ],
      },
      fetches: { lists: 1, reviews: 1 },
    })
  })
})

describe('an @interfaceObject whose other side fails', () => {
  const down = () => {
    throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'does not answer')
  }

  it('leaves its own fields null', async () => {
    expect(await media.ask('{ media { title stars } }', {}, { instead: { reviews: down } })).toAnswer({
      data: {
        media: [
          { title: 'Emma', stars: null },
          { title: 'Heat', stars: null },
          { title: 'Dune', stars: null },
        ],
      },
      errors: [{ path: ['media'], extensions: { service: 'reviews', code: 'SUBGRAPH_UNAVAILABLE' } }],
    })
  })

  it('stands with what it has itself', async () => {
    expect(
      await media.ask('{ newest { text about { id stars } } }', {}, { instead: { catalog: down } }),
    ).toAnswer({ data: { newest: { text: 'Fine', about: { id: 'b2', stars: 3 } } } })
  })

  it('is null where nobody can say which implementation it is', async () => {
    expect(
      await media.ask('{ newest { text about { __typename stars } } }', {}, { instead: { catalog: down } }),
    ).toAnswer({
      data: { newest: { text: 'Fine', about: null } },
      errors: [
        { path: ['newest', 'about'], extensions: { service: 'catalog', code: 'SUBGRAPH_UNAVAILABLE' } },
      ],
    })
  })

  it('is null, and says so, where the other side does not know it', async () => {
    const unknown = () => '{"data":{"_entities":[null]}}'
    expect(
      await media.ask('{ newest { about { stars title } } }', {}, { instead: { catalog: unknown } }),
    ).toAnswer({
      data: { newest: { about: null } },
      errors: [{ path: ['newest', 'about', 'title'] }],
    })
  })
})
