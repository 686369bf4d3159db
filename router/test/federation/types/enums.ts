import { fixture, oneOf, saying } from '../fixture.ts'

describe('enums', () => {
  const moods = fixture({
    people: {
      sdl: `enum Mood { GLAD SAD TIRED }
            enum Size { S M }
            type Query { moods: [Mood], best: Mood!, person: Person, fits(size: Size!): String, all(sizes: [Size!]): [String] }
            type Person @key(fields: "mood") { mood: Mood! }`,
      resolvers: {
        Query: {
          moods: () => ['GLAD', 'TIRED', null],
          best: () => 'GLAD',
          person: () => ({ mood: 'SAD' }),
          fits: (_: unknown, { size }: { size: string }) => `fits ${size}`,
          all: (_: unknown, { sizes }: { sizes: string[] }) => sizes,
        },
      },
    },
    music: {
      sdl: `enum Mood { GLAD SAD LOUD }
            enum Size { M L }
            type Query { tunes: [Mood!], wears(size: Size): String }
            type Person @key(fields: "mood") { mood: Mood!, song: String }`,
      resolvers: {
        Query: {
          tunes: () => ['LOUD', 'SAD'],
          wears: (_: unknown, { size }: { size?: string }) => `wears ${size}`,
        },
        Person: { __resolveReference: oneOf({ mood: 'SAD', song: 'Blues' }) },
      },
    },
  })

  it('have every value that some subgraph answers, where clients only read them', async () => {
    expect(await moods.ask('{ tunes moods }')).toAnswer({
      data: { tunes: ['LOUD', 'SAD'], moods: ['GLAD', 'TIRED', null] },
    })
  })

  it('can be keys', async () => {
    expect(await moods.ask('{ person { song mood } }')).toAnswer({
      data: { person: { song: 'Blues', mood: 'SAD' } },
    })
  })

  it('are null, and said so, where a subgraph answers a value that does not exist', async () => {
    const instead = { people: saying({ moods: ['GLAD', 'ANGRY', 3] }) }
    expect(await moods.ask('{ moods }', {}, { instead })).toAnswer({
      data: { moods: ['GLAD', null, null] },
      errors: [{ path: ['moods', 1] }, { path: ['moods', 2] }],
    })
  })

  it('make all data null where a root field needs a value that does not exist', async () => {
    expect(await moods.ask('{ best }', {}, { instead: { people: saying({ best: 'MEH' }) } })).toAnswer({
      data: null,
      errors: [{ path: ['best'] }],
    })
  })

  it('are written into arguments as literals, variables and lists of both', async () => {
    expect(
      await moods.ask(
        'query ($size: Size!, $sizes: [Size!]) { fits(size: M) wears(size: $size) all(sizes: $sizes) }',
        {
          size: 'M',
          sizes: ['M'],
        },
      ),
    ).toAnswer({ data: { fits: 'fits M', wears: 'wears M', all: ['M'] } })
  })
})

describe('enums that are both read and written', () => {
  const sizes = fixture({
    one: {
      sdl: `enum Size { S M L @inaccessible }
            type Query { size: Size, set(size: Size): Size }`,
      resolvers: { Query: { size: () => 'L', set: (_: unknown, { size }: { size: string }) => size } },
    },
  })

  it('are null, and said so, for a value that clients must not see', async () => {
    expect(await sizes.ask('{ size set(size: M) }')).toAnswer({
      data: { size: null, set: 'M' },
      errors: [{ path: ['size'] }],
    })
  })

  it('are refused as a variable with a value that clients must not see', async () => {
    const answer = await sizes.ask('query ($size: Size) { set(size: $size) }', { size: 'L' })
    expect(answer.data).toBeUndefined()
    expect(answer.errors).toHaveLength(1)
    expect(answer.seen).toEqual([])
  })
})
