import type { SubgraphSdl } from './workload.ts'

const federation = (...imports: string[]) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [${imports.map((name) => `"@${name}"`).join(', ')}])
`

/** Four subgraphs that know one another's entities: dishes, who cooks them, what was noted about them, what is in stock. */
export const kitchenSubgraphs: SubgraphSdl[] = [
  {
    name: 'menu',
    sdl: `${federation('key', 'shareable')}
      type Query { topDishes(first: Int, salt: String): [Dish!]! }
      type Dish @key(fields: "id") { id: ID! title: String! price: Int! weight: Int! }`,
  },
  {
    name: 'cooks',
    sdl: `${federation('key')}
      type Query { cooks(salt: String): [Cook!]! }
      type Cook @key(fields: "id") { id: ID! name: String! handle: String! born: String }`,
  },
  {
    name: 'notes',
    sdl: `${federation('key')}
      type Note @key(fields: "id") { id: ID! text: String! author: Cook dish: Dish }
      type Cook @key(fields: "id") { id: ID! notes: [Note!] }
      type Dish @key(fields: "id") { id: ID! notes: [Note!] }`,
  },
  {
    name: 'pantry',
    sdl: `${federation('key', 'external', 'requires')}
      type Dish @key(fields: "id") {
        id: ID!
        price: Int! @external
        weight: Int! @external
        inStock: Boolean
        deliveryCost: Int @requires(fields: "price weight")
      }`,
  },
]

/** Different operations of about one size: every one must be parsed, checked and planned by itself. */
export const numberedQuery = (number: number) =>
  `query Numbered${number} { topDishes(first: 3) { id a${number}: title price inStock } }`

/** A page with everything on it: 8 levels, cycles through every subgraph, the same few entities over and over. */
export const kitchenQuery = `
  query Kitchen($salt: String) {
    cooks(salt: $salt) {
      ...Cook
      notes {
        ...Note
        dish {
          ...Dish
          notes { ...Note author { ...Cook notes { ...Note dish { ...Dish } } } }
        }
      }
    }
    topDishes(first: 5, salt: $salt) {
      ...Dish
      notes { ...Note author { ...Cook notes { ...Note dish { ...Dish } } } }
    }
  }
  fragment Cook on Cook { id name handle }
  fragment Dish on Dish { id title price weight inStock deliveryCost }
  fragment Note on Note { id text }`
