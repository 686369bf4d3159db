import { fixture, oneOf } from '../fixture.ts'

const library = fixture({
  library: {
    sdl: `type Query { nodes: [Node!]!, named: [Named!]!, first: Node, found: [Found!]! }
          interface Node { id: ID! }
          interface Named implements Node { id: ID!, name: String! }
          type Book implements Node & Named @key(fields: "id") { id: ID!, name: String!, author: Person }
          type Person implements Node & Named @key(fields: "id") { id: ID!, name: String!, wrote: [Named!] }
          type Shelf implements Node { id: ID!, height: Int! }
          type Label { text: String! }
          union Found = Book | Shelf | Label`,
    resolvers: {
      Query: {
        nodes: () => [
          { __typename: 'Book', id: 'b1', name: 'Emma', author: { id: 'p1', name: 'Jane' } },
          { __typename: 'Shelf', id: 's1', height: 9 },
          {
            __typename: 'Person',
            id: 'p1',
            name: 'Jane',
            wrote: [{ __typename: 'Book', id: 'b1', name: 'Emma' }],
          },
        ],
        named: () => [
          { __typename: 'Person', id: 'p1', name: 'Jane' },
          { __typename: 'Book', id: 'b1', name: 'Emma' },
        ],
        first: () => ({ __typename: 'Shelf', id: 's1', height: 9 }),
        found: () => [
          { __typename: 'Label', text: 'novels' },
          { __typename: 'Book', id: 'b1', name: 'Emma' },
          { __typename: 'Shelf', id: 's1', height: 9 },
        ],
      },
      Book: { __resolveReference: oneOf({ id: 'b1', name: 'Emma' }) },
      Person: { __resolveReference: oneOf({ id: 'p1', name: 'Jane' }) },
    },
  },
  ratings: {
    sdl: `type Query { rated: [Rated!]! }
          interface Rated { rating: Int }
          type Book implements Rated @key(fields: "id") { id: ID!, rating: Int, lent: Boolean! }
          type Person implements Rated @key(fields: "id") { id: ID!, rating: Int }
          type Cafe implements Rated { rating: Int, seats: Int! }`,
    resolvers: {
      Query: {
        rated: () => [
          { __typename: 'Cafe', rating: 3, seats: 12 },
          { __typename: 'Book', id: 'b1', rating: 5, lent: true },
        ],
      },
      Book: { __resolveReference: oneOf({ id: 'b1', rating: 5, lent: true }) },
      Person: { __resolveReference: oneOf({ id: 'p1', rating: 4 }) },
    },
  },
})

describe('an interface', () => {
  it('answers its own field for every implementation', async () => {
    expect(await library.ask('{ nodes { id } }')).toAnswer({
      data: { nodes: [{ id: 'b1' }, { id: 's1' }, { id: 'p1' }] },
      fetches: { library: 1 },
    })
  })

  it('answers only the types', async () => {
    expect(await library.ask('{ nodes { kind: __typename } first { __typename } }')).toAnswer({
      data: {
        nodes: [{ kind: 'Book' }, { kind: 'Shelf' }, { kind: 'Person' }],
        first: { __typename: 'Shelf' },
      },
    })
  })

  it('leaves out what another implementation has', async () => {
    expect(await library.ask('{ nodes { ... on Shelf { height } ... on Person { name } } }')).toAnswer({
      data: { nodes: [{}, { height: 9 }, { name: 'Jane' }] },
    })
  })

  it('can be narrowed to an interface that implements it', async () => {
    expect(await library.ask('{ nodes { ... on Named { name } } }')).toAnswer({
      data: { nodes: [{ name: 'Emma' }, {}, { name: 'Jane' }] },
    })
  })

  it('can be widened to an interface that it implements', async () => {
    expect(await library.ask('{ named { ... on Node { id } name } }')).toAnswer({
      data: {
        named: [
          { id: 'p1', name: 'Jane' },
          { id: 'b1', name: 'Emma' },
        ],
      },
    })
  })

  it('can be narrowed to an interface that only another subgraph knows', async () => {
    expect(await library.ask('{ nodes { id ... on Rated { rating } } }')).toAnswer({
      data: { nodes: [{ id: 'b1', rating: 5 }, { id: 's1' }, { id: 'p1', rating: 4 }] },
      fetches: { library: 1, ratings: 1 },
      representations: { ratings: 2 },
    })
  })

  it('can be narrowed from one that only the first subgraph knows', async () => {
    expect(await library.ask('{ rated { rating ... on Named { name } } }')).toAnswer({
      data: { rated: [{ rating: 3 }, { rating: 5, name: 'Emma' }] },
      fetches: { ratings: 1, library: 1 },
      representations: { library: 1 },
    })
  })

  it('holds every condition of fragments in fragments', async () => {
    expect(
      await library.ask('{ nodes { ... on Named { ... on Rated { rating ... on Book { lent name } } } } }'),
    ).toAnswer({
      data: { nodes: [{ rating: 5, lent: true, name: 'Emma' }, {}, { rating: 4 }] },
    })
  })

  it('can be asked of the members of a union', async () => {
    expect(await library.ask('{ found { ... on Node { id } ... on Label { text } } }')).toAnswer({
      data: { found: [{ text: 'novels' }, { id: 'b1' }, { id: 's1' }] },
    })
  })

  it('can be asked of the members of a union, from another subgraph', async () => {
    expect(await library.ask('{ found { __typename ... on Rated { rating } } }')).toAnswer({
      data: { found: [{ __typename: 'Label' }, { __typename: 'Book', rating: 5 }, { __typename: 'Shelf' }] },
    })
  })

  it('merges fields that several fragments ask for', async () => {
    expect(
      await library.ask(
        '{ nodes { ... on Book { author { id } } ... on Named { name } ... on Book { author { name rating } } } }',
      ),
    ).toAnswer({
      data: {
        nodes: [{ author: { id: 'p1', name: 'Jane', rating: 4 }, name: 'Emma' }, {}, { name: 'Jane' }],
      },
    })
  })

  it('may give implementations different fields under one name', async () => {
    expect(
      await library.ask('{ rated { ... on Cafe { n: rating } ... on Book { m: rating n: rating } } }'),
    ).toAnswer({ data: { rated: [{ n: 3 }, { m: 5, n: 5 }] } })
  })

  it('can stand inside of an implementation', async () => {
    expect(
      await library.ask('{ nodes { ... on Person { wrote { __typename name ... on Book { lent } } } } }'),
    ).toAnswer({
      data: { nodes: [{}, {}, { wrote: [{ __typename: 'Book', name: 'Emma', lent: true }] }] },
    })
  })

  it('answers nothing of a list where no entry matches', async () => {
    expect(await library.ask('{ first { ... on Named { name ... on Rated { rating } } } }')).toAnswer({
      data: { first: {} },
      fetches: { library: 1 },
    })
  })
})

