import { type DocumentNode, Kind, type ValueNode } from 'graphql'

/** What `@listSize` says of a field. */
export interface ListSize {
  /** The arguments that say how many are asked for. */
  readonly slicingArguments: readonly string[]
  /** The fields of its answer that hold as many; empty where the field is a list itself. */
  readonly sizedFields: readonly string[]
  /** Where no argument says so. */
  readonly assumedSize: number | undefined
}

/** By coordinate, `Query.places`. */
export type ListSizes = ReadonlyMap<string, ListSize>

/** The sizes of lists that a supergraph announces. */
export const readListSizes = (supergraph: DocumentNode): ListSizes => {
  const sizes = new Map<string, ListSize>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of type.fields ?? [])
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'listSize') continue
        const given = new Map((directive.arguments ?? []).map(({ name, value }) => [name.value, value]))
        sizes.set(`${type.name.value}.${field.name.value}`, {
          slicingArguments: texts(given.get('slicingArguments')),
          sizedFields: texts(given.get('sizedFields')),
          assumedSize: integer(given.get('assumedSize')),
        })
      }
  }
  return sizes
}

const texts = (value: ValueNode | undefined) =>
  value?.kind === Kind.LIST
    ? value.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : []))
    : []

const integer = (value: ValueNode | undefined) => (value?.kind === Kind.INT ? Number(value.value) : undefined)
