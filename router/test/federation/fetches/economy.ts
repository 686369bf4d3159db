import { Kind, parse } from 'graphql'
import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'
import type { Answered } from '../fixture.ts'

const posts = [
  { id: 'p1', title: 'One', author: { id: 'a' } },
  { id: 'p2', title: 'Two', author: { id: 'b' } },
  { id: 'p3', title: 'Three', author: { id: 'a' } },
]
const names = { a: 'Ada', b: 'Bob', c: 'Cem' }
const blog = fixture({
  posts: {
    sdl: `type Query { posts: [Post!]!, none: [Post!]!, top: Post, missing: Post, feed: [Item!]!, grid: [[Post]] }
          type Post @key(fields: "id") { id: ID!, title: String!, author: User, editors: [User!] }
          type User @key(fields: "id") { id: ID! }
          type Ad { text: String! }
          union Item = Ad | Post | User`,
    resolvers: {
      Query: {
        posts: () => posts,
        none: () => [],
        top: () => ({ ...posts[0], editors: [{ id: 'b' }, { id: 'c' }, { id: 'b' }] }),
        missing: () => null,
        feed: () => [{ __typename: 'Ad', text: 'Buy' }],
        grid: () => [[], null, [null]],
      },
    },
  },
  users: {
    sdl: `type Query { me: User }
          type User @key(fields: "id") { id: ID!, name(upper: Boolean = false): String }`,
    resolvers: {
      Query: { me: () => ({ id: 'a' }) },
      User: {
        name: ({ id }: { id: keyof typeof names }, { upper }: { upper: boolean }) =>
          upper ? names[id].toUpperCase() : names[id],
      },
    },
  },
  stats: {
    sdl: `type Post @key(fields: "id") { id: ID!, views: Int }
          type User @key(fields: "id") { id: ID!, visits: Int }`,
    resolvers: {
      Post: {
        __resolveReference: oneOf({ id: 'p1', views: 1 }, { id: 'p2', views: 2 }, { id: 'p3', views: 3 }),
      },
      User: { __resolveReference: oneOf({ id: 'a', visits: 10 }, { id: 'b', visits: 20 }) },
    },
  },
})

/** How many `_entities` fields each request to the subgraph has. */
const entityFields = ({ seen }: Answered, subgraph: string) =>
  seen
    .filter((request) => request.subgraph === subgraph)
    .map(({ query }) =>
      parse(query).definitions.flatMap((node) =>
        node.kind === Kind.OPERATION_DEFINITION
          ? node.selectionSet.selections.filter(
              (field) => field.kind === Kind.FIELD && field.name.value === '_entities',
            )
          : [],
      ),
    )
    .map((fields) => fields.length)

describe('equal representations', () => {
  it('are sent once, and answered at every place', async () => {
    const answer = await blog.ask('{ posts { author { name } } }')
    expect(answer).toAnswer({
      data: {
        posts: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }, { author: { name: 'Ada' } }],
      },
      fetches: { posts: 1, users: 1 },
    })
    expect(representationsFor(answer, 'users')).toEqual([
      { __typename: 'User', id: 'a' },
      { __typename: 'User', id: 'b' },
    ])
  })

  it('are sent once inside of one list', async () => {
    expect(await blog.ask('{ top { editors { name } } }')).toAnswer({
      data: { top: { editors: [{ name: 'Bob' }, { name: 'Cem' }, { name: 'Bob' }] } },
      representations: { users: 2 },
    })
  })

  it('of different types are not mistaken for each other', async () => {
    const same = {
      posts: () =>
        '{"data":{"feed":[{"__typename":"Post","id":"a"},{"__typename":"User","id":"a"},{"__typename":"Post","id":"a"}]}}',
      stats: () =>
        '{"data":{"_entities":[{"__typename":"Post","views":1},{"__typename":"User","visits":2}]}}',
    }
    const query = '{ feed { ... on Post { views } ... on User { visits } } }'
    expect(await blog.ask(query, {}, { instead: same })).toAnswer({
      data: { feed: [{ views: 1 }, { visits: 2 }, { views: 1 }] },
      representations: { stats: 2 },
    })
  })

  it('are compared by value, whether they are numbers or strings', async () => {
    const instead = {
      posts: () =>
        JSON.stringify({
          data: { posts: [1, '1', 1].map((id) => ({ author: { __typename: 'User', id } })) },
        }),
    }
    const answer = await blog.ask('{ posts { author { visits } } }', {}, { instead })
    expect(answer).toAnswer({
      data: {
        posts: [{ author: { visits: null } }, { author: { visits: null } }, { author: { visits: null } }],
      },
    })
    expect(representationsFor(answer, 'stats')).toEqual([
      { __typename: 'User', id: 1 },
      { __typename: 'User', id: '1' },
    ])
  })
})

