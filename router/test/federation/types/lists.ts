import { fixture, oneOf, saying } from '../fixture.ts'

describe('lists', () => {
  const grid = fixture({
    grid: {
      sdl: `type Query { matrix: [[Int]], strict: [[Int!]!]!, board: [[Cell]], cube: [[[Cell!]!]!], names: [String!], cell: Cell }
            type Cell @key(fields: "id") { id: ID!, x: Int }`,
      resolvers: {
        Query: {
          matrix: () => [[1, 2], [], null, [null, 3]],
          strict: () => [[1], []],
          board: () => [[{ id: 'a', x: 1 }, null], [], [{ id: 'b', x: 2 }]],
          cube: () => [[[{ id: 'a' }, { id: 'b' }]], [[], [{ id: 'a' }]]],
          cell: () => ({ id: 'a', x: 1 }),
          names: () => [],
        },
      },
    },
    paint: {
      sdl: `type Cell @key(fields: "id") { id: ID!, colour: String!, shades: [[String!]] }`,
      resolvers: {
        Cell: {
          __resolveReference: oneOf(
            { id: 'a', colour: 'red', shades: [['dark', 'light'], null] },
            { id: 'b', colour: 'blue', shades: [] },
          ),
        },
      },
    },
  })
  const instead = (data: unknown) => ({ instead: { grid: saying(data) } })

  it('can be lists of lists with nulls at each level', async () => {
    expect(await grid.ask('{ matrix strict names }')).toAnswer({
      data: { matrix: [[1, 2], [], null, [null, 3]], strict: [[1], []], names: [] },
    })
  })

  it('can be lists of lists of entities', async () => {
    expect(await grid.ask('{ board { colour x } }')).toAnswer({
      data: { board: [[{ colour: 'red', x: 1 }, null], [], [{ colour: 'blue', x: 2 }]] },
      fetches: { grid: 1, paint: 1 },
      representations: { paint: 2 },
    })
  })

  it('can be three levels deep, with the same entity at several places', async () => {
    expect(await grid.ask('{ cube { id colour } }')).toAnswer({
      data: {
        cube: [
          [
            [
              { id: 'a', colour: 'red' },
              { id: 'b', colour: 'blue' },
            ],
          ],
          [[], [{ id: 'a', colour: 'red' }]],
        ],
      },
      representations: { paint: 2 },
    })
  })

  it('come from the second subgraph as lists of lists, too', async () => {
    expect(await grid.ask('{ board { shades } }')).toAnswer({
      data: { board: [[{ shades: [['dark', 'light'], null] }, null], [], [{ shades: [] }]] },
    })
  })

  it('are null, and said so, where a subgraph answers no list', async () => {
    expect(await grid.ask('{ matrix names }', {}, instead({ matrix: 5, names: 'Ada' }))).toAnswer({
      data: { matrix: null, names: null },
      errors: [{ path: ['matrix'] }, { path: ['names'] }],
    })
  })

  it('are null at the level that is no list', async () => {
    expect(await grid.ask('{ matrix }', {}, instead({ matrix: [[1], 2] }))).toAnswer({
      data: { matrix: [[1], null] },
      errors: [{ path: ['matrix', 1] }],
    })
  })

  it('pass nulls up to the level that allows them', async () => {
    expect(await grid.ask('{ strict }', {}, instead({ strict: [[1, null]] }))).toAnswer({
      data: null,
      errors: [{ path: ['strict', 0, 1] }],
    })
  })

  it('of objects are null, and said so, where a subgraph answers one object', async () => {
    const one = { __typename: 'Cell', id: 'a', x: 1 }
    expect(await grid.ask('{ board { x } }', {}, instead({ board: [one] }))).toAnswer({
      data: { board: [null] },
      errors: [{ path: ['board', 0] }],
    })
  })

  it('are not taken for an object', async () => {
    const list = [{ __typename: 'Cell', id: 'a', x: 1 }]
    expect(await grid.ask('{ cell { x } }', {}, instead({ cell: list }))).toAnswer({
      data: { cell: null },
      errors: [{ path: ['cell'] }],
    })
  })
})

describe('lists of a shared field that differ between subgraphs', () => {
  const menu = fixture({
    kitchen: {
      sdl: `type Query { menu: Menu @shareable }
            type Menu { dishes: [Dish!]! @shareable }
            type Dish @shareable { name: String!, price: Int @inaccessible }`,
      resolvers: { Query: { menu: () => ({ dishes: [{ name: 'Soup' }, { name: 'Fish' }] }) } },
    },
    till: {
      sdl: `type Query { menu: Menu @shareable }
            type Menu { dishes: [Dish!]! @shareable }
            type Dish { name: String! @shareable, cost: Int }`,
      resolvers: { Query: { menu: () => ({ dishes: [{ name: 'Soup', cost: 3 }] }) } },
    },
  })

  it('come from one subgraph as a whole where it has every field', async () => {
    expect(await menu.ask('{ menu { dishes { name cost } } }')).toAnswer({
      data: { menu: { dishes: [{ name: 'Soup', cost: 3 }] } },
      fetches: { till: 1 },
    })
  })
})

describe('lists of one field that two subgraphs answer in different lengths', () => {
  const menu = fixture({
    kitchen: {
      sdl: `type Query { dishes: [Dish]! @shareable, grid: [[Dish]] @shareable }
            type Dish { name: String }`,
      resolvers: { Query: { dishes: () => [{ name: 'Soup' }, { name: 'Fish' }, { name: 'Cake' }] } },
    },
    till: {
      sdl: `type Query { dishes: [Dish]! @shareable, grid: [[Dish]] @shareable }
            type Dish { cost: Int }`,
      resolvers: { Query: { dishes: () => [{ cost: 3 }, { cost: 9 }] } },
    },
  })

  it('are joined entry by entry, and what only one has stays', async () => {
    expect(await menu.ask('{ dishes { name cost } }')).toAnswer({
      data: {
        dishes: [
          { name: 'Soup', cost: 3 },
          { name: 'Fish', cost: 9 },
          { name: 'Cake', cost: null },
        ],
      },
      fetches: { kitchen: 1, till: 1 },
    })
  })

  it('keep the entries that the other has as null', async () => {
    const dishes = [
      { cost: null, name: 'Soup' },
      { cost: 9, name: null },
      { cost: 1, name: 'Cake' },
    ]
    const instead = {
      kitchen: saying({ dishes: [{ name: 'Soup' }, null, { name: 'Cake' }] }),
      till: saying({ dishes: [null, { cost: 9 }, { cost: 1 }] }),
    }
    expect(await menu.ask('{ dishes { cost name } }', {}, { instead })).toAnswer({ data: { dishes } })
  })

  it('are joined in lists of lists, too', async () => {
    const instead = {
      kitchen: saying({ grid: [[{ name: 'Soup' }, { name: 'Fish' }], [], null, [{ name: 'Cake' }]] }),
      till: saying({ grid: [[{ cost: 1 }, null], [], [{ cost: 3 }], null] }),
    }
    expect(await menu.ask('{ grid { name cost } }', {}, { instead })).toAnswer({
      data: {
        grid: [
          [
            { name: 'Soup', cost: 1 },
            { name: 'Fish', cost: null },
          ],
          [],
          [{ name: null, cost: 3 }],
          [{ name: 'Cake', cost: null }],
        ],
      },
    })
  })
})
