import { fixture, oneOf } from '../fixture.ts'
import type { Answered } from '../fixture.ts'

const told = (_: unknown, given: object) => JSON.stringify(given)

/** The arguments that the field `hotels` was given. */
const given = ({ data }: Answered) =>
  JSON.parse(String((data?.toJSON() as { hotels?: string } | undefined)?.hotels)) as object

const travel = fixture({
  hotels: {
    sdl: `type Query {
            hotels(where: Where, first: Int = 10): String
            hotel(id: ID!): Hotel
            many(ids: [ID!]!, tags: [[String]]): String
            float(x: Float): String
            flag(on: Boolean!): String
          }
          input Where { city: String!, stars: Int = 3, near: Near, tags: [String!], kind: Kind }
          input Near { lat: Float!, lon: Float!, and: Near }
          enum Kind { INN RESORT }
          type Hotel @key(fields: "id") { id: ID!, told(where: Where, kind: Kind): String }`,
    resolvers: {
      Query: {
        hotels: told,
        hotel: (_: unknown, { id }: { id: string }) => ({ id }),
        many: told,
        float: told,
        flag: told,
      },
      Hotel: { __resolveReference: oneOf({ id: 'h1' }), told },
    },
  },
  prices: {
    sdl: `input Where { city: String!, stars: Int = 3, near: Near, tags: [String!], kind: Kind }
          input Near { lat: Float!, lon: Float!, and: Near }
          enum Kind { INN RESORT }
          type Hotel @key(fields: "id") { id: ID!, price(nights: Int! = 1, currency: String, where: Where): String }`,
    resolvers: { Hotel: { price: (_: unknown, given: object) => JSON.stringify(given) } },
  },
})

/** What a field answers that repeats its arguments. */
const repeats = (given: object) => JSON.stringify(given)

