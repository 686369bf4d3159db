import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'graphql'
import { composeSupergraph } from '../../scripts/compose.ts'
import { createEngine } from '../src/execution/engine.ts'
import { createOperationCache } from '../src/execution/operation-cache.ts'
import type { OperationRequest } from '../src/execution/operation.ts'
import { createPlanner } from '../src/execution/planner.ts'
import { type CallSignal, SubgraphFailure } from '../src/execution/transport.ts'

const federation = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])'
const rooms = `${federation} type Query { room(id: ID!): Room } type Mutation { clean: Int } type Room @key(fields: "id") { id: ID! name: String }`
const doors = `${federation} type Room @key(fields: "id") { id: ID! locked: Boolean }`
const supergraph = (name = 'name') =>
  composeSupergraph([
    { name: 'rooms', url: 'http://rooms', sdl: rooms.replace('name: String', `${name}: String`) },
    { name: 'doors', url: 'http://doors', sdl: doors },
  ]).supergraphSdl

/** A transport whose calls wait until the test answers them. */
const heldTransport = () => {
  const calls: { subgraph: string; body: Buffer; signal: CallSignal; answer: (data: object) => void }[] = []
  const send = ({ subgraph, body, signal }: { subgraph: string; body: Buffer; signal: CallSignal }) =>
    new Promise<Buffer>((resolve, reject) => {
      calls.push({ subgraph, body, signal, answer: (data) => resolve(Buffer.from(JSON.stringify({ data }))) })
      const handleEvent = () => reject(new SubgraphFailure('REQUEST_CANCELLED', 'was left'))
      signal.addEventListener('abort', { handleEvent })
    })
  return { calls, transport: { send } }
}

const roomQuery = 'query Room($id: ID!) { room(id: $id) { name } }'
const room = { _0_room: { __typename: 'Room', id: '1', name: 'Blue' } }
const ask = (query: string, rest: Partial<OperationRequest<object>> = {}): OperationRequest<object> => ({
  document: parse(query),
  key: query,
  variables: { id: '1' },
  context: {},
  signal: new AbortController().signal,
  sharing: 'ada',
  ...rest,
})

const startEngine = async () => {
  const held = heldTransport()
  const engine = createEngine<object>({ transport: held.transport })
  await engine.use(supergraph())
  return { engine, calls: held.calls }
}
/** Until everything that can go on without a subgraph has gone on. */
const settled = () => sleep(1)

describe('a query that is under way', () => {
  it('is executed once for those of one viewer who ask the same', async () => {
    const { engine, calls } = await startEngine()
    const both = [engine.execute(ask(roomQuery)), engine.execute(ask(roomQuery))]
    await settled()
    expect(calls).toHaveLength(1)
    calls[0]?.answer(room)
    const texts = (await Promise.all(both)).map(({ data }) => data?.text)
    expect(texts).toEqual(['{"room":{"name":"Blue"}}', '{"room":{"name":"Blue"}}'])
  })

  it.each<[string, Partial<OperationRequest<object>>, Partial<OperationRequest<object>>]>([
    ['another viewer', { sharing: 'ada' }, { sharing: 'bo' }],
    ['other variables', { variables: { id: '1' } }, { variables: { id: '2' } }],
    ['somebody who shares nothing', { sharing: undefined }, { sharing: undefined }],
  ])('is not shared with %s', async (_, one, other) => {
    const { engine, calls } = await startEngine()
    void engine.execute(ask(roomQuery, one))
    void engine.execute(ask(roomQuery, other))
    await settled()
    expect(calls).toHaveLength(2)
  })

  it('is no longer shared once it is answered', async () => {
    const { engine, calls } = await startEngine()
    const first = engine.execute(ask(roomQuery))
    await settled()
    calls[0]?.answer(room)
    await first
    void engine.execute(ask(roomQuery))
    await settled()
    expect(calls).toHaveLength(2)
  })

  it('shares its requests to subgraphs with other operations', async () => {
    const { engine, calls } = await startEngine()
    const spelled = [roomQuery, roomQuery.replaceAll('{', '{ \n')]
    const both = spelled.map((query) => engine.execute(ask(query)))
    await settled()
    expect(calls).toHaveLength(1)
    calls[0]?.answer(room)
    expect((await Promise.all(both)).map(({ data }) => data?.text)).toEqual(
      spelled.map(() => '{"room":{"name":"Blue"}}'),
    )
  })
})

