import { fixture } from '../fixture.ts'

const echo = fixture({
  one: {
    sdl: `type Query { echo(text: String): Echo, number(float: Float, int: Int): Numbers, raw: Echo }
          type Echo @key(fields: "text") { text: String, id: ID }
          type Numbers { float: Float, int: Int }`,
    resolvers: {
      Query: {
        echo: (_: unknown, { text }: { text: string }) => ({ text, id: text }),
        number: (_: unknown, given: object) => given,
        raw: () => ({ text: 'raw' }),
      },
    },
  },
  two: {
    sdl: `type Echo @key(fields: "text") { text: String, again: String, length: Int, said(text: String): String }`,
    resolvers: {
      Echo: {
        again: ({ text }: { text: string }) => text,
        length: ({ text }: { text: string }) => text.length,
        said: (_: unknown, { text }: { text: string }) => text,
      },
    },
  },
})

const there = 'query ($text: String) { echo(text: $text) { text again id length } }'
const texts: [string, string][] = [
  ['quotes and backslashes', '"\\" \\\\ \\u0041 \'`'],
  ['line breaks and tabs', 'a\nb\r\nc\td'],
  ['control characters', '\u0000\u0001\u0008\u000b\u000c\u001f\u007f'],
  ['separators that JavaScript once took for line breaks', '\u2028\u2029\u0085'],
  ['letters of many languages', 'Grüße, Ω, שלום, 東京, हिन्दी'],
  ['pairs of surrogates', '👩‍👩‍👧 𝒳 🏳️‍🌈'],
  ['a lone surrogate', 'a\ud800b\udc00'],
  ['a byte order mark', '\ufeffx\ufeff'],
  ['what looks like JSON', '{"data":null,"errors":[]},'],
  ['what looks like GraphQL', '} query { x } # $text'],
  ['what a replacement would take for a pattern', "$& $1 $$ $` $'"],
  ['nothing', ''],
  ['100,000 letters', 'aé"\\'.repeat(25_000)],
]

describe('text', () => {
  it.each(texts)('goes to two subgraphs and back: %s', async (_, text) => {
    expect(await echo.ask(there, { text })).toAnswer({
      data: { echo: { text, again: text, id: text, length: text.length } },
    })
  })

  it.each(texts.filter(([name]) => !name.includes('surrogate') && !name.includes('control')))(
    'goes there as a literal, too: %s',
    async (_, text) => {
      const literal = JSON.stringify(text)
      expect(await echo.ask(`{ echo(text: ${literal}) { text again } }`)).toAnswer({
        data: { echo: { text, again: text } },
      })
    },
  )

  it('may be a block string', async () => {
    expect(
      await echo.ask('{ echo(text: """\n    one\n      "two" \\"""\n    """) { text again } }'),
    ).toAnswer({
      data: { echo: { text: 'one\n  "two" """', again: 'one\n  "two" """' } },
    })
  })

  it('goes as a literal with another fetch as it would alone', async () => {
    const text = 'two  spaces,\t\u2028 and \n'
    const query = `{ one: echo(text: "1") { said(text: ${JSON.stringify(text)}) } two: echo(text: "2") { again } }`
    expect(await echo.ask(query)).toAnswer({
      data: { one: { said: text }, two: { again: '2' } },
      fetches: { one: 1, two: 1 },
    })
  })

  it('may be escaped by the subgraph in its own way', async () => {
    const one = () =>
      String.raw`{ "data" : { "raw" : { "text" : "\u0041\/\ud83d\ude00\u00e9" , "id":"\t" } } }`
    const answer = await echo.ask('{ raw { text id } }', {}, { instead: { one } })
    expect(answer.data?.toJSON()).toEqual({ raw: { text: 'A/😀é', id: '\t' } })
  })

  it('in errors goes through as well', async () => {
    const message = 'Not "this"\n\u2028 \\ 😀'
    const one = () => JSON.stringify({ data: { raw: null }, errors: [{ message, path: ['raw'] }] })
    expect(await echo.ask('{ raw { text } }', {}, { instead: { one } })).toAnswer({
      data: { raw: null },
      errors: [{ path: ['raw'], message }],
    })
  })

  it('is JSON again where the client gets it', async () => {
    const text = '</script>\u2028"\\\u0000\ud800'
    const answer = await echo.ask(there, { text })
    expect(JSON.parse(answer.data?.text ?? '')).toMatchObject({ echo: { text } })
  })
})

describe('numbers', () => {
  const asked = 'query ($float: Float, $int: Int) { number(float: $float, int: $int) { float int } }'

  it.each([
    [0.1, 0],
    [-1e-7, -1],
    [1.7976931348623157e308, 2_147_483_647],
    [5e-324, -2_147_483_648],
    [123_456_789.123_456_79, 42],
    [9_007_199_254_740_991, 7],
  ])('go there and back: %d and %d', async (float, int) => {
    expect(await echo.ask(asked, { float, int })).toAnswer({ data: { number: { float, int } } })
  })

  it('go there as literals', async () => {
    expect(await echo.ask('{ number(float: -1.5e-3, int: -7) { float int } }')).toAnswer({
      data: { number: { float: -0.0015, int: -7 } },
    })
  })
})
