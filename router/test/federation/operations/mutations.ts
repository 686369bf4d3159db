import { GraphQLError } from 'graphql'
import { SubgraphFailure } from '../../../src/execution/transport.ts'
import { fixture } from '../fixture.ts'

/** A till and a diary that remember in which order they were written. */
const office = () => {
  const log: string[] = []
  const note = (entry: string) => {
    log.push(entry)
    return log.length
  }
  const subgraphs = fixture({
    till: {
      sdl: `type Query { balance: Int! }
            type Mutation { pay(amount: Int!): Payment, refund: Int!, fail: Int, failHard: Int! }
            type Payment @key(fields: "id") { id: ID!, amount: Int! }`,
      resolvers: {
        Query: { balance: () => log.length },
        Mutation: {
          pay: (_: unknown, { amount }: { amount: number }) => ({
            id: String(note(`pay ${amount}`)),
            amount,
          }),
          refund: () => note('refund'),
          fail: () => {
            note('fail')
            throw new GraphQLError('No money', { extensions: { code: 'EMPTY' } })
          },
          failHard: () => {
            note('fail hard')
            throw new GraphQLError('No money at all')
          },
        },
      },
    },
    diary: {
      sdl: `type Query { entries: [String!]! }
            type Mutation { write(text: String!): Int! }
            type Payment @key(fields: "id") { id: ID!, written: Int! }`,
      resolvers: {
        Query: { entries: () => log },
        Mutation: { write: (_: unknown, { text }: { text: string }) => note(`write ${text}`) },
        Payment: { written: () => log.length },
      },
    },
  })
  return { ...subgraphs, log }
}

