import { fixture, oneOf } from '../fixture.ts'

const lamp = { __typename: 'Lamp', id: '1', name: 'Luna', watt: 40, size: { height: 20 } }
const shop = fixture({
  catalog: {
    sdl: `type Query { item: Item, lamp: Lamp, lamps: [Lamp!]! }
          interface Item { id: ID!, name: String! }
          type Lamp implements Item @key(fields: "id") { id: ID!, name: String!, watt: Int, size: Size }
          type Size @shareable { height: Int }`,
    resolvers: {
      Query: { item: () => lamp, lamp: () => lamp, lamps: () => [lamp] },
      Lamp: { __resolveReference: oneOf(lamp) },
    },
  },
  stock: {
    sdl: `type Query { total: Int }
          type Lamp @key(fields: "id") { id: ID!, left: Int, maker: Maker, watt: Int @external, heat: Int @requires(fields: "watt"),
            lumen: Int @external, glow: Int @requires(fields: "lumen"), size: Size @external, cold: Int @requires(fields: "size { height }") }
          type Size @shareable { height: Int }
          type Maker @key(fields: "code") { code: ID! }`,
    resolvers: {
      Query: { total: () => 3 },
      Lamp: {
        left: () => 3,
        maker: () => ({ code: 'm' }),
        glow: ({ lumen }: { lumen: number }) => lumen * 2,
        heat: ({ watt }: { watt: number }) => watt * 9,
        cold: ({ size }: { size: { height: number } }) => size.height * 2,
      },
    },
  },
  light: {
    sdl: `type Lamp @key(fields: "id") { id: ID!, lumen: Int }`,
    resolvers: { Lamp: { lumen: () => 800 } },
  },
  makers: {
    sdl: `type Maker @key(fields: "code") { code: ID!, city: String }`,
    resolvers: { Maker: { city: () => 'Ulm' } },
  },
})

