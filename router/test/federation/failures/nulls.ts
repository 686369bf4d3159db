import { fixture, oneOf, saying } from '../fixture.ts'

const house = fixture({
  rooms: {
    sdl: `type Query { room: Room, must: Room!, rooms: [Room], all: [Room!], every: [Room!]!, plan: Plan }
          type Plan { rooms: [[Room!]]!, best: Room! }
          type Room @key(fields: "id") { id: ID!, name: String!, note: String, window: Window }
          type Window { width: Int!, view: View }
          type View { of: String! }`,
    resolvers: {
      Query: {
        room: () => ({ id: '1', name: 'Blue', window: { width: 2, view: { of: 'sea' } } }),
        must: () => ({ id: '2', name: 'Red' }),
        rooms: () => [{ id: '1', name: 'Blue' }, { id: '2', name: 'Red' }, null],
        all: () => [
          { id: '1', name: 'Blue' },
          { id: '2', name: 'Red' },
        ],
        every: () => [
          { id: '1', name: 'Blue' },
          { id: '2', name: 'Red' },
        ],
        plan: () => ({ rooms: [[{ id: '1' }], [{ id: '1' }, { id: '2' }]], best: { id: '1' } }),
      },
      Room: { __resolveReference: oneOf({ id: '1', name: 'Blue' }, { id: '2', name: 'Red' }) },
    },
  },
  heating: {
    sdl: `type Room @key(fields: "id") { id: ID!, warmth: Int!, boiler: Boiler, schedule: [Hour!] }
          type Boiler { model: String! }
          type Hour { at: Int! }`,
    resolvers: {
      Room: {
        __resolveReference: oneOf({
          id: '1',
          warmth: 20,
          boiler: { model: 'X' },
          schedule: [{ at: 6 }, { at: 9 }],
        }),
      },
    },
  },
})

describe('a null where none may be', () => {
  it('stops at the next nullable parent', async () => {
    const instead = { rooms: saying({ room: { name: 'Blue', window: { width: null, view: null } } }) }
    expect(await house.ask('{ room { name window { width view { of } } } }', {}, { instead })).toAnswer({
      data: { room: { name: 'Blue', window: null } },
      errors: [{ path: ['room', 'window', 'width'] }],
    })
  })

  it('is the same as a field that was left out', async () => {
    const instead = { rooms: saying({ room: { window: { width: 1, view: {} } } }) }
    expect(await house.ask('{ room { window { width view { of } } } }', {}, { instead })).toAnswer({
      data: { room: { window: { width: 1, view: null } } },
      errors: [{ path: ['room', 'window', 'view', 'of'] }],
    })
  })

  it('makes the entity null whose second subgraph does not know it', async () => {
    expect(await house.ask('{ rooms { name warmth } }')).toAnswer({
      data: { rooms: [{ name: 'Blue', warmth: 20 }, null, null] },
      errors: [{ path: ['rooms', 1, 'warmth'] }],
    })
  })

  it('makes the list null whose entries must not be', async () => {
    expect(await house.ask('{ all { warmth } room { name } }')).toAnswer({
      data: { all: null, room: { name: 'Blue' } },
      errors: [{ path: ['all', 1, 'warmth'] }],
    })
  })

  it('makes all data null where every parent must not be', async () => {
    expect(await house.ask('{ room { name } every { warmth } }')).toAnswer({
      data: null,
      errors: [{ path: ['every', 1, 'warmth'] }],
    })
  })

  it('makes all data null for a root field that must not be null', async () => {
    expect(await house.ask('{ room { name } must { warmth } }')).toAnswer({
      data: null,
      errors: [{ path: ['must', 'warmth'] }],
    })
  })

  it('does not matter where the field was not asked for', async () => {
    expect(await house.ask('{ must { name boiler { model } } }')).toAnswer({
      data: { must: { name: 'Red', boiler: null } },
    })
  })

  it('stops inside of lists of lists', async () => {
    expect(await house.ask('{ plan { rooms { warmth } } }')).toAnswer({
      data: { plan: { rooms: [[{ warmth: 20 }], null] } },
      errors: [{ path: ['plan', 'rooms', 1, 1, 'warmth'] }],
    })
  })

  it('is told under the name the client gave', async () => {
    expect(await house.ask('{ mine: room { id } rest: rooms { heat: warmth } }')).toAnswer({
      data: { mine: { id: '1' }, rest: [{ heat: 20 }, null, null] },
      errors: [{ path: ['rest', 1, 'heat'] }],
    })
  })

  it('in an entity field stops inside of the entity', async () => {
    const answered = { __typename: 'Room', boiler: { model: null }, schedule: [{ at: 1 }, null] }
    const instead = { heating: saying({ _entities: [answered] }) }
    expect(await house.ask('{ room { name boiler { model } schedule { at } } }', {}, { instead })).toAnswer({
      data: { room: { name: 'Blue', boiler: null, schedule: null } },
      errors: [{ path: ['room', 'boiler', 'model'] }, { path: ['room', 'schedule', 1] }],
    })
  })

  it('of a root field that the subgraph left out makes all data null', async () => {
    expect(await house.ask('{ must { id } }', {}, { instead: { rooms: saying({}) } })).toAnswer({
      data: null,
      errors: [{ path: ['must'] }],
    })
  })

  it('in a field that is nullable is no error', async () => {
    const instead = { rooms: saying({ room: { name: 'Blue', note: null, window: null } }) }
    expect(await house.ask('{ room { name note window { width } } }', {}, { instead })).toAnswer({
      data: { room: { name: 'Blue', note: null, window: null } },
    })
  })
})