describe('mutations', () => {
  it('run in the order of the operation across subgraphs', async () => {
    const { ask, log } = office()
    expect(
      await ask('mutation { a: write(text: "1") pay(amount: 2) { id } b: write(text: "3") refund }'),
    ).toAnswer({
      data: { a: 1, pay: { id: '2' }, b: 3, refund: 4 },
      fetches: { diary: 2, till: 2 },
    })
    expect(log).toEqual(['write 1', 'pay 2', 'write 3', 'refund'])
  })

  it('of one subgraph in a row are one request, in order', async () => {
    const { ask, log } = office()
    expect(
      await ask('mutation { b: pay(amount: 1) { amount } a: pay(amount: 2) { amount } refund }'),
    ).toAnswer({
      data: { b: { amount: 1 }, a: { amount: 2 }, refund: 3 },
      fetches: { till: 1 },
    })
    expect(log).toEqual(['pay 1', 'pay 2', 'refund'])
  })

  it('fetch what their answers need before the next one runs', async () => {
    const { ask } = office()
    expect(await ask('mutation { pay(amount: 9) { amount written } write(text: "later") }')).toAnswer({
      data: { pay: { amount: 9, written: 1 }, write: 2 },
      fetches: { till: 1, diary: 2 },
    })
  })

  it('take variables and fragments', async () => {
    const { ask } = office()
    const query = `mutation ($n: Int!, $text: String!) { ...Both }
                   fragment Both on Mutation { write(text: $text) pay(amount: $n) { amount written } }`
    expect(await ask(query, { n: 4, text: 'x' })).toAnswer({
      data: { write: 1, pay: { amount: 4, written: 2 } },
    })
  })

  it('go on after one that failed', async () => {
    const { ask, log } = office()
    expect(await ask('mutation { fail write(text: "after") }')).toAnswer({
      data: { fail: null, write: 2 },
      errors: [{ path: ['fail'], message: 'No money', extensions: { code: 'EMPTY', service: 'till' } }],
    })
    expect(log).toEqual(['fail', 'write after'])
  })

  it('make all data null where one that must not be null failed', async () => {
    const { ask, log } = office()
    expect(await ask('mutation { write(text: "before") failHard }')).toAnswer({
      data: null,
      errors: [{ path: ['failHard'], message: 'No money at all' }],
    })
    expect(log).toEqual(['write before', 'fail hard'])
  })

  it('stand where the fields of their answers could not be fetched', async () => {
    const { ask, log } = office()
    const down = () => {
      throw new SubgraphFailure('SUBGRAPH_TIMEOUT', 'took too long')
    }
    expect(
      await ask('mutation { pay(amount: 1) { id written } }', {}, { instead: { diary: down } }),
    ).toAnswer({
      data: { pay: null },
      errors: [{ path: ['pay'], extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'diary' } }],
    })
    expect(log).toEqual(['pay 1'])
  })

  it('are followed by queries that see what they did', async () => {
    const { ask } = office()
    await ask('mutation { refund write(text: "x") }')
    expect(await ask('{ balance entries }')).toAnswer({
      data: { balance: 2, entries: ['refund', 'write x'] },
    })
  })

  it('are left out by conditions', async () => {
    const { ask, log } = office()
    const query = 'mutation ($on: Boolean!) { refund @include(if: $on) write(text: "x") @skip(if: $on) }'
    expect(await ask(query, { on: true })).toAnswer({ data: { refund: 1 }, fetches: { till: 1 } })
    expect(log).toEqual(['refund'])
  })

  it.each([
    ['refund ...Again', { refund: 1 }],
    ['refund refund @skip(if: $off) write(text: "x") refund @include(if: $on)', { refund: 1, write: 2 }],
    ['... @include(if: $on) { refund } ... @include(if: $on) { refund }', { refund: 1 }],
  ])('run once where they are asked for again under a condition: %s', async (selection, data) => {
    const { ask, log } = office()
    const again = selection.includes('Again') ? 'fragment Again on Mutation { refund @include(if: $on) }' : ''
    const off = selection.includes('$off') ? ', $off: Boolean!' : ''
    const query = `mutation ($on: Boolean!${off}) { ${selection} } ${again}`
    expect(await ask(query, { on: true, ...(off && { off: false }) })).toAnswer({ data })
    expect(log.filter((entry) => entry === 'refund')).toEqual(['refund'])
  })

  it.each([true, false])('keep the condition on what is asked of one that runs once: %s', async (on) => {
    const { ask, log } = office()
    const query = `mutation ($on: Boolean!) { pay(amount: 5) { id } ...More @include(if: $on) }
      fragment More on Mutation { pay(amount: 5) { amount @skip(if: false) written } }`
    expect(await ask(query, { on })).toAnswer({
      data: { pay: on ? { id: '1', amount: 5, written: 1 } : { id: '1' } },
    })
    expect(log).toEqual(['pay 5'])
  })

  it.each([
    [true, true, ['refund', 'write x']],
    [false, true, ['write x', 'refund']],
    [true, false, ['refund', 'write x']],
    [false, false, ['write x']],
  ])('run where they are first asked for, which variables decide: %s, %s', async (a, b, expected) => {
    const { ask, log } = office()
    const query = `mutation ($a: Boolean!, $b: Boolean!) {
      refund @include(if: $a) write(text: "x") ... @include(if: $b) { refund } }`
    await ask(query, { a, b })
    expect(log).toEqual(expected)
  })

  it('are refused where too many variables decide', async () => {
    const { ask, log } = office()
    const names = [...'abcde']
    const query = `mutation (${names.map((name) => `$${name}: Boolean!`).join()}) {
      ${names.map((name) => `... @include(if: $${name}) { refund }`).join(' ')} }`
    const refused = ask(query, Object.fromEntries(names.map((name) => [name, true])))
    await expect(refused).rejects.toThrow('More than 4 variables decide whether refund is done.')
    expect(log).toEqual([])
  })

  it('each run once, however often the same operation is sent', async () => {
    const { ask, log } = office()
    await Promise.all([ask('mutation { refund }'), ask('mutation { refund }')])
    expect(log).toEqual(['refund', 'refund'])
  })
})
