import { fixture, oneOf } from '../fixture.ts'
import type { Seen } from '../fixture.ts'

describe('a union whose members differ between subgraphs', () => {
  const feed = fixture({
    feed: {
      sdl: `type Query { feed: [Item]!, pinned: Item }
            union Item = Post | Photo
            type Post @key(fields: "id") { id: ID!, text: String!, related: [Item!] }
            type Photo @key(fields: "id") { id: ID!, url: String!, size: Int }`,
      resolvers: {
        Query: {
          feed: () => [
            {
              __typename: 'Post',
              id: 'p1',
              text: 'Hi',
              related: [{ __typename: 'Photo', id: 'f1', url: '/1' }],
            },
            { __typename: 'Photo', id: 'f1', url: '/1', size: 10 },
            null,
            { __typename: 'Post', id: 'p2', text: 'Ho', related: null },
          ],
          pinned: () => ({ __typename: 'Photo', id: 'f1', url: '/1', size: 10 }),
        },
        Post: { __resolveReference: oneOf({ id: 'p1', text: 'Hi' }, { id: 'p2', text: 'Ho' }) },
        Photo: { __resolveReference: oneOf({ id: 'f1', url: '/1', size: 10 }) },
      },
    },
    ads: {
      sdl: `type Query { promoted: [Item!]! }
            union Item = Post | Ad
            type Post @key(fields: "id") { id: ID!, likes: Int }
            type Photo @key(fields: "id") { id: ID!, likes: Int }
            type Ad { brand: String!, url: String! }`,
      resolvers: {
        Query: {
          promoted: () => [
            { __typename: 'Ad', brand: 'Acme', url: '/acme' },
            { __typename: 'Post', id: 'p1', likes: 7 },
          ],
        },
        Post: { __resolveReference: oneOf({ id: 'p1', likes: 7 }, { id: 'p2', likes: 0 }) },
        Photo: { __resolveReference: oneOf({ id: 'f1', likes: 3 }) },
      },
    },
  })

  it('is asked in each subgraph for the members that this one knows', async () => {
    expect(
      await feed.ask('{ feed { ... on Ad { brand } ... on Post { text } ... on Photo { url } } }'),
    ).toAnswer({
      data: { feed: [{ text: 'Hi' }, { url: '/1' }, null, { text: 'Ho' }] },
      fetches: { feed: 1 },
    })
  })

  it('is not asked for members that can not be there', async () => {
    expect(await feed.ask('{ promoted { __typename ... on Photo { url } ... on Ad { url } } }')).toAnswer({
      data: { promoted: [{ __typename: 'Ad', url: '/acme' }, { __typename: 'Post' }] },
      fetches: { ads: 1 },
    })
  })

  it('joins the members that are entities', async () => {
    expect(await feed.ask('{ promoted { ... on Ad { brand } ... on Post { text likes } } }')).toAnswer({
      data: { promoted: [{ brand: 'Acme' }, { text: 'Hi', likes: 7 }] },
      fetches: { ads: 1, feed: 1 },
      representations: { feed: 1 },
    })
  })

  it('answers only the type', async () => {
    expect(await feed.ask('{ feed { __typename } }')).toAnswer({
      data: { feed: [{ __typename: 'Post' }, { __typename: 'Photo' }, null, { __typename: 'Post' }] },
      fetches: { feed: 1 },
    })
  })

  it('answers the type under two names', async () => {
    expect(await feed.ask('{ pinned { a: __typename b: __typename } }')).toAnswer({
      data: { pinned: { a: 'Photo', b: 'Photo' } },
    })
  })

  it('may give two members different fields under one name', async () => {
    expect(await feed.ask('{ feed { ... on Post { label: text } ... on Photo { label: url } } }')).toAnswer({
      data: { feed: [{ label: 'Hi' }, { label: '/1' }, null, { label: 'Ho' }] },
    })
  })

  it('may take one name of two members from two subgraphs', async () => {
    expect(await feed.ask('{ feed { ... on Post { n: likes } ... on Photo { n: size } } }')).toAnswer({
      data: { feed: [{ n: 7 }, { n: 10 }, null, { n: 0 }] },
      fetches: { feed: 1, ads: 1 },
      representations: { ads: 2 },
    })
  })

  it('may name a field of one member as another member names its key', async () => {
    expect(
      await feed.ask('{ feed { ... on Post { url: id likes } ... on Photo { key: id likes } } }'),
    ).toAnswer({
      data: { feed: [{ url: 'p1', likes: 7 }, { key: 'f1', likes: 3 }, null, { url: 'p2', likes: 0 }] },
    })
  })

  it('is asked for the entities of several members at once', async () => {
    expect(await feed.ask('{ feed { ... on Post { likes } ... on Photo { likes } } }')).toAnswer({
      data: { feed: [{ likes: 7 }, { likes: 3 }, null, { likes: 0 }] },
      fetches: { feed: 1, ads: 1 },
      representations: { ads: 3 },
    })
  })

  it('keeps the order of fragments around the common fields', async () => {
    expect(
      await feed.ask('{ pinned { ... on Photo { size } kind: __typename ... on Photo { url likes } } }'),
    ).toAnswer({ data: { pinned: { size: 10, kind: 'Photo', url: '/1', likes: 3 } } })
  })

  it('can stand inside of a member', async () => {
    expect(
      await feed.ask('{ feed { ... on Post { related { __typename ... on Photo { likes } } } } }'),
    ).toAnswer({
      data: { feed: [{ related: [{ __typename: 'Photo', likes: 3 }] }, {}, null, { related: null }] },
    })
  })
})