describe('variables', () => {
  it('reach the subgraph', async () => {
    expect(await travel.ask('query ($n: Int) { hotels(first: $n) }', { n: 5 })).toAnswer({
      data: { hotels: repeats({ first: 5 }) },
    })
  })

  it('use their default where they are absent', async () => {
    expect(await travel.ask('query ($n: Int = 7) { hotels(first: $n) }')).toAnswer({
      data: { hotels: repeats({ first: 7 }) },
    })
  })

  it('leave the default of the argument where they are absent and have none', async () => {
    expect(await travel.ask('query ($n: Int) { hotels(first: $n) }')).toAnswer({
      data: { hotels: repeats({ first: 10 }) },
    })
  })

  it('say null where null was sent, whatever the default', async () => {
    expect(await travel.ask('query ($n: Int = 7) { hotels(first: $n) }', { n: null })).toAnswer({
      data: { hotels: repeats({ first: null }) },
    })
  })

  it('can be objects with defaults of their own', async () => {
    const where = { city: 'Rome', near: { lat: 1, lon: 2.5, and: { lat: 0, lon: 0 } }, kind: 'INN' }
    const answer = await travel.ask('query ($where: Where) { hotels(where: $where) }', { where })
    expect(answer.errors).toEqual([])
    expect(given(answer)).toEqual({
      first: 10,
      where: { ...where, stars: 3 },
    })
  })

  it('can stand inside of inputs', async () => {
    const answer = await travel.ask(
      'query ($city: String!, $lat: Float!, $kind: Kind) { hotels(where: { city: $city, near: { lat: $lat, lon: 4 }, kind: $kind }) }',
      { city: 'Rome', lat: 3, kind: 'RESORT' },
    )
    expect(given(answer)).toEqual({
      first: 10,
      where: { city: 'Rome', stars: 3, near: { lat: 3, lon: 4 }, kind: 'RESORT' },
    })
  })

  it('leave a field of an input out where they are absent', async () => {
    const answer = await travel.ask('query ($kind: Kind) { hotels(where: { city: "Rome", kind: $kind }) }')
    expect((given(answer) as { where: object }).where).toEqual({
      city: 'Rome',
      stars: 3,
    })
  })

  it('can be lists, and entries of lists', async () => {
    expect(
      await travel.ask(
        'query ($ids: [ID!]!, $tag: String) { many(ids: $ids, tags: [["a", $tag], null, []]) }',
        {
          ids: ['1', '2'],
          tag: 'b',
        },
      ),
    ).toAnswer({ data: { many: repeats({ ids: ['1', '2'], tags: [['a', 'b'], null, []] }) } })
  })

  it('become lists of one where the type is a list', async () => {
    expect(await travel.ask('query ($ids: [ID!]!) { many(ids: $ids) }', { ids: 5 })).toAnswer({
      data: { many: repeats({ ids: ['5'] }) },
    })
  })

  it('may be whole numbers for a Float', async () => {
    expect(await travel.ask('query ($x: Float) { float(x: $x) }', { x: 3 })).toAnswer({
      data: { float: repeats({ x: 3 }) },
    })
  })

  it('can be used in several subgraphs', async () => {
    expect(
      await travel.ask(
        'query ($id: ID!, $city: String!) { hotel(id: $id) { told(where: { city: $city }) price(where: { city: $city }, nights: 2) } }',
        { id: 'h1', city: 'Rome' },
      ),
    ).toAnswer({
      data: {
        hotel: {
          told: repeats({ where: { city: 'Rome', stars: 3 } }),
          price: repeats({ nights: 2, where: { city: 'Rome', stars: 3 } }),
        },
      },
      fetches: { hotels: 1, prices: 1 },
    })
  })

  it('go only to the subgraph that uses them', async () => {
    const answer = await travel.ask(
      'query ($id: ID!, $nights: Int!) { hotel(id: $id) { price(nights: $nights) } }',
      { id: 'h1', nights: 4 },
    )
    expect(answer).toAnswer({ data: { hotel: { price: repeats({ nights: 4 }) } } })
    const [first, second] = answer.seen
    expect(first?.variables).toEqual({ id: 'h1' })
    expect(Object.values(second?.variables ?? {})).toContain(4)
    expect(Object.values(second?.variables ?? {})).not.toContain('h1')
  })

  it('of entity fields use their defaults, too', async () => {
    expect(
      await travel.ask(
        'query ($nights: Int! = 3, $c: String) { hotel(id: "h1") { price(nights: $nights, currency: $c) } }',
      ),
    ).toAnswer({ data: { hotel: { price: repeats({ nights: 3 }) } } })
  })

  it('may be called as the router calls its own', async () => {
    expect(
      await travel.ask(
        'query ($representations: String, $_0: Int! = 2, $r0: ID!) { hotel(id: $r0) { price(currency: $representations, nights: $_0) } }',
        { representations: 'EUR', r0: 'h1' },
      ),
    ).toAnswer({ data: { hotel: { price: repeats({ nights: 2, currency: 'EUR' }) } } })
  })

  it('that are not declared are ignored', async () => {
    expect(await travel.ask('query ($n: Int) { hotels(first: $n) }', { n: 1, other: { a: 1 } })).toAnswer({
      data: { hotels: repeats({ first: 1 }) },
    })
  })
})

describe('variables that do not fit', () => {
  const refused = async (query: string, variables: Record<string, unknown>) => {
    const answer = await travel.ask(query, variables)
    expect(answer.seen).toEqual([])
    expect(answer.data ?? undefined).toBeUndefined()
    return answer.errors.length
  }

  it('are refused before any subgraph is asked', async () => {
    expect(await refused('query ($id: ID!) { hotel(id: $id) { id } }', {})).toBe(1)
  })

  it('are refused where null was sent for a non-null one', async () => {
    expect(await refused('query ($on: Boolean!) { flag(on: $on) }', { on: null })).toBe(1)
  })

  it('are refused for a wrong enum value', async () => {
    expect(await refused('query ($k: Kind) { hotel(id: 1) { told(kind: $k) } }', { k: 'TENT' })).toBe(1)
  })

  it('are refused for an unknown field of an input', async () => {
    expect(
      await refused('query ($where: Where) { hotels(where: $where) }', { where: { city: 'Rome', moon: 1 } }),
    ).toBe(1)
  })

  it('are all named', async () => {
    expect(
      await refused('query ($a: Int, $b: Float) { hotels(first: $a) float(x: $b) }', { a: 'one', b: 'two' }),
    ).toBe(2)
  })
})
