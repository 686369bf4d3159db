import { type DirectiveNode, Kind, type SelectionNode, type SelectionSetNode, parse } from 'graphql'

/**
 * What a field requires of other subgraphs, as the names that lead from its entity to each value, with dots between.
 * A key is not among them: it is needed for everything.
 */
export type Requirements = (type: string, field: string) => ReadonlySet<string>

export const requirementsIn = (supergraphSdl: string): Requirements => {
  const required = new Map<string, ReadonlySet<string>>()
  if (requiresSomething.test(supergraphSdl))
    for (const node of parse(supergraphSdl, { noLocation: true }).definitions) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
      const keys = new Set(pathsOf(node.directives, 'key'))
      for (const { name, directives } of node.fields ?? []) {
        const paths = pathsOf(directives, 'requires').filter((path) => !keys.has(path))
        if (paths.length > 0) required.set(`${node.name.value}.${name.value}`, new Set(paths))
      }
    }
  return (type, field) => required.get(`${type}.${field}`) ?? nothing
}

/** Spares most supergraphs being read once more. */
const requiresSomething = /\brequires:\s*"/

const nothing: ReadonlySet<string> = new Set()

/** Those in the field sets that directives have as one of their arguments. */
const pathsOf = (directives: readonly DirectiveNode[] = [], argument: string): string[] =>
  directives
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ name, value }) =>
      name.value === argument && value.kind === Kind.STRING ? pathsIn(value.value) : [],
    )

const pathsIn = (fieldSet: string): string[] => {
  const [operation] = parse(`{${fieldSet}}`, { noLocation: true }).definitions
  return operation?.kind === Kind.OPERATION_DEFINITION ? pathsBelow(operation.selectionSet, '') : []
}

const pathsBelow = ({ selections }: SelectionSetNode, before: string): string[] =>
  selections.flatMap((node: SelectionNode): string[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return []
    if (node.kind === Kind.INLINE_FRAGMENT) return pathsBelow(node.selectionSet, before)
    const path = `${before}${node.name.value}`
    return node.selectionSet ? pathsBelow(node.selectionSet, `${path}.`) : [path]
  })
