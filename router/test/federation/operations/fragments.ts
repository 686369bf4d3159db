import { fixture, oneOf } from '../fixture.ts'

const trips = fixture({
  trips: {
    sdl: `type Query { trip: Trip, trips: [Trip!]! }
          type Trip @key(fields: "id") { id: ID!, title: String!, host: Person, guests: [Person!]! }
          type Person @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        trip: () => ({ id: 't1', title: 'Alps', host: { id: '1' }, guests: [{ id: '2' }, { id: '1' }] }),
        trips: () => [
          { id: 't1', title: 'Alps', host: { id: '1' }, guests: [] },
          { id: 't2', title: 'Andes', host: null, guests: [{ id: '2' }] },
        ],
      },
    },
  },
  people: {
    sdl: `type Query { me: Person }
          type Person @key(fields: "id") { id: ID!, name: String!, age: Int }`,
    resolvers: {
      Query: { me: () => ({ id: '1', name: 'Ada', age: 36 }) },
      Person: {
        __resolveReference: oneOf({ id: '1', name: 'Ada', age: 36 }, { id: '2', name: 'Bob', age: null }),
      },
    },
  },
})

describe('named fragments', () => {
  it('spread into several places', async () => {
    expect(
      await trips.ask('{ trip { host { ...P } guests { ...P age } } } fragment P on Person { name }'),
    ).toAnswer({
      data: {
        trip: {
          host: { name: 'Ada' },
          guests: [
            { name: 'Bob', age: null },
            { name: 'Ada', age: 36 },
          ],
        },
      },
    })
  })

  it('spread into each other', async () => {
    expect(
      await trips.ask(`{ trip { ...T } me { ...Full } }
        fragment T on Trip { title host { ...Full } }
        fragment Full on Person { ...Short age }
        fragment Short on Person { id name }`),
    ).toAnswer({
      data: {
        trip: { title: 'Alps', host: { id: '1', name: 'Ada', age: 36 } },
        me: { id: '1', name: 'Ada', age: 36 },
      },
    })
  })

  it('stand on the root', async () => {
    expect(
      await trips.ask('{ ...Root me { age } } fragment Root on Query { me { name } __typename }'),
    ).toAnswer({
      data: { me: { name: 'Ada', age: 36 }, __typename: 'Query' },
      fetches: { people: 1 },
    })
  })

  it('merge below the same field', async () => {
    expect(
      await trips.ask(`{ trip { ...A ...B } }
        fragment A on Trip { host { name } }
        fragment B on Trip { title host { age name } }`),
    ).toAnswer({ data: { trip: { host: { name: 'Ada', age: 36 }, title: 'Alps' } } })
  })

  it('put their fields where they are spread first', async () => {
    expect(await trips.ask('{ me { ...F name ...F } } fragment F on Person { age }')).toAnswer({
      data: { me: { age: 36, name: 'Ada' } },
    })
  })

  it('use variables of the operation', async () => {
    expect(
      await trips.ask(
        'query ($on: Boolean!) { me { ...F } } fragment F on Person { name age @include(if: $on) }',
        {
          on: false,
        },
      ),
    ).toAnswer({ data: { me: { name: 'Ada' } } })
  })
})

describe('documents with several operations', () => {
  const both = `query Mine { me { ...F } } query Theirs($on: Boolean!) { trips { host { ...F id @include(if: $on) } } }
    fragment F on Person { name }`

  it('run the one that is named', async () => {
    expect(await trips.ask(both, {}, { operationName: 'Mine' })).toAnswer({ data: { me: { name: 'Ada' } } })
  })

  it('run the other, with its own variables', async () => {
    expect(await trips.ask(both, { on: true }, { operationName: 'Theirs' })).toAnswer({
      data: { trips: [{ host: { name: 'Ada', id: '1' } }, { host: null }] },
    })
  })

  it('do not mind which of them ran before', async () => {
    expect(await trips.ask(both, { on: false }, { operationName: 'Theirs' })).toAnswer({
      data: { trips: [{ host: { name: 'Ada' } }, { host: null }] },
    })
    expect(await trips.ask(both, {}, { operationName: 'Mine' })).toAnswer({ data: { me: { name: 'Ada' } } })
  })
})