describe('an interface that every subgraph knows in part', () => {
  const zoo = fixture({
    animals: {
      sdl: `type Query { animals: [Animal!]! }
            interface Animal { id: ID!, legs: Int }
            type Cat implements Animal @key(fields: "id") { id: ID!, legs: Int @shareable, friend: Cat }
            type Snake implements Animal @key(fields: "id") { id: ID!, legs: Int @shareable }`,
      resolvers: {
        Query: {
          animals: () => [
            { __typename: 'Cat', id: 'c', legs: 4, friend: { id: 'd', legs: 3 } },
            { __typename: 'Snake', id: 's', legs: 0 },
          ],
        },
        Cat: { __resolveReference: oneOf({ id: 'c', legs: 4 }, { id: 'd', legs: 3 }) },
        Snake: { __resolveReference: oneOf({ id: 's', legs: 0 }) },
      },
    },
    food: {
      sdl: `type Query { hungry: [Animal!]! }
            interface Animal { id: ID!, food: String! }
            type Cat implements Animal @key(fields: "id") { id: ID!, food: String! }
            type Snake implements Animal @key(fields: "id") { id: ID!, food: String! }
            type Ghost implements Animal { id: ID!, food: String!, legs: Int }`,
      resolvers: {
        Query: {
          hungry: () => [
            { __typename: 'Ghost', id: 'g', food: 'air', legs: null },
            { __typename: 'Snake', id: 's', food: 'mice' },
          ],
        },
        Cat: { __resolveReference: oneOf({ id: 'c', food: 'fish' }, { id: 'd', food: 'milk' }) },
        Snake: { __resolveReference: oneOf({ id: 's', food: 'mice' }) },
      },
    },
  })

  it('takes a field of the interface from where the implementations have it', async () => {
    expect(await zoo.ask('{ animals { legs food } }')).toAnswer({
      data: {
        animals: [
          { legs: 4, food: 'fish' },
          { legs: 0, food: 'mice' },
        ],
      },
      fetches: { animals: 1, food: 1 },
      representations: { food: 2 },
    })
  })

  it('has members that only one subgraph knows', async () => {
    expect(await zoo.ask('{ hungry { __typename food legs } }')).toAnswer({
      data: {
        hungry: [
          { __typename: 'Ghost', food: 'air', legs: null },
          { __typename: 'Snake', food: 'mice', legs: 0 },
        ],
      },
      fetches: { food: 1, animals: 1 },
      representations: { animals: 1 },
    })
  })

  it('may have implementations with narrower fields', async () => {
    expect(await zoo.ask('{ animals { id ... on Cat { friend { legs food } } } }')).toAnswer({
      data: { animals: [{ id: 'c', friend: { legs: 3, food: 'milk' } }, { id: 's' }] },
    })
  })
})
