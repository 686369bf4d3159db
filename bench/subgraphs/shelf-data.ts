import type { GraphQLResolverMap } from '@apollo/subgraph'

interface Ref {
  id: string
}

const colours = ['ash', 'blue', 'coral', 'dune', 'earth', 'fern']
const numberIn = ({ id }: Ref) => Number.parseInt(id.slice(1), 10)
const item = (number: number): Ref => ({ id: `i${number}` })

const shelf: GraphQLResolverMap = {
  Query: {
    items: (_: unknown, { first }: { first: number }) =>
      Array.from({ length: first }, (_, index) => item(index)),
    item: (_: unknown, { id }: { id: string }) => ({ id }),
  },
  Item: {
    name: (ref: Ref) => `Item number ${numberIn(ref)}`,
    size: (ref: Ref) => 10 + (numberIn(ref) % 90),
    colour: (ref: Ref) => colours[numberIn(ref) % colours.length],
    maker: (ref: Ref) => ({ id: `m${numberIn(ref)}` }),
  },
}

const makers: GraphQLResolverMap = {
  Maker: {
    name: (ref: Ref) => `Maker number ${numberIn(ref)}`,
    country: (ref: Ref) => ['PT', 'JP', 'KE', 'IS'][numberIn(ref) % 4],
  },
}

export const shelfResolvers = (subgraph: string): GraphQLResolverMap => {
  if (subgraph === 'shelf') return shelf
  if (subgraph === 'makers') return makers
  return { Item: { [subgraph]: (ref: Ref) => numberIn(ref) * 7 + Number(subgraph.slice(-2)) } }
}