describe('entity fetches that are due together', () => {
  it('are one request with a field for each', async () => {
    const answer = await blog.ask('{ posts { author { name } } top { editors { name } } }')
    expect(answer).toAnswer({
      data: {
        posts: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }, { author: { name: 'Ada' } }],
        top: { editors: [{ name: 'Bob' }, { name: 'Cem' }, { name: 'Bob' }] },
      },
      fetches: { posts: 1, users: 1 },
      representations: { users: 4 },
    })
    expect(entityFields(answer, 'users')).toEqual([2])
  })

  it('keep their own arguments and names', async () => {
    expect(
      await blog.ask(
        'query ($u: Boolean) { posts { author { n: name(upper: $u) } } top { editors { n: name author: name(upper: true) } } }',
        { u: true },
      ),
    ).toAnswer({
      data: {
        posts: [{ author: { n: 'ADA' } }, { author: { n: 'BOB' } }, { author: { n: 'ADA' } }],
        top: {
          editors: [
            { n: 'Bob', author: 'BOB' },
            { n: 'Cem', author: 'CEM' },
            { n: 'Bob', author: 'BOB' },
          ],
        },
      },
      fetches: { posts: 1, users: 1 },
    })
  })

  it('can be of different types', async () => {
    const answer = await blog.ask('{ posts { views author { visits } } }')
    expect(answer).toAnswer({
      data: {
        posts: [
          { views: 1, author: { visits: 10 } },
          { views: 2, author: { visits: 20 } },
          { views: 3, author: { visits: 10 } },
        ],
      },
      fetches: { posts: 1, stats: 1 },
      representations: { stats: 5 },
    })
  })

  it('go to each subgraph at once', async () => {
    expect(await blog.ask('{ top { title views author { name visits } } }')).toAnswer({
      data: { top: { title: 'One', views: 1, author: { name: 'Ada', visits: 10 } } },
      fetches: { posts: 1, users: 1, stats: 1 },
      representations: { users: 1, stats: 2 },
    })
  })

  it('leave out those of which nothing is known to ask', async () => {
    const answer = await blog.ask('{ none { author { name } } top { editors { name } } }')
    expect(answer).toAnswer({
      data: { none: [], top: { editors: [{ name: 'Bob' }, { name: 'Cem' }, { name: 'Bob' }] } },
      fetches: { posts: 1, users: 1 },
      representations: { users: 2 },
    })
    expect(entityFields(answer, 'users')).toEqual([1])
  })
})

describe('entity fetches of which nothing would be asked', () => {
  it('are not sent for an empty list', async () => {
    expect(await blog.ask('{ none { views author { name } } }')).toAnswer({
      data: { none: [] },
      fetches: { posts: 1 },
    })
  })

  it('are not sent for a null', async () => {
    expect(await blog.ask('{ missing { views } }')).toAnswer({
      data: { missing: null },
      fetches: { posts: 1 },
    })
  })

  it('are not sent for nulls in lists of lists', async () => {
    expect(await blog.ask('{ grid { views } }')).toAnswer({
      data: { grid: [[], null, [null]] },
      fetches: { posts: 1 },
    })
  })

  it('are not sent where no entry has the type of the condition', async () => {
    expect(
      await blog.ask('{ feed { ... on Post { views } ... on User { name } ... on Ad { text } } }'),
    ).toAnswer({
      data: { feed: [{ text: 'Buy' }] },
      fetches: { posts: 1 },
    })
  })

  it('are not sent for what hangs on a null entity', async () => {
    const instead = { posts: () => '{"data":{"top":{"__typename":"Post","author":null}}}' }
    expect(await blog.ask('{ top { author { name visits } } }', {}, { instead })).toAnswer({
      data: { top: { author: null } },
      fetches: { posts: 1 },
    })
  })
})

describe('a request to a subgraph', () => {
  it('has a query and variables, and a name only where there is one', async () => {
    const { seen } = await blog.ask('{ posts { author { name } } }')
    expect(seen).toHaveLength(2)
    for (const { query, variables } of seen) {
      expect(typeof query).toBe('string')
      expect(typeof variables).toBe('object')
    }
  })

  it('shares nothing with another of the same words, unless that was allowed', async () => {
    const [one, two] = await Promise.all([blog.ask('{ me { visits } }'), blog.ask('{ me { visits } }')])
    expect([one.seen.length, two.seen.length]).toEqual([2, 2])
  })
})
