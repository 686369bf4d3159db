import { type DocumentNode, Kind, valueFromASTUntyped } from 'graphql'

export interface SubgraphAddress {
  readonly name: string
  readonly url: string
}

/** The subgraphs a supergraph was composed of, as its `join__Graph` enum says. */
export const readSubgraphs = (supergraph: DocumentNode): SubgraphAddress[] => {
  const graphs = supergraph.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  )
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return []
  return (graphs.values ?? []).flatMap(({ directives }) => {
    const graph = directives?.find(({ name }) => name.value === 'join__graph')
    const text = (wanted: string) => {
      const value = graph?.arguments?.find(({ name }) => name.value === wanted)?.value
      return value ? String(valueFromASTUntyped(value)) : ''
    }
    return graph ? [{ name: text('name'), url: text('url') }] : []
  })
}