it('lends the memory of an answer to another execution only when all who hold it have released it', async () => {
  const { engine, calls } = await startEngine()
  const answered = async (...requests: OperationRequest<object>[]) => {
    const answers = requests.map((request) => engine.execute(request))
    await settled()
    const name = `room ${calls.length}`
    calls.at(-1)?.answer({ _0_room: { ...room._0_room, name } })
    return (await Promise.all(answers)).map(({ data }) => data)
  }
  const [one, other] = await answered(ask(roomQuery), ask(roomQuery))
  one?.release()
  const [meanwhile] = await answered(ask(roomQuery))
  expect(other?.text).toBe('{"room":{"name":"room 1"}}')
  expect(meanwhile?.body.buffer).not.toBe(other?.body.buffer)
  other?.release()
  const [later] = await answered(ask(roomQuery))
  expect(later?.body.buffer).toBe(other?.body.buffer)
  expect(later?.text).toBe('{"room":{"name":"room 3"}}')
})

it('never shares mutations', async () => {
  const { engine, calls } = await startEngine()
  const mutation = 'mutation { clean }'
  void engine.execute(ask(mutation))
  void engine.execute(ask(mutation))
  await settled()
  expect(calls).toHaveLength(2)
})

describe('who leaves', () => {
  it('takes nothing from those who still wait', async () => {
    const { engine, calls } = await startEngine()
    const leaving = new AbortController()
    void engine.execute(ask(roomQuery, { signal: leaving.signal }))
    const waiting = engine.execute(ask(roomQuery))
    await settled()
    leaving.abort(new Error('gone'))
    expect(calls[0]?.signal.aborted).toBe(false)
    calls[0]?.answer(room)
    expect((await waiting).data?.text).toBe('{"room":{"name":"Blue"}}')
  })

  it('ends the calls where nobody else waits, and starts no others', async () => {
    const { engine, calls } = await startEngine()
    const leaving = new AbortController()
    const answer = engine.execute(
      ask('query ($id: ID!) { room(id: $id) { name locked } }', { signal: leaving.signal }),
    )
    await settled()
    leaving.abort(new Error('gone'))
    expect(calls[0]?.signal.aborted).toBe(true)
    expect((await answer).errors?.[0]?.extensions['code']).toBe('REQUEST_CANCELLED')
    expect(calls).toHaveLength(1)
  })

  it('by a deadline, ends the work for all with what is there', async () => {
    const { engine, calls } = await startEngine()
    const [hasty, patient] = [new AbortController(), new AbortController()]
    const query = 'query ($id: ID!) { room(id: $id) { name locked } }'
    const both = [hasty, patient].map(({ signal }) => engine.execute(ask(query, { signal })))
    await settled()
    calls[0]?.answer(room)
    await settled()
    hasty.abort(new DOMException('', 'TimeoutError'))
    for (const { data, errors } of await Promise.all(both)) {
      expect(data?.text).toBe('{"room":{"name":"Blue","locked":null}}')
      expect(errors?.[0]).toMatchObject({ path: ['room'], extensions: { service: 'doors' } })
    }
  })
})

describe('a new supergraph', () => {
  it('takes over while a request under the one before ends on that one', async () => {
    const { engine, calls } = await startEngine()
    const before = engine.execute(ask(roomQuery))
    await settled()
    await engine.use(supergraph('title'))
    const after = engine.execute(ask('query ($id: ID!) { room(id: $id) { title } }'))
    await settled()
    calls[0]?.answer(room)
    calls[1]?.answer({ _0_room: { title: 'Red' } })
    expect((await before).data?.text).toBe('{"room":{"name":"Blue"}}')
    expect((await after).data?.text).toBe('{"room":{"title":"Red"}}')
  })

  it('is refused where it needs what nothing here implements, and the one before stays', async () => {
    const { engine, calls } = await startEngine()
    const context = '@link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)'
    await expect(engine.use(supergraph().replace('schema\n', `schema\n  ${context}\n`))).rejects.toThrow(
      /context/,
    )
    void engine.execute(ask(roomQuery))
    await settled()
    expect(calls).toHaveLength(1)
  })
})

it('keeps as many compiled operations as fit, those used last', () => {
  const cache = createOperationCache(createPlanner(supergraph()), 4_000)
  const compiled = (index: number) => {
    const query = `query Q${index}($id: ID!) { room(id: $id) { name } }`
    return cache.get({ key: query, document: parse(query), operationName: undefined })
  }
  const first = compiled(0)
  expect(compiled(0)).toBe(first)
  for (let index = 1; index < 40; index += 1) compiled(index)
  const kept = cache.busiest(100).length
  expect(kept).toBeGreaterThan(2)
  expect(kept).toBeLessThan(20)
  expect(compiled(0)).not.toBe(first)
})

it('knows the busiest operations, for the next supergraph to begin with', () => {
  const cache = createOperationCache(createPlanner(supergraph()), 100_000)
  for (const [name, uses] of Object.entries({ rare: 1, busy: 5, usual: 3 }))
    for (let use = 0; use < uses; use += 1)
      cache.get({
        key: name,
        document: parse(`query ${name} { room(id: 1) { name } }`),
        operationName: undefined,
      })
  expect(cache.busiest(2).map(({ key }) => key)).toEqual(['busy', 'usual'])
})
