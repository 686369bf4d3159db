/** A generated supergraph, before it is written down as SDL. */
export interface SupergraphModel {
  readonly seed: string
  readonly subgraphs: readonly string[]
  readonly objects: Map<string, ObjectModel>
  readonly abstracts: Map<string, AbstractModel>
}

export type TypeRef =
  | { readonly name: string; readonly nonNull: boolean }
  | { readonly list: TypeRef; readonly nonNull: boolean }

export interface ArgumentModel {
  readonly name: string
  readonly type: string
  /** As SDL text. */
  readonly initial?: string
}

export interface FieldModel {
  readonly name: string
  type: TypeRef
  readonly args: readonly ArgumentModel[]
  /** The subgraphs that resolve it; key fields: also wherever a key needs them. */
  owners: string[]
  /** Where it stands as @external. */
  external: Set<string>
  shareable: boolean
  inaccessible: boolean
  /** Subgraphs that promise less than the others: nullable where they say non-null. */
  nullableIn: Set<string>
  /** The selection that its owner needs to compute it. */
  requires?: string
  /** Per subgraph: what it can resolve of the returned entity, on this path only. */
  readonly provides: Map<string, string>
  overrides?: string
  /** What an abstract type may be here: every owner knows these. */
  possible: readonly string[]
}

export interface Placement {
  keys: string[]
  resolvable: boolean
}

export interface ObjectModel {
  readonly kind: 'entity' | 'value' | 'root'
  readonly name: string
  /** Field sets. The first is what everybody has unless said otherwise. */
  readonly keys: readonly string[]
  readonly placements: Map<string, Placement>
  readonly fields: FieldModel[]
  inaccessible?: boolean
}

export interface AbstractModel {
  readonly kind: 'interface' | 'union'
  readonly name: string
  /** Per subgraph that has it. */
  readonly members: Map<string, string[]>
  /** Of interfaces; each stands in the subgraphs that own it. */
  readonly fields: FieldModel[]
  readonly key?: string
  /** The subgraph in which it is an object type: @interfaceObject. */
  readonly objectIn?: string
  /** What that subgraph adds to every member. */
  readonly objectFields: FieldModel[]
}

export const builtIns = ['Int', 'Float', 'String', 'Boolean', 'ID'] as const
export const customScalars = ['Any', 'Stamp'] as const
/** The last value of each is @inaccessible: clients never see it. */
export const enums: Readonly<Record<string, readonly string[]>> = {
  Color: ['RED', 'GREEN', 'BLUE', 'HIDDEN'],
  Size: ['S', 'M', 'L', 'HIDDEN'],
}
export const leaves: ReadonlySet<string> = new Set([...builtIns, ...customScalars, ...Object.keys(enums)])

export const typeName = (type: TypeRef): string => ('name' in type ? type.name : typeName(type.list))

export const printTypeRef = (type: TypeRef, named: (name: string) => string = (name) => name): string =>
  `${'name' in type ? named(type.name) : `[${printTypeRef(type.list, named)}]`}${type.nonNull ? '!' : ''}`

export const nullable = (type: TypeRef): TypeRef => ({ ...type, nonNull: false })

export const field = (
  name: string,
  type: TypeRef,
  owners: string[],
  more: Partial<FieldModel> = {},
): FieldModel => ({
  name,
  type,
  args: [],
  owners,
  external: new Set(),
  shareable: owners.length > 1,
  inaccessible: false,
  nullableIn: new Set(),
  provides: new Map(),
  possible: [],
  ...more,
})

/** The fields that a field set names, at its top. */
export const topFields = (fieldSet: string): string[] =>
  fieldSet
    .replaceAll(/\{[^}]*\}/g, ' ')
    .split(' ')
    .filter(Boolean)

/** Whether the field stands in the subgraph's schema. */
export const standsIn = (
  subgraph: string,
  type: ObjectModel,
  { name, owners, external, overrides }: FieldModel,
) =>
  owners.includes(subgraph) ||
  external.has(subgraph) ||
  overrides === subgraph ||
  (type.placements.get(subgraph)?.keys ?? []).some((key) => topFields(key).includes(name))

/** Whether the subgraph has the type only as a member of an @interfaceObject, which it may not name. */
export const hiddenIn = (model: SupergraphModel, name: string, subgraph: string) =>
  [...model.abstracts.values()].some(
    (made) => made.objectIn === subgraph && made.members.get(subgraph)?.includes(name),
  )