describe('members whose fields of one name differ in type', () => {
  const measured = fixture({
    scale: {
      sdl: `type Query { readings: [Reading]! }
            union Reading = Weight | Label | Tags
            type Weight @key(fields: "id") { id: ID!, value: Int }
            type Label @key(fields: "id") { id: ID!, value: String! }
            type Tags { value: [Tag!] }
            type Tag { value: Float }`,
      resolvers: {
        Query: {
          readings: () => [
            { __typename: 'Label', id: 'l', value: 'heavy' },
            { __typename: 'Weight', id: 'w', value: 7 },
            { __typename: 'Tags', value: [{ value: 0.5 }] },
          ],
        },
      },
    },
    notes: {
      sdl: `type Weight @key(fields: "id") { id: ID!, note: String }
            type Label @key(fields: "id") { id: ID!, note: [String!] }`,
      resolvers: {
        Weight: { note: () => 'one' },
        Label: { note: () => ['a', 'b'] },
      },
    },
  })
  const query = `{ readings {
    ... on Weight { number: value note }
    ... on Label { text: value notes: note }
    ... on Tags { tags: value { value } } } }`

  it('have them all', async () => {
    expect(await measured.ask(query)).toAnswer({
      data: {
        readings: [
          { text: 'heavy', notes: ['a', 'b'] },
          { number: 7, note: 'one' },
          { tags: [{ value: 0.5 }] },
        ],
      },
    })
  })

  it('have errors under the names that the client gave', async () => {
    const scale = (request: Seen) => {
      const label = /on Label ?\{[^}]*?(\w+) ?: ?value/.exec(request.query)?.[1] ?? 'value'
      const broken = { __typename: 'Label', id: 'l', [label]: null }
      return JSON.stringify({
        data: { readings: [null, broken] },
        errors: [{ message: 'No value', path: ['readings', 1, label] }],
      })
    }
    expect(
      await measured.ask(
        '{ readings { ... on Weight { a: value } ... on Label { b: value } } }',
        {},
        { instead: { scale } },
      ),
    ).toAnswer({
      data: { readings: [null, null] },
      errors: [{ path: ['readings', 1, 'b'], message: 'No value' }],
    })
  })

  it('have errors under the names that the client gave, also from a second subgraph', async () => {
    const notes = (request: Seen) => {
      const called = (type: string) =>
        new RegExp(`on ${type} ?\\{[^}]*?(\\w+) ?: ?note`).exec(request.query)?.[1] ?? 'note'
      const errors = ['Label', 'Weight'].map((type, index) => ({
        message: `No note for ${type}`,
        path: ['_entities', index, called(type)],
      }))
      return JSON.stringify({ data: { _entities: [{}, {}] }, errors })
    }
    expect(
      await measured.ask(
        '{ readings { ... on Weight { w: note } ... on Label { l: note } } }',
        {},
        { instead: { notes } },
      ),
    ).toAnswer({
      data: { readings: [{ l: null }, { w: null }, {}] },
      errors: [
        { path: ['readings', 0, 'l'], message: 'No note for Label' },
        { path: ['readings', 1, 'w'], message: 'No note for Weight' },
      ],
    })
  })
})
