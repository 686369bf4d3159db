import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { json, text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { composeSupergraph } from '../../scripts/compose.ts'
import { ask } from './fixture.ts'

const main = resolve(import.meta.dirname, '../src/main.ts')

/** A process of its own, with nothing in its environment but what is given. */
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const addressOf = async (child: ChildProcess) => {
  for await (const line of createInterface({ input: child.stderr! })) {
    if (!line.startsWith('{')) throw new Error(line)
    const { message, url } = JSON.parse(line) as { message: string; url: string }
    if (message === 'router listening') return url
  }
  throw new Error('It ended')
}

const library = {
  books: {
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Query { books: [Book!]! }
      type Book @key(fields: "isbn") { isbn: ID! title: String! }`,
    resolvers: { Query: { books: () => [{ isbn: '1', title: 'Solaris' }] } },
  },
  reviews: {
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Book @key(fields: "isbn") { isbn: ID! stars: Int }`,
    resolvers: { Book: { __resolveReference: () => ({ stars: 5 }) } },
  },
}

/** Two subgraphs that are no travel and ask for no token, and the file of their supergraph. */
const startLibrary = async () => {
  const seen: IncomingHttpHeaders[] = []
  const servers = await Promise.all(
    Object.entries(library).map(async ([name, { sdl, resolvers }]) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
      const server = createServer(async (request, response) => {
        seen.push(request.headers)
        const { query, variables } = (await json(request)) as { query: string; variables: object }
        const answer = await graphql({ schema, source: query, variableValues: { ...variables } })
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
      })
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
      return { name, sdl, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
    }),
  )
  const folder = await mkdtemp(join(tmpdir(), 'library-'))
  const file = join(folder, 'library.graphql')
  await writeFile(file, composeSupergraph(servers).supergraphSdl)
  return {
    seen,
    file,
    async [Symbol.asyncDispose]() {
      for (const { server } of servers) server.close().closeAllConnections()
      await rm(folder, { recursive: true })
    },
  }
}

const start = async (...args: string[]) => {
  const child = run(['--port', '0', '--host', '127.0.0.1', ...args])
  const router = { url: await addressOf(child), close: async () => {} }
  const stop = async () => {
    child.kill()
    return new Promise<number | null>((ended) => child.once('exit', ended))
  }
  return { router, stop, [Symbol.asyncDispose]: async () => void child.kill('SIGKILL') }
}

describe('a supergraph that has nothing to do with travel', () => {
  it('is served from its file alone, to anonymous callers, without internal tokens', async () => {
    await using shelf = await startLibrary()
    await using house = await start('--supergraph', shelf.file)
    const { status, body } = await ask(house, '{ books { title stars } }')
    expect(status).toBe(200)
    expect(body).toEqual({ data: { books: [{ title: 'Solaris', stars: 5 }] } })
    expect(shelf.seen).toHaveLength(2)
    for (const headers of shelf.seen) expect(headers['x-wayfare-internal']).toBeUndefined()
    const { body: refused } = await ask(house, '{ __schema { queryType { name } } }')
    expect(refused.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await house.stop()).toBe(0)
  })

  it('refuses a token that it could not check, and says how it could', async () => {
    await using shelf = await startLibrary()
    await using house = await start('--supergraph', shelf.file, '--introspection')
    const { status, headers, body } = await ask(house, '{ books { title } }', { token: 'a.b.c' })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(body.errors).toEqual([
      {
        message: 'This router signs nobody in.',
        extensions: {
          code: 'UNAUTHENTICATED',
          hint: expect.stringContaining('OIDC_ISSUER'),
          requestId: expect.any(String),
        },
      },
    ])
    expect(shelf.seen).toHaveLength(0)
    const introspected = await ask(house, '{ __schema { queryType { name } } }')
    expect(introspected.body.data).toEqual({ __schema: { queryType: { name: 'Query' } } })
  })
})

const wrong: [args: string[], complaint: RegExp][] = [
  [['--supergraf', 'x'], /'--supergraf'[\s\S]*Usage:/],
  [['--supergraph', '/nowhere/x.graphql'], /^The supergraph \/nowhere\/x\.graphql cannot be read \(ENOENT\)/],
  [['--supergraph', main], /^The supergraph .*main\.ts cannot be used: Syntax Error/],
]

it.each(wrong)('started with %j, it says what is wrong with it and ends with 1', async (args, complaint) => {
  const child = run(args, { LOG_LEVEL: 'silent' })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const said = await text(child.stderr)
  expect(said).toMatch(complaint)
  expect(said).not.toMatch(/^ {4}at /m)
  expect(await ended).toBe(1)
})
