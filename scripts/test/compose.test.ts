import { composeSupergraph } from '../compose.ts'

const subgraph = (name: string, sdl: string) => ({ name, url: `http://${name}:4001/graphql`, sdl })

it('composes subgraphs into one supergraph that knows where each is', () => {
  const { supergraphSdl, hints } = composeSupergraph([
    subgraph('flights', 'type Query { flights: Int }'),
    subgraph('hotels', 'type Query { hotels: Int }'),
  ])
  expect(supergraphSdl).toContain('HOTELS @join__graph(name: "hotels", url: "http://hotels:4001/graphql")')
  expect(hints).toEqual([])
})

it('says which subgraphs disagree, and where', () => {
  const disagreeing = [
    subgraph('flights', 'type Query { a: Int }'),
    subgraph('hotels', 'type Query { a: String }'),
  ]
  expect(() => composeSupergraph(disagreeing)).toThrow(
    /FIELD_TYPE_MISMATCH[\s\S]*"flights"[\s\S]*"hotels"[\s\S]*at flights:1, hotels:1/,
  )
})

it('says in which subgraph and line a schema cannot be read', () => {
  expect(() => composeSupergraph([subgraph('flights', 'type Query {\n  a: \n}')])).toThrow(
    /^flights, line 3: Syntax Error/,
  )
})
