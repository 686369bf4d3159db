import type { SubgraphSdl } from './workload.ts'

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])`

/** How many subgraphs there are: each knows one more thing about an item. */
export const shelfWidth = 50

const partName = (number: number) => `part${String(number).padStart(2, '0')}`

/** Subgraphs for what grows: one has as many items as one asks for, every other adds a field to each. */
export const shelfSubgraphs: SubgraphSdl[] = [
  {
    name: 'shelf',
    sdl: `${federation}
      type Query { items(first: Int!): [Item!]! item(id: ID!): Item }
      type Item @key(fields: "id") { id: ID! name: String! size: Int! colour: String! maker: Maker! }
      type Maker @key(fields: "id") { id: ID! }`,
  },
  {
    name: 'makers',
    sdl: `${federation}
      type Maker @key(fields: "id") { id: ID! name: String! country: String! }`,
  },
  ...Array.from({ length: shelfWidth - 2 }, (_, index) => ({
    name: partName(index + 3),
    sdl: `${federation}
      type Item @key(fields: "id") { id: ID! ${partName(index + 3)}: Int! }`,
  })),
]

/** A list with an entity of each of two other subgraphs in every item, none of them twice. */
export const itemsQuery = (count: number) =>
  `{ items(first: ${count}) { id name size colour part03 maker { id name country } } }`

/** One item, asked of so many subgraphs. */
export const widthQuery = (subgraphs: number) => {
  const maker = subgraphs > 1 ? ' maker { name }' : ''
  const parts = Array.from({ length: Math.max(0, subgraphs - 2) }, (_, index) => partName(index + 3))
  return `{ item(id: "i1") { id name${maker} ${parts.join(' ')} } }`
}
