import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSchema, graphql } from 'graphql'

const link = (...imports: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ${JSON.stringify(imports)})\n`

/** What a subgraph adds to its schema for a gateway, by the federation specification. */
const entityFields = (entities: string) => `
  scalar _Any
  union _Entity = ${entities}
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
`

interface Entity {
  __typename: string
  id: string
}

interface SmokeSubgraph {
  name: string
  federation: string
  types: string
  entities: string
  roots: Record<string, (args: { first: number }) => unknown>
  byReference(reference: Entity): unknown
}

const product = (id: string) => ({
  __typename: 'Product',
  id,
  name: `Product "${id}"`,
  price: Number(id.slice(1)) * 1.25,
  tags: ['a', 'b', null],
})

const author = (id: string) => ({ __typename: 'Author', id, name: `Author ${id} ✓` })

const reviewsOf = ({ id }: Entity) => ({
  __typename: 'Product',
  id,
  reviews: [1, 2, 3].map((stars) => ({
    stars,
    text: `Review ${stars} of ${id}`,
    author: { id: `a${(Number(id.slice(1)) + stars) % 5}` },
  })),
})

const byFirst = ({ first }: { first: number }) =>
  Array.from({ length: first }, (_, index) => product(`p${index + 1}`))

const catalogue: SmokeSubgraph = {
  name: 'catalogue',
  federation: link('@key', '@shareable'),
  types: `
    type Query { products(first: Int!): [Product!]! }
    type Product @key(fields: "id") { id: ID! name: String! price: Float tags: [String] }
    type Author @key(fields: "id") { id: ID! name: String @shareable }
  `,
  entities: 'Product | Author',
  roots: { products: byFirst },
  byReference: ({ __typename, id }) => (__typename === 'Author' ? author(id) : product(id)),
}

const reviews: SmokeSubgraph = {
  name: 'reviews',
  federation: link('@key'),
  types: `
    type Query { reviewCount: Int }
    type Product @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Review { stars: Int! text: String author: Author }
    type Author @key(fields: "id", resolvable: false) { id: ID! }
  `,
  entities: 'Product',
  roots: { reviewCount: () => 3 },
  byReference: reviewsOf,
}

/** Starts two small federation 2 subgraphs on free ports of this machine. */
export const startSmokeSubgraphs = async () => {
  const running = await Promise.all([catalogue, reviews].map(serve))
  return {
    subgraphs: running.map(({ name, url, sdl }) => ({ name, url, sdl })),
    close: () => running.forEach(({ close }) => close()),
  }
}

const serve = async ({ name, federation, types, entities, roots, byReference }: SmokeSubgraph) => {
  const plain = types.replaceAll(/@\w+(\([^)]*\))?/g, '')
  const schema = buildSchema(plain + entityFields(entities))
  const rootValue = {
    ...roots,
    _entities: ({ representations }: { representations: Entity[] }) => representations.map(byReference),
  }
  const answers = new Map<string, Promise<string>>()
  const answer = async (body: string) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    return JSON.stringify(await graphql({ schema, source: query, variableValues: variables, rootValue }))
  }
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    const known = answers.get(body) ?? answer(body)
    answers.set(body, known)
    response.setHeader('content-type', 'application/json').end(await known)
  }
  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { name, url: `http://127.0.0.1:${port}/graphql`, sdl: federation + types, close }
}
