import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse, validate } from 'graphql'
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'
import { composeSupergraph } from '../../../scripts/compose.ts'
import { createEngine } from '../../src/execution/engine.ts'
import type { JsonBytes } from '../../src/execution/json-bytes.ts'
import type { OperationAnswer } from '../../src/execution/operation.ts'
import type { SubgraphCall, Transport } from '../../src/execution/transport.ts'

/** A subgraph: its schema, without the @link that every one of them needs, and what its fields answer. */
interface SubgraphFixture {
  readonly sdl: string
  readonly resolvers?: Resolvers
  /** Of the first version of federation schemas say nothing. */
  readonly version?: 1
}

export type Resolvers = Record<string, object>

/** One request as a subgraph got it. */
export interface Seen {
  readonly subgraph: string
  readonly query: string
  readonly operationName?: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Answers requests in place of a subgraph: the text it returns, or the failure it throws. */
export type Instead = (request: Seen) => string

/** Answers these data, whatever the subgraph's own schema would say. */
export const saying =
  (data: unknown): Instead =>
  () =>
    JSON.stringify({ data })

interface Circumstances {
  readonly operationName?: string
  readonly instead?: Readonly<Record<string, Instead>>
}

/** What the client got, and what it took. */
export interface Answered {
  readonly data?: JsonBytes | null
  readonly errors: readonly GraphQLError[]
  readonly seen: readonly Seen[]
}

interface Fixture {
  /** @throws where the operation is not valid against what clients see */
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    circumstances?: Circumstances,
  ): Promise<Answered>
  /** What clients see. */
  schema(): Promise<GraphQLSchema>
}

/** What travels with one operation from the client to the subgraphs. */
export interface Journey {
  readonly seen: Seen[]
  readonly instead: Readonly<Record<string, Instead>>
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires",
  "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag", "@cost", "@listSize",
  "@authenticated", "@requiresScopes"])`

/** Subgraphs in this process, composed at the first question, with the engine in front of them. */
export const fixture = (subgraphs: Readonly<Record<string, SubgraphFixture>>): Fixture => {
  const ready = once(async () => {
    const sources = Object.entries(subgraphs).map(([name, subgraph]) => ({
      name,
      url: `http://${name}`,
      sdl: sdlOf(subgraph),
    }))
    const engine = createEngine({ transport: inProcess(subgraphs) })
    return { engine, schema: await engine.use(composeSupergraph(sources).supergraphSdl) }
  })
  return {
    schema: async () => (await ready()).schema,
    async ask(query, variables = {}, { operationName, instead = {} } = {}) {
      const { engine, schema } = await ready()
      const document = parse(query)
      for (const problem of validate(schema, document)) throw problem
      const context: Journey = { seen: [], instead }
      const signal = new AbortController().signal
      const request = { document, operationName, key: query, variables, context, signal }
      const answer: OperationAnswer = await engine.execute(request)
      return { data: answer.data, errors: answer.errors ?? [], seen: context.seen }
    },
  }
}

const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Every subgraph validates what it is asked, as real ones do, and speaks text. */
const inProcess = (subgraphs: Readonly<Record<string, SubgraphFixture>>): Transport<Journey> => {
  const schemas = new Map(Object.entries(subgraphs).map(([name, subgraph]) => [name, executable(subgraph)]))
  return {
    async send({ subgraph, body, context }: SubgraphCall<Journey>) {
      const request = JSON.parse(String(body)) as Omit<Seen, 'subgraph'>
      const seen = { ...request, subgraph, variables: request.variables ?? {} }
      context.seen.push(seen)
      const instead = context.instead[subgraph]
      if (instead) return Buffer.from(instead(seen))
      return Buffer.from(JSON.stringify(await answer(schemas.get(subgraph) as GraphQLSchema, seen)))
    },
  }
}

const answer = (schema: GraphQLSchema, { query, operationName, variables }: Seen) => {
  const document = parse(query)
  const errors = validate(schema, document)
  if (errors.length > 0) return { errors }
  return execute({ schema, document, operationName, variableValues: variables })
}

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: DocumentNode }>['resolvers']
>

const executable = (subgraph: SubgraphFixture) =>
  buildSubgraphSchema([
    { typeDefs: parse(sdlOf(subgraph)), resolvers: (subgraph.resolvers ?? {}) as unknown as ResolverMap },
  ])

const sdlOf = ({ sdl, version }: SubgraphFixture) => (version === 1 ? sdl : `${federation}\n${sdl}`)

/** A reference resolver: the one of `items` that has every value of the representation that it knows a field for. */
export const oneOf =
  (...items: readonly object[]) =>
  (representation: object) =>
    items.find((item) => agrees(item, representation)) ?? null

/** Numbers and strings agree, because an ID may be written as either; an interface's name agrees with any type. */
const agrees = (item: unknown, wanted: unknown): boolean => {
  if (typeof wanted !== 'object' || wanted === null) return String(item) === String(wanted)
  if (typeof item !== 'object' || item === null) return false
  return Object.entries(wanted).every(
    ([name, value]) =>
      name === '__typename' || !Object.hasOwn(item, name) || agrees(item[name as keyof typeof item], value),
  )
}
