import { GraphQLError } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { representationsFor } from '../answers.ts'
import { fixture, oneOf } from '../fixture.ts'

describe('@requires with arguments', () => {
  const temperature = (unit: string) => (unit === 'F' ? 50 : 10)
  const weather = fixture({
    weather: {
      sdl: `type Query { cities: [City!]! }
            enum Unit { C F }
            type City @key(fields: "id") { id: ID!, temperature(unit: Unit!): Int, name: String }`,
      resolvers: {
        Query: { cities: () => [{ id: 'BER', name: 'Berlin' }] },
        City: {
          __resolveReference: oneOf({ id: 'BER', name: 'Berlin' }),
          temperature: (_: unknown, { unit }: { unit: string }) => temperature(unit),
        },
      },
    },
    advice: {
      sdl: `enum Unit { C F }
            type City @key(fields: "id") {
              id: ID!
              temperature(unit: Unit!): Int @external
              european: String @requires(fields: "temperature(unit: C)")
            }`,
      resolvers: {
        City: { european: (city: { temperature: number }) => `${city.temperature} degrees in Europe` },
      },
    },
    abroad: {
      sdl: `enum Unit { C F }
            type City @key(fields: "id") {
              id: ID!
              temperature(unit: Unit!): Int @external
              american: String @requires(fields: "temperature(unit: F)")
            }`,
      resolvers: {
        City: { american: (city: { temperature: number }) => `${city.temperature} degrees in America` },
      },
    },
  })

  it('asks with the arguments that it names', async () => {
    expect(await weather.ask('{ cities { name european } }')).toAnswer({
      data: { cities: [{ name: 'Berlin', european: '10 degrees in Europe' }] },
      fetches: { weather: 1, advice: 1 },
    })
  })

  it('gives each of two conflicting ones its own', async () => {
    const answer = await weather.ask('{ cities { european american } }')
    expect(answer).toAnswer({
      data: { cities: [{ european: '10 degrees in Europe', american: '50 degrees in America' }] },
    })
    expect(representationsFor(answer, 'advice')).toEqual([{ __typename: 'City', id: 'BER', temperature: 10 }])
    expect(representationsFor(answer, 'abroad')).toEqual([{ __typename: 'City', id: 'BER', temperature: 50 }])
  })

  it('is not mistaken for the same field that the client asked with other arguments', async () => {
    expect(
      await weather.ask('query ($unit: Unit!) { cities { temperature(unit: $unit) european american } }', {
        unit: 'F',
      }),
    ).toAnswer({
      data: {
        cities: [{ temperature: 50, european: '10 degrees in Europe', american: '50 degrees in America' }],
      },
    })
  })
})

describe('two conflicting @requires of one subgraph', () => {
  const scaled = fixture({
    images: {
      sdl: `type Query { image: Image }
            type Image @key(fields: "id") { id: ID!, url(size: Int!): String! }`,
      resolvers: {
        Query: { image: () => ({ id: 'i' }) },
        Image: {
          __resolveReference: oneOf({ id: 'i' }),
          url: (_: unknown, { size }: { size: number }) => `/i-${size}.png`,
        },
      },
    },
    pages: {
      sdl: `type Image @key(fields: "id") {
              id: ID!
              url(size: Int!): String! @external
              small: String! @requires(fields: "url(size: 1)")
              large: String! @requires(fields: "url(size: 9)")
            }`,
      resolvers: {
        Image: {
          small: ({ url }: { url: string }) => `<img src=${url}>`,
          large: ({ url }: { url: string }) => `<figure src=${url}>`,
        },
      },
    },
  })

  it('answers the one', async () => {
    expect(await scaled.ask('{ image { small } }')).toAnswer({
      data: { image: { small: '<img src=/i-1.png>' } },
    })
  })

  it('answers the other', async () => {
    expect(await scaled.ask('{ image { large } }')).toAnswer({
      data: { image: { large: '<figure src=/i-9.png>' } },
    })
  })

  it('answers both in one operation', async () => {
    expect(await scaled.ask('{ image { small large } }')).toAnswer({
      data: { image: { small: '<img src=/i-1.png>', large: '<figure src=/i-9.png>' } },
    })
  })
})

