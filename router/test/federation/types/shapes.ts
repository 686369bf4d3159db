import { fixture, oneOf } from '../fixture.ts'

describe('entities that refer to each other', () => {
  const people = [
    { id: '1', name: 'Ada', bossId: '2', friendIds: ['2', '3'] },
    { id: '2', name: 'Bob', bossId: '2', friendIds: ['1'] },
    { id: '3', name: 'Cem', bossId: null, friendIds: [] },
  ]
  const bossOf = (id: string) => people.find((person) => person.id === id)?.bossId
  const friendsOf = (id: string) => people.find((person) => person.id === id)?.friendIds ?? []
  const company = fixture({
    names: {
      sdl: `type Query { person(id: ID!): Person, people: [Person!]! }
            type Person @key(fields: "id") { id: ID!, name: String! }`,
      resolvers: {
        Query: {
          person: (_: unknown, { id }: { id: string }) => oneOf(...people)({ id }),
          people: () => people,
        },
        Person: { __resolveReference: oneOf(...people) },
      },
    },
    work: {
      sdl: `type Person @key(fields: "id") { id: ID!, boss: Person, team: Team }
            type Team @key(fields: "lead { id }") { lead: Person! }`,
      resolvers: {
        Person: {
          __resolveReference: oneOf(...people),
          boss: ({ id }: { id: string }) => bossOf(id) && { id: bossOf(id) },
          team: () => ({ lead: { id: '2' } }),
        },
      },
    },
    social: {
      sdl: `type Person @key(fields: "id") { id: ID!, friends: [Person!]!, motto: String }
            type Team @key(fields: "lead { id }") { lead: Person!, motto: String }`,
      resolvers: {
        Person: {
          friends: ({ id }: { id: string }) => friendsOf(id).map((friend) => ({ id: friend })),
          motto: ({ id }: { id: string }) => `motto of ${id}`,
        },
        Team: { __resolveReference: oneOf({ lead: { id: '2' }, motto: 'Together' }) },
      },
    },
  })

  it('can refer to themselves', async () => {
    expect(
      await company.ask('{ person(id: "2") { name boss { name boss { name boss { name } } } } }'),
    ).toAnswer({
      data: { person: { name: 'Bob', boss: { name: 'Bob', boss: { name: 'Bob', boss: { name: 'Bob' } } } } },
    })
  })

  it('can go back and forth between two subgraphs', async () => {
    expect(
      await company.ask(
        '{ person(id: "1") { boss { name friends { name boss { id friends { name } } } } } }',
      ),
    ).toAnswer({
      data: {
        person: {
          boss: {
            name: 'Bob',
            friends: [{ name: 'Ada', boss: { id: '2', friends: [{ name: 'Ada' }] } }],
          },
        },
      },
    })
  })

  it('can be at many places of lists in lists, each asked for once', async () => {
    expect(await company.ask('{ people { friends { friends { name } } } }')).toAnswer({
      data: {
        people: [
          { friends: [{ friends: [{ name: 'Ada' }] }, { friends: [] }] },
          { friends: [{ friends: [{ name: 'Bob' }, { name: 'Cem' }] }] },
          { friends: [] },
        ],
      },
      fetches: { names: 2, social: 1 },
      representations: { social: 3, names: 3 },
    })
  })

  it('can end in null at some places', async () => {
    expect(await company.ask('{ people { name boss { name friends { name } } } }')).toAnswer({
      data: {
        people: [
          { name: 'Ada', boss: { name: 'Bob', friends: [{ name: 'Ada' }] } },
          { name: 'Bob', boss: { name: 'Bob', friends: [{ name: 'Ada' }] } },
          { name: 'Cem', boss: null },
        ],
      },
    })
  })

  it('can be the key of another entity', async () => {
    expect(await company.ask('{ person(id: "3") { team { motto lead { name motto } } } }')).toAnswer({
      data: { person: { team: { motto: 'Together', lead: { name: 'Bob', motto: 'motto of 2' } } } },
    })
  })

  it('can be asked for at several depths under the same names', async () => {
    expect(
      await company.ask(
        '{ a: person(id: "1") { friends { boss { name } } boss { friends { boss { name } } } } }',
      ),
    ).toAnswer({
      data: {
        a: {
          friends: [{ boss: { name: 'Bob' } }, { boss: null }],
          boss: { friends: [{ boss: { name: 'Bob' } }] },
        },
      },
    })
  })
})

describe('an entity below objects that are none', () => {
  const offer = fixture({
    offers: {
      sdl: `type Query { offers: Offers! }
            type Offers { page: Page, total: Int! }
            type Page { rows: [[Row]!] }
            type Row { cell: Cell }
            type Cell { hotel: Hotel }
            type Hotel @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          offers: () => ({
            total: 2,
            page: {
              rows: [
                [{ cell: { hotel: { id: 'h1' } } }, null, { cell: null }],
                [],
                [{ cell: { hotel: null } }, { cell: { hotel: { id: 'h2' } } }],
              ],
            },
          }),
        },
      },
    },
    hotels: {
      sdl: `type Hotel @key(fields: "id") { id: ID!, name: String, rooms: [Room!]! }
            type Room { beds: Int! }`,
      resolvers: {
        Hotel: {
          __resolveReference: oneOf(
            { id: 'h1', name: 'Ritz', rooms: [{ beds: 2 }, { beds: 1 }] },
            { id: 'h2', name: 'Inn', rooms: [] },
          ),
        },
      },
    },
  })

  it('is found behind every list and every null', async () => {
    expect(
      await offer.ask('{ offers { page { rows { cell { hotel { name rooms { beds } } } } } total } }'),
    ).toAnswer({
      data: {
        offers: {
          page: {
            rows: [
              [
                { cell: { hotel: { name: 'Ritz', rooms: [{ beds: 2 }, { beds: 1 }] } } },
                null,
                { cell: null },
              ],
              [],
              [{ cell: { hotel: null } }, { cell: { hotel: { name: 'Inn', rooms: [] } } }],
            ],
          },
          total: 2,
        },
      },
      fetches: { offers: 1, hotels: 1 },
      representations: { hotels: 2 },
    })
  })
})
