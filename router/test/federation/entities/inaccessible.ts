import { fixture, oneOf } from '../fixture.ts'

describe('@inaccessible', () => {
  const bank = fixture({
    bank: {
      sdl: `type Query {
              accounts(limit: Int = 2, secret: Boolean = false @inaccessible): [Account!]!
              vault: Vault @inaccessible
              anything: [Thing!]!
              colours: [Colour]!
              named: [Named!]!
            }
            type Account @key(fields: "iban") { iban: ID! @inaccessible, owner: String! }
            type Vault @inaccessible { gold: Int! }
            type Coin { metal: String! }
            union Thing = Coin | Vault
            enum Colour { RED GREEN @inaccessible }
            interface Named { name: String! }
            type Open implements Named { name: String! }
            type Closed implements Named @inaccessible { name: String! }`,
      resolvers: {
        Query: {
          accounts: (_: unknown, { limit, secret }: { limit: number; secret: boolean }) =>
            secret
              ? []
              : [
                  { iban: 'DE1', owner: 'Ada' },
                  { iban: 'DE2', owner: 'Bob' },
                ].slice(0, limit),
          anything: () => [{ __typename: 'Coin', metal: 'tin' }],
          colours: () => ['RED', 'GREEN', null],
          named: () => [{ __typename: 'Open', name: 'open' }],
        },
      },
    },
    ratings: {
      sdl: `type Account @key(fields: "iban") { iban: ID!, rating: String }`,
      resolvers: {
        Account: { __resolveReference: oneOf({ iban: 'DE1', rating: 'AAA' }, { iban: 'DE2', rating: 'C' }) },
      },
    },
  })

  it('hides types, fields, members, values and arguments from clients', async () => {
    const schema = await bank.schema()
    expect(schema.getType('Vault')).toBeUndefined()
    expect(schema.getType('Closed')).toBeUndefined()
    const fields = schema.getQueryType()?.getFields() ?? {}
    expect(Object.keys(fields)).toEqual(['accounts', 'anything', 'colours', 'named'])
    expect(fields['accounts']?.args.map(({ name }) => name)).toEqual(['limit'])
  })

  it('may stand on a key, which is used all the same', async () => {
    expect(await bank.ask('{ accounts { owner rating } }')).toAnswer({
      data: {
        accounts: [
          { owner: 'Ada', rating: 'AAA' },
          { owner: 'Bob', rating: 'C' },
        ],
      },
      fetches: { bank: 1, ratings: 1 },
    })
  })

  it('is not known to introspection', async () => {
    expect(
      await bank.ask('{ vault: __type(name: "Vault") { name } __type(name: "Account") { fields { name } } }'),
    ).toAnswer({
      data: { vault: null, __type: { fields: [{ name: 'owner' }, { name: 'rating' }] } },
      fetches: {},
    })
  })

  it('makes a hidden enum value null, and says so', async () => {
    expect(await bank.ask('{ colours }')).toAnswer({
      data: { colours: ['RED', null, null] },
      errors: [{ path: ['colours', 1] }],
    })
  })

  it('leaves the other members of a union', async () => {
    expect(await bank.ask('{ anything { __typename ... on Coin { metal } } }')).toAnswer({
      data: { anything: [{ __typename: 'Coin', metal: 'tin' }] },
    })
  })

  it('makes a member that clients must not know null, and says so', async () => {
    const instead = { bank: () => '{"data":{"anything":[{"__typename":"Vault","gold":1}]}}' }
    expect(await bank.ask('{ anything { __typename } }', {}, { instead })).toAnswer({
      data: null,
      errors: [{ path: ['anything', 0] }],
    })
  })

  it('makes an implementation that clients must not know null, and says so', async () => {
    const instead = { bank: () => '{"data":{"named":[{"__typename":"Closed","name":"hidden"}]}}' }
    expect(await bank.ask('{ named { name } }', {}, { instead })).toAnswer({
      data: null,
      errors: [{ path: ['named', 0] }],
    })
  })
})

describe('@tag, @cost and @listSize', () => {
  const shop = fixture({
    shop: {
      sdl: `type Query { lamps(first: Int): [Lamp!]! @listSize(slicingArguments: ["first"]) @cost(weight: 5) @tag(name: "public") }
            type Lamp @tag(name: "public") { watt: Int! @cost(weight: 2) @tag(name: "internal") }`,
      resolvers: { Query: { lamps: () => [{ watt: 40 }, { watt: 60 }] } },
    },
  })

  it('change nothing in the answer', async () => {
    expect(await shop.ask('{ lamps(first: 2) { watt } }')).toAnswer({
      data: { lamps: [{ watt: 40 }, { watt: 60 }] },
      fetches: { shop: 1 },
    })
  })
})