describe('many conflicting @requires of one subgraph', () => {
  const prices: Record<string, number> = { EUR: 10, USD: 20, GBP: 30 }
  const price = (_: unknown, { currency }: { currency: string }) => {
    if (currency === 'XXX') throw new GraphQLError('No such currency')
    return prices[currency]
  }
  const size = (_: unknown, { unit }: { unit: string }) => (unit === 'CM' ? 254 : 100)
  const items = [{ id: '1' }, { id: '2' }]
  const wrapped = ({ wrap }: { wrap: { colour: string; stripes?: string } }) =>
    [wrap.colour, wrap.stripes ?? ''].join(' ').trim()
  const shop = fixture({
    items: {
      sdl: `enum Currency { EUR USD GBP XXX }
            enum Unit { CM IN }
            type Query { items: [Item!]! }
            type Item @key(fields: "id") { id: ID!, price(currency: Currency = EUR): Int, boxes: [Box], wrap: Wrap }
            type Box @shareable { size(unit: Unit!): Int }
            interface Wrap { colour(dark: Boolean): String }
            type Paper implements Wrap @shareable { colour(dark: Boolean): String }
            type Cloth implements Wrap @shareable { colour(dark: Boolean): String, stripes(n: Int!): String }`,
      resolvers: {
        Query: { items: () => items },
        Item: {
          price,
          boxes: () => [{}, null, {}],
          wrap: ({ id }: { id: string }) => ({ __typename: id === '1' ? 'Paper' : 'Cloth' }),
        },
        Box: { size },
        Paper: { colour: (_: unknown, { dark }: { dark?: boolean }) => (dark ? 'dark brown' : 'brown') },
        Cloth: {
          colour: (_: unknown, { dark }: { dark?: boolean }) => (dark ? 'dark red' : 'red'),
          stripes: (_: unknown, { n }: { n: number }) => '|'.repeat(n),
        },
      },
    },
    labels: {
      sdl: `enum Currency { EUR USD GBP XXX }
            enum Unit { CM IN }
            type Item @key(fields: "id") {
              id: ID!
              price(currency: Currency = EUR): Int @external
              boxes: [Box] @external
              wrap: Wrap @external
              plain: String @requires(fields: "price")
              dollars(before: String = "$"): String @requires(fields: "price(currency: USD)")
              pounds: String @requires(fields: "price(currency: GBP) boxes { size(unit: CM) }")
              inches: String @requires(fields: "boxes { size(unit: IN) }")
              light: String @requires(fields: "wrap { colour ... on Cloth { stripes(n: 2) } }")
              dark: String @requires(fields: "wrap { colour(dark: true) ... on Cloth { stripes(n: 3) } }")
              odd: String @requires(fields: "price(currency: XXX)")
              note(of: String): String
            }
            type Box @shareable { size(unit: Unit!): Int }
            interface Wrap { colour(dark: Boolean): String }
            type Paper implements Wrap @shareable { colour(dark: Boolean): String }
            type Cloth implements Wrap @shareable { colour(dark: Boolean): String, stripes(n: Int!): String }`,
      resolvers: {
        Item: {
          plain: (item: { price: number }) => `€${item.price}`,
          dollars: (item: { price: number }, { before }: { before: string }) => `${before}${item.price}`,
          pounds: (item: { price: number; boxes: ({ size: number } | null)[] }) =>
            `£${item.price} for ${item.boxes.map((box) => box?.size ?? 'none').join('+')}`,
          inches: (item: { boxes: ({ size: number } | null)[] }) =>
            item.boxes.map((box) => box?.size ?? 'none').join('+'),
          light: wrapped,
          dark: wrapped,
          odd: (item: { price: number | null }) => String(item.price),
          note: ({ id }: { id: string }, { of }: { of: string }) => `${of} ${id}`,
        },
      },
    },
  })

  it('tells no arguments from some', async () => {
    expect(await shop.ask('{ items { plain dollars } }')).toAnswer({
      data: {
        items: [
          { plain: '€10', dollars: '$20' },
          { plain: '€10', dollars: '$20' },
        ],
      },
      fetches: { items: 1, labels: 1 },
    })
  })

  it('sends each set of values with what needs it, in one request', async () => {
    const answer = await shop.ask(
      'query ($of: String, $sign: String) { items { note(of: $of) dollars(before: $sign) pounds inches plain } }',
      { of: 'note', sign: 'USD ' },
    )
    const each = { dollars: 'USD 20', pounds: '£30 for 254+none+254', inches: '100+none+100', plain: '€10' }
    expect(answer).toAnswer({
      data: {
        items: [
          { note: 'note 1', ...each },
          { note: 'note 2', ...each },
        ],
      },
      fetches: { items: 1, labels: 1 },
    })
    const sent = representationsFor(answer, 'labels').filter(({ id }) => id === '1')
    expect(sent.map(({ price: value }) => value).filter((value) => value !== undefined)).toEqual([20, 30, 10])
  })

  it('holds under conditions', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      items { id dollars @include(if: $a) ... on Item @skip(if: $b) { pounds plain } } }`
    expect(await shop.ask(query, { a: true, b: true })).toAnswer({
      data: {
        items: [
          { id: '1', dollars: '$20' },
          { id: '2', dollars: '$20' },
        ],
      },
    })
    const others = { pounds: '£30 for 254+none+254', plain: '€10' }
    expect(await shop.ask(query, { a: false, b: false })).toAnswer({
      data: {
        items: [
          { id: '1', ...others },
          { id: '2', ...others },
        ],
      },
    })
  })

  it('reaches through interfaces', async () => {
    expect(await shop.ask('{ items { light dark } }')).toAnswer({
      data: {
        items: [
          { light: 'brown', dark: 'dark brown' },
          { light: 'red ||', dark: 'dark red |||' },
        ],
      },
    })
  })

  it('tells the error of a field that nobody asked for at the entity', async () => {
    const answer = await shop.ask('{ items { odd } }')
    expect(answer.data?.toJSON()).toEqual({ items: [{ odd: 'null' }, { odd: 'null' }] })
    expect(answer.errors.map(({ message }) => message)).toContain('No such currency')
    for (const { path } of answer.errors) expect(JSON.stringify(path)).not.toContain('_required')
  })

  it('is not seen by clients', async () => {
    const item = (await shop.schema()).getType('Item') as GraphQLObjectType
    expect(Object.keys(item.getFields()).filter((name) => name.startsWith('_'))).toEqual([])
  })
})
