import { fixture, oneOf } from '../fixture.ts'

describe('subgraphs whose root types have other names', () => {
  const log: string[] = []
  const mixed = fixture({
    one: {
      sdl: `schema { query: Root, mutation: Commands }
            type Root { hello: String, me: User }
            type Commands { rename(to: String!): User }
            type User @key(fields: "id") { id: ID!, name: String }`,
      resolvers: {
        Root: { hello: () => 'one', me: () => ({ id: '1', name: 'Ada' }) },
        Commands: {
          rename: (_: unknown, { to }: { to: string }) => {
            log.push(to)
            return { id: '1', name: to }
          },
        },
        User: { __resolveReference: oneOf({ id: '1', name: 'Ada' }) },
      },
    },
    two: {
      sdl: `schema { query: Ask }
            type Ask { bye: String }
            type User @key(fields: "id") { id: ID!, age: Int }`,
      resolvers: { Ask: { bye: () => 'two' }, User: { __resolveReference: oneOf({ id: '1', age: 36 }) } },
    },
  })

  it('answer under one root', async () => {
    expect(await mixed.ask('{ bye hello me { age name } __typename }')).toAnswer({
      data: { bye: 'two', hello: 'one', me: { age: 36, name: 'Ada' }, __typename: 'Query' },
      fetches: { one: 1, two: 2 },
    })
  })

  it('answer fragments on the root that clients see', async () => {
    expect(await mixed.ask('{ ... on Query { hello ...Rest } } fragment Rest on Query { bye }')).toAnswer({
      data: { hello: 'one', bye: 'two' },
      fetches: { one: 1, two: 1 },
    })
  })

  it('answer mutations', async () => {
    expect(await mixed.ask('mutation { rename(to: "Eve") { name age } kind: __typename }')).toAnswer({
      data: { rename: { name: 'Eve', age: 36 }, kind: 'Mutation' },
      fetches: { one: 1, two: 1 },
    })
    expect(log).toEqual(['Eve'])
  })
})

describe('root fields of several subgraphs', () => {
  const split = fixture({
    a: {
      sdl: `type Query { a1: Int, a2: Int, both: Int @shareable }`,
      resolvers: { Query: { a1: () => 1, a2: () => 2, both: () => 5 } },
    },
    b: {
      sdl: `type Query { b1: Int, b2: Int, both: Int @shareable }`,
      resolvers: { Query: { b1: () => 3, b2: () => 4, both: () => 5 } },
    },
  })

  it('are asked for with one request for each subgraph, and answered in the order of the operation', async () => {
    expect(await split.ask('{ b2 a1 b1 a2 }')).toAnswer({
      data: { b2: 4, a1: 1, b1: 3, a2: 2 },
      fetches: { a: 1, b: 1 },
    })
  })

  it('are not asked for twice where several subgraphs have them', async () => {
    const answer = await split.ask('{ x: both y: both }')
    expect(answer).toAnswer({ data: { x: 5, y: 5 } })
    expect(answer.seen).toHaveLength(1)
  })
})

describe('the root reached again from below', () => {
  const again = fixture({
    a: {
      sdl: `type Query { self: Query!, a: Int, deep: Deep }
            type Deep { query: Query! }`,
      resolvers: { Query: { self: () => ({}), a: () => 1, deep: () => ({ query: {} }) } },
    },
    b: { sdl: `type Query { b: Int }`, resolvers: { Query: { b: () => 2 } } },
  })

  it('answers fields of every subgraph', async () => {
    expect(await again.ask('{ self { a b } }')).toAnswer({
      data: { self: { a: 1, b: 2 } },
      fetches: { a: 1, b: 1 },
    })
  })

  it('answers below an object', async () => {
    expect(await again.ask('{ deep { query { b self { b a __typename } } } }')).toAnswer({
      data: { deep: { query: { b: 2, self: { b: 2, a: 1, __typename: 'Query' } } } },
    })
  })
})