describe('@skip and @include', () => {
  it('take out a field by a literal', async () => {
    expect(
      await shop.ask('{ lamp { id @skip(if: true) name @include(if: false) watt @skip(if: false) } }'),
    ).toAnswer({
      data: { lamp: { watt: 40 } },
      fetches: { catalog: 1 },
    })
  })

  it.each([
    [true, { name: 'Luna', watt: 40 }],
    [false, { name: 'Luna' }],
  ])('take out a field by a variable that is %s', async (on, expected) => {
    expect(await shop.ask('query ($on: Boolean!) { lamp { name watt @include(if: $on) } }', { on })).toAnswer(
      {
        data: { lamp: expected },
      },
    )
  })

  it.each([
    [false, true, { watt: 40 }],
    [true, true, {}],
    [false, false, {}],
    [true, false, {}],
  ])('both have to agree: skip %s, include %s', async (skip, include, expected) => {
    const query = 'query ($s: Boolean!, $i: Boolean!) { lamp { watt @skip(if: $s) @include(if: $i) } }'
    expect(await shop.ask(query, { s: skip, i: include })).toAnswer({ data: { lamp: expected } })
  })

  it('spare the call for an entity of which nothing is left', async () => {
    const query = 'query ($on: Boolean!) { lamp { name left @include(if: $on) } }'
    expect(await shop.ask(query, { on: false })).toAnswer({
      data: { lamp: { name: 'Luna' } },
      fetches: { catalog: 1 },
    })
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { lamp: { name: 'Luna', left: 3 } },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('spare the call for root fields of which none is left', async () => {
    const query = 'query ($on: Boolean!) { lamp { name } total @skip(if: $on) }'
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { lamp: { name: 'Luna' } },
      fetches: { catalog: 1 },
    })
  })

  it('spare the calls that would have followed', async () => {
    const query = 'query ($on: Boolean!) { lamp { name maker @include(if: $on) { city } } }'
    expect(await shop.ask(query, { on: false })).toAnswer({
      data: { lamp: { name: 'Luna' } },
      fetches: { catalog: 1 },
    })
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { lamp: { name: 'Luna', maker: { city: 'Ulm' } } },
      fetches: { catalog: 1, stock: 1, makers: 1 },
    })
  })

  it('spare only the last of two calls', async () => {
    const query = 'query ($on: Boolean!) { lamp { maker { code city @include(if: $on) } } }'
    expect(await shop.ask(query, { on: false })).toAnswer({
      data: { lamp: { maker: { code: 'm' } } },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('can leave nothing to ask at all', async () => {
    const query = 'query ($on: Boolean!) { lamp @include(if: $on) { name } total @include(if: $on) }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: {}, fetches: {} })
  })

  it('stand on inline fragments', async () => {
    const query = 'query ($on: Boolean!) { item { name ... on Lamp @include(if: $on) { watt left } } }'
    expect(await shop.ask(query, { on: false })).toAnswer({
      data: { item: { name: 'Luna' } },
      fetches: { catalog: 1 },
    })
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { item: { name: 'Luna', watt: 40, left: 3 } },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('stand on fragments without a type', async () => {
    const query = 'query ($on: Boolean!) { lamp { ... @skip(if: $on) { left } id } }'
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { lamp: { id: '1' } },
      fetches: { catalog: 1 },
    })
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: { left: 3, id: '1' } } })
  })

  it('stand on spreads of named fragments', async () => {
    const query = `query ($on: Boolean!) { lamp { ...Rest @include(if: $on) name } }
                   fragment Rest on Lamp { left watt }`
    expect(await shop.ask(query, { on: false })).toAnswer({
      data: { lamp: { name: 'Luna' } },
      fetches: { catalog: 1 },
    })
    expect(await shop.ask(query, { on: true })).toAnswer({
      data: { lamp: { left: 3, watt: 40, name: 'Luna' } },
    })
  })

  it('do not take out what is asked for elsewhere without a condition', async () => {
    const query = 'query ($on: Boolean!) { lamp { left @include(if: $on) ... on Lamp { left name } } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: { left: 3, name: 'Luna' } } })
  })

  it('move a field to where it is asked for first without being taken out', async () => {
    const query = 'query ($on: Boolean!) { lamp { watt @include(if: $on) name watt } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: { name: 'Luna', watt: 40 } } })
    expect(await shop.ask(query, { on: true })).toAnswer({ data: { lamp: { watt: 40, name: 'Luna' } } })
  })

  it('add up where a field is asked for twice under different conditions', async () => {
    const query =
      'query ($a: Boolean!, $b: Boolean!) { lamp { id left @include(if: $a) left @include(if: $b) } }'
    expect(await shop.ask(query, { a: false, b: true })).toAnswer({ data: { lamp: { id: '1', left: 3 } } })
    expect(await shop.ask(query, { a: true, b: false })).toAnswer({ data: { lamp: { id: '1', left: 3 } } })
    expect(await shop.ask(query, { a: false, b: false })).toAnswer({ data: { lamp: { id: '1' } } })
  })

  it('multiply where one stands inside of the other', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      lamp { id ... @include(if: $a) { name maker @skip(if: $b) { city @include(if: $a) code } } } }`
    expect(await shop.ask(query, { a: true, b: true })).toAnswer({
      data: { lamp: { id: '1', name: 'Luna' } },
    })
    expect(await shop.ask(query, { a: true, b: false })).toAnswer({
      data: { lamp: { id: '1', name: 'Luna', maker: { city: 'Ulm', code: 'm' } } },
    })
    expect(await shop.ask(query, { a: false, b: false })).toAnswer({ data: { lamp: { id: '1' } } })
  })

  it('use the default of their variable', async () => {
    const query = 'query ($on: Boolean! = false) { lamp { name left @include(if: $on) } }'
    expect(await shop.ask(query)).toAnswer({ data: { lamp: { name: 'Luna' } }, fetches: { catalog: 1 } })
    expect(await shop.ask(query, { on: true })).toAnswer({ data: { lamp: { name: 'Luna', left: 3 } } })
  })

  it('do not take out what another field @requires', async () => {
    const query = 'query ($on: Boolean!) { lamp { watt @include(if: $on) heat } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: { heat: 360 } } })
  })

  it('do not take out the key that another call needs', async () => {
    const query = 'query ($on: Boolean!) { lamp { id @include(if: $on) left } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: { left: 3 } } })
    expect(await shop.ask(query, { on: true })).toAnswer({ data: { lamp: { id: '1', left: 3 } } })
  })

  it('stand on __typename', async () => {
    const query =
      'query ($on: Boolean!) { __typename @include(if: $on) item { __typename @skip(if: $on) id } }'
    expect(await shop.ask(query, { on: true })).toAnswer({ data: { __typename: 'Query', item: { id: '1' } } })
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { item: { __typename: 'Lamp', id: '1' } } })
  })

  it.each([
    '{ name @include(if: $on) }',
    '{ ... @include(if: $on) { name } }',
    '{ ... { ... on Lamp @include(if: $on) { name } } }',
    '{ ...Conditional }',
    '{ left @include(if: $on) maker @include(if: $on) { city } }',
  ])(
    'leave an object of which nothing is asked, if it is itself: lamp @skip(if: $off) %s',
    async (selection) => {
      const query = `query ($on: Boolean!, $off: Boolean!) { lamp @skip(if: $off) ${selection} }
      ${selection.includes('...Conditional') ? 'fragment Conditional on Lamp { name @include(if: $on) }' : ''}`
      expect(await shop.ask(query, { on: false, off: false })).toAnswer({
        data: { lamp: {} },
        fetches: { catalog: 1 },
      })
      expect(await shop.ask(query, { on: false, off: true })).toAnswer({ data: {}, fetches: {} })
    },
  )

  it('leave empty objects in lists', async () => {
    const query = 'query ($on: Boolean!) { lamps { left @include(if: $on) } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamps: [{}] }, fetches: { catalog: 1 } })
  })

  it('do not keep a fetch from what it still can send', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      lamp { left @include(if: $a) ... on Lamp @skip(if: $b) { heat } ... @include(if: $b) { watt } } }`
    expect(await shop.ask(query, { a: true, b: true })).toAnswer({ data: { lamp: { left: 3, watt: 40 } } })
    expect(await shop.ask(query, { a: true, b: false })).toAnswer({ data: { lamp: { left: 3, heat: 360 } } })
    expect(await shop.ask(query, { a: false, b: false })).toAnswer({ data: { lamp: { heat: 360 } } })
  })

  it.each([
    [true, { heat: 360, left: 3 }],
    [false, { left: 3 }],
  ])('take nothing from what is fetched with a field that @requires something: %s', async (on, expected) => {
    const query = 'query ($on: Boolean!) { lamp { heat @include(if: $on) left } }'
    expect(await shop.ask(query, { on })).toAnswer({
      data: { lamp: expected },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('take nothing from what is fetched with such a field by a literal either', async () => {
    expect(await shop.ask('{ lamp { heat @skip(if: true) left } }')).toAnswer({
      data: { lamp: { left: 3 } },
      fetches: { catalog: 1, stock: 1 },
    })
  })

  it('leave alone what does not require what failed', async () => {
    const light = () => JSON.stringify({ errors: [{ message: 'broken' }] })
    const answer = await shop.ask('{ lamp { glow heat left } }', {}, { instead: { light } })
    expect(answer).toAnswer({
      data: { lamp: { glow: null, heat: 360, left: 3 } },
      errors: [{ path: ['lamp'], message: 'broken' }],
      fetches: { catalog: 1, light: 1, stock: 1 },
    })
  })

  it.each([
    [true, true, { heat: 360, cold: 40, left: 3 }],
    [true, false, { heat: 360, left: 3 }],
    [false, true, { cold: 40, left: 3 }],
    [false, false, { left: 3 }],
  ])('are kept apart where two such fields have their own: %s, %s', async (a, b, expected) => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      lamp { heat @include(if: $a) ... on Lamp @include(if: $b) { cold } left } }`
    expect(await shop.ask(query, { a, b })).toAnswer({ data: { lamp: expected } })
  })

  it('leave an object in which a literal and a variable leave nothing', async () => {
    const query = 'query ($on: Boolean!) { lamp { watt @skip(if: true) name @include(if: $on) } }'
    expect(await shop.ask(query, { on: false })).toAnswer({ data: { lamp: {} }, fetches: { catalog: 1 } })
  })

  it('settled by a literal are not sent on', async () => {
    const { seen } = await shop.ask('{ lamp { left @include(if: true) ... @skip(if: false) { watt } } }')
    expect(seen.map(({ query }) => query).join(' ')).not.toContain('@')
  })
})
