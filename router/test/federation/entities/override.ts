import { fixture, oneOf } from '../fixture.ts'

describe('@override', () => {
  const films = fixture({
    old: {
      sdl: `type Query { films: [Film!]!, latest: Film }
            type Film @key(fields: "id") { id: ID!, title: String, length: Int, code: String }`,
      resolvers: {
        Query: {
          films: () => [{ id: '1', title: 'old title', length: 90, code: 'old code' }],
          latest: () => ({ id: 'never' }),
        },
        Film: { __resolveReference: oneOf({ id: '1', title: 'old title', length: 90, code: 'old code' }) },
      },
    },
    new: {
      sdl: `type Query { latest: Film @override(from: "old") }
            type Film @key(fields: "id") { id: ID!, title: String @override(from: "old") }`,
      resolvers: {
        Query: { latest: () => ({ id: '1', title: 'new title' }) },
        Film: { __resolveReference: oneOf({ id: '1', title: 'new title' }) },
      },
    },
  })

  it('takes a field of an entity from the new owner', async () => {
    expect(await films.ask('{ films { title length } }')).toAnswer({
      data: { films: [{ title: 'new title', length: 90 }] },
      fetches: { old: 1, new: 1 },
    })
  })

  it('takes a root field from the new owner', async () => {
    expect(await films.ask('{ latest { id title } }')).toAnswer({
      data: { latest: { id: '1', title: 'new title' } },
      fetches: { new: 1 },
    })
  })

  it('leaves the rest with the old owner', async () => {
    expect(await films.ask('{ latest { length code } }')).toAnswer({
      data: { latest: { length: 90, code: 'old code' } },
      fetches: { new: 1, old: 1 },
    })
  })
})

describe('@override of a field that is a key', () => {
  const people = fixture({
    legacy: {
      sdl: `type Query { person: Person }
            type Person @key(fields: "id") @key(fields: "email") { id: ID!, email: String!, age: Int }`,
      resolvers: {
        Query: { person: () => ({ id: '1', email: 'ada@x.org', age: 36 }) },
        Person: { __resolveReference: oneOf({ id: '1', email: 'ada@x.org', age: 36 }) },
      },
    },
    identity: {
      sdl: `type Query { me: Person }
            type Person @key(fields: "id") @key(fields: "email") { id: ID!, email: String! @override(from: "legacy"), verified: Boolean }`,
      resolvers: {
        Query: { me: () => ({ id: '1', email: 'ada@x.org', verified: true }) },
        Person: { __resolveReference: oneOf({ id: '1', email: 'ada@x.org', verified: true }) },
      },
    },
    letters: {
      sdl: `type Person @key(fields: "email") { email: String!, letters: Int }`,
      resolvers: { Person: { __resolveReference: oneOf({ email: 'ada@x.org', letters: 4 }) } },
    },
  })

  it('still identifies the entity from the new owner', async () => {
    expect(await people.ask('{ me { verified letters age } }')).toAnswer({
      data: { me: { verified: true, letters: 4, age: 36 } },
    })
  })

  it('still identifies the entity from the old owner', async () => {
    expect(await people.ask('{ person { age email letters verified } }')).toAnswer({
      data: { person: { age: 36, email: 'ada@x.org', letters: 4, verified: true } },
    })
  })
})
