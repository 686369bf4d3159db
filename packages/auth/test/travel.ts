import { parse } from 'graphql'
import { composeServices } from '@apollo/composition'

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`

/** A subgraph with a directive at every place that may have one. */
export const bookings = parse(`${link('"@key", "@shareable", "@authenticated", "@requiresScopes"')}
  scalar CardNumber @requiresScopes(scopes: [["payments:read"]])
  enum Risk @authenticated { LOW HIGH }
  interface Node { id: ID! }
  union Found = Booking | Place
  type Query {
    place: Place
    booking(id: ID): Booking
    me: String @authenticated
    refunds: [String!] @requiresScopes(scopes: [["bookings:read", "payments:refund"], ["queues:manage"]])
    risk: [[Risk!]!]!
    node(id: ID): Node
    found: [Found]
    broken: String
  }
  type Mutation { cancel: Boolean! @requiresScopes(scopes: [["bookings:write"]]) }
  type Place implements Node @key(fields: "id") { id: ID! name: String lastBooking: Booking }
  type Booking implements Node @key(fields: "id") @requiresScopes(scopes: [["bookings:read"], ["bookings:any"]]) {
    id: ID!
    total: String
    card: CardNumber
    note: String @requiresScopes(scopes: [["bookings:any"]])
  }
  extend type Place { rating: Int @authenticated }
`)

/** The same in a supergraph beside another subgraph. */
export const supergraph = () => {
  const places = parse(`${link('"@key"')}
    type Query { weather: String }
    type Place @key(fields: "id") { id: ID! weather: String }
  `)
  const composed = composeServices([
    { name: 'bookings', url: 'http://bookings.test', typeDefs: bookings },
    { name: 'places', url: 'http://places.test', typeDefs: places },
  ])
  if (!composed.supergraphSdl) throw new Error(composed.errors?.join('\n'))
  return parse(composed.supergraphSdl)
}
