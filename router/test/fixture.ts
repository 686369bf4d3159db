import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createInternalTokenVerifier, generateInternalKeys, scopes } from '@wayfare/auth'
import { graphql, parse } from 'graphql'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { composeSupergraph } from '../../scripts/compose.ts'
import { startRouter } from '../src/app.ts'
import type { Router, RouterConfig } from '../src/app.ts'

/** One request as a subgraph got it. */
export interface Seen {
  headers: IncomingHttpHeaders
  query: string
  variables: Record<string, unknown>
  viewer: { kind: string; id: string }
}

/** A subgraph over real HTTP that admits only the router, and remembers what it was asked. */
export interface FixtureSubgraph {
  name: string
  sdl: string
  url: string
  seen: Seen[]
  /** Answers the next requests in place of the subgraph, until it is undefined again. */
  override: ((respond: Respond) => void) | undefined
  /** Requests whose connection was closed before they were answered. */
  cancelled: number
  close(): Promise<void>
}

type Respond = (status: number, body: string) => void
type Resolvers = Record<string, Record<string, (...args: never[]) => unknown>>
type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

export const keys = generateInternalKeys()

export const startSubgraph = async (
  name: string,
  sdl: string,
  resolvers: Resolvers,
): Promise<FixtureSubgraph> => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as ResolverMap }])
  const verifier = createInternalTokenVerifier({ publicKey: keys.publicKey, audience: name })
  const subgraph: FixtureSubgraph = {
    name,
    sdl,
    url: '',
    seen: [],
    override: undefined,
    cancelled: 0,
    close: async () => {},
  }
  const server = createServer((request, response) => {
    const respond: Respond = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    }
    const answer = async () => {
      const { query, variables } = (await json(request)) as Pick<Seen, 'query' | 'variables'>
      const { headers } = request
      const viewer = await verifier.verify(
        String(headers['x-wayfare-internal']),
        String(headers['x-request-id']),
      )
      subgraph.seen.push({ headers, query, variables, viewer })
      response.once('close', () => (subgraph.cancelled += response.writableFinished ? 0 : 1))
      if (subgraph.override) return subgraph.override(respond)
      const result = await graphql({
        schema,
        source: query,
        variableValues: variables,
        contextValue: { viewer, headers },
      })
      respond(200, JSON.stringify(result))
    }
    answer().catch(() => respond(401, '{"errors":[{"message":"not the router"}]}'))
  })
  subgraph.url = `${await listen(server)}/graphql`
  subgraph.close = () => closeServer(server)
  return subgraph
}

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const closeServer = async (server: Server) => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** An OpenID provider's keys and discovery document, and tokens signed with them. */
export const startIssuer = async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
  const server = createServer((request, response) => {
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const issuer = await listen(server)
  const token = (claims: Record<string, unknown> = {}, expiresIn = '5m') =>
    new SignJWT({ roles: ['traveller'], scope: scopes.join(' '), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setSubject(typeof claims['sub'] === 'string' ? claims['sub'] : 'ada')
      .setAudience('wayfare')
      .setExpirationTime(expiresIn)
      .sign(privateKey)
  return { issuer, token, close: () => closeServer(server) }
}

const federation = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: [${imports}])`

const stay = { id: 's1', city: 'Lisbon', __typename: 'Stay' }
const trip = { id: 't1', city: 'Oslo', notes: 'window seat', __typename: 'Trip' }

export const travelSdl = `
  ${federation('"@key", "@authenticated", "@requiresScopes", "@listSize"')}
  interface Place { id: ID! city: String }
  type Stay implements Place @key(fields: "id") { id: ID! city: String }
  type Trip implements Place @key(fields: "id") {
    id: ID! city: String
    notes: String @authenticated
    owner: Person! @authenticated
  }
  type Person { name: String! }
  input Note { text: String! day: String stars: Int inner: Note }
  type Catalogue { total: Int nodes: [Stay!]! }
  type Query {
    catalogue(first: Int! = 20): Catalogue @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
    hundred: [Stay!]! @listSize(assumedSize: 100)
    hello(name: String! = "you"): String
    byIds(ids: [ID!]!): [Stay]
    first(count: Int!): Int
    stay: Stay
    stays: [Stay!]!
    trips: [Trip!]
    places: [Place!]
    trip: Trip
    mine: String @authenticated
    ledger: [String!]! @requiresScopes(scopes: [["payments:refund"]])
    boom: String
    news(waitMs: Int! = 0): String
    slow: String
  }
  type Mutation {
    note(text: String!): String
    noted(note: Note!): String
    book(id: ID!): String @authenticated
  }
`

export const priceSdl = `
  ${federation('"@key"')}
  type Stay @key(fields: "id") { id: ID! price: Int }
  type Trip @key(fields: "id") { id: ID! price: Int }
  type Query { currency: String }
`

const price = { __resolveReference: ({ id }: { id: string }) => ({ id, price: id.length * 100 }) }

export const startTravel = () =>
  startSubgraph('travel', travelSdl, {
    Query: {
      catalogue: () => ({ total: 1, nodes: [stay] }),
      hundred: () => [stay],
      hello: (_: unknown, { name }: { name: string }) => `hello ${name}`,
      stay: () => stay,
      stays: () => [stay, { ...stay, id: 's22' }],
      trips: () => [trip, { ...trip, id: 't22' }],
      places: () => [stay, trip],
      trip: () => trip,
      mine: (...[, , { viewer }]: [unknown, unknown, { viewer: { id: string } }]) => viewer.id,
      ledger: () => ['1.00'],
      boom: () => {
        throw new Error('select * from secrets at 10.0.0.1')
      },
      news: async (
        _: unknown,
        { waitMs }: { waitMs: number },
        { headers }: { headers: IncomingHttpHeaders },
      ) => {
        if (headers['x-wayfare-no-wait']) return 'nothing new, at once'
        await delay(waitMs)
        return 'nothing new'
      },
      slow: () => new Promise(() => {}),
    },
    Trip: { owner: () => ({ name: 'Ada' }) },
    Mutation: { note: (_: unknown, { text }: { text: string }) => text, book: () => 'booked' },
  })

export const startPrices = () =>
  startSubgraph('prices', priceSdl, { Query: { currency: () => 'EUR' }, Stay: price, Trip: price })

export const composed = (...subgraphs: Pick<FixtureSubgraph, 'name' | 'url' | 'sdl'>[]) =>
  composeSupergraph(subgraphs).supergraphSdl

export interface House extends AsyncDisposable {
  router: Router
  travel: FixtureSubgraph
  prices: FixtureSubgraph
  supergraphFile: string
  token(claims?: Record<string, unknown>, expiresIn?: string): Promise<string>
  /** What the router logged, line by line. */
  logs: string[]
}

/** Two subgraphs, an identity provider and a router over them, all on loopback HTTP. */
export const startHouse = async (config: Partial<RouterConfig> = {}): Promise<House> => {
  const [travel, prices, provider] = await Promise.all([startTravel(), startPrices(), startIssuer()])
  const folder = await mkdtemp(join(tmpdir(), 'router-'))
  const supergraphFile = join(folder, 'supergraph.graphql')
  await writeFile(supergraphFile, composed(travel, prices))
  const logs: string[] = []
  const stream = new Writable({
    write(line, _encoding, done) {
      logs.push(String(line))
      done()
    },
  })
  const close = async () => {
    await Promise.all([travel.close(), prices.close(), provider.close(), rm(folder, { recursive: true })])
  }
  const router = await startRouter({
    port: 0,
    supergraphFile,
    auth: { issuer: provider.issuer, audience: 'wayfare' },
    internalPrivateKey: keys.privateKey,
    introspection: true,
    suggestions: true,
    log: { level: 'info', stream },
    ...config,
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    router,
    travel,
    prices,
    supergraphFile,
    token: provider.token,
    logs,
    [Symbol.asyncDispose]: () => router.close().then(close),
  }
}

export interface Answer {
  status: number
  headers: Headers
  body: {
    data?: Record<string, unknown> | null
    errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
  }
}

/** Asks the way a GraphQL client does. */
export const ask = async (
  { router }: { router: Pick<Router, 'url'> },
  query: string,
  {
    token,
    headers,
    ...rest
  }: { token?: string; headers?: Record<string, string>; variables?: object; operationName?: string } = {},
): Promise<Answer> =>
  answerOf(
    await fetch(`${router.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, ...rest }),
    }),
  )

export const answerOf = async (response: Response): Promise<Answer> => {
  const { status, headers } = response
  return { status, headers, body: (await response.json()) as Answer['body'] }
}
