import type { DocumentNode, GraphQLSchema } from 'graphql'
import { directiveReader } from './access-directives.ts'
import type { ReadRequirement } from './access-directives.ts'
import { allOf, anyOf } from './requirement.ts'
import type { Requirement } from './requirement.ts'
import { shapeOf } from './schema-nodes.ts'
import type { FieldShape, SchemaShape, TypeShape } from './schema-nodes.ts'

export interface TypeAccess {
  /** What it takes to have an object of this type at all. */
  readonly requirement: Requirement | undefined
  /** Every field of the type, with all that it takes: the type's, the field's own, and that of what it returns. */
  readonly fields: ReadonlyMap<string, Requirement | undefined>
}

/** By type name: objects and interfaces. */
export type AccessRules = ReadonlyMap<string, TypeAccess>

export interface ReadAccessOptions {
  /**
   * Whether the code that resolves the fields applies the rules again to the object actually found. Then a field reached
   * through an interface is refused early only if every type behind the interface would refuse it; otherwise it takes
   * what all of them take. Default: true for a subgraph's schema, which is applied to objects; false for a supergraph.
   */
  enforcedBelow?: boolean
}

/**
 * Reads @authenticated and @requiresScopes from a subgraph's schema or a composed supergraph.
 * A directive on an interface or its field holds for the types that implement it.
 */
export const readAccessRules = (
  schema: DocumentNode | GraphQLSchema,
  options: ReadAccessOptions = {},
): AccessRules => {
  const shape = shapeOf(schema)
  const composed = shape.types.has('join__Graph')
  const reader = {
    shape,
    composed,
    below: options.enforcedBelow ?? !composed,
    read: directiveReader(shape.links),
  }
  const fieldsOf = (type: TypeShape) =>
    new Map(
      [...type.fields].map(([name, field]) => [name, fieldRequirement(reader, type, { name, ...field })]),
    )
  const types = [...shape.types.values()].filter((type) => type.fields.size > 0)
  return new Map(
    types.map((type) => [type.name, { requirement: typeRequirement(reader, type), fields: fieldsOf(type) }]),
  )
}

interface Reader {
  readonly shape: SchemaShape
  readonly composed: boolean
  readonly below: boolean
  readonly read: ReadRequirement
}

type NamedField = FieldShape & { readonly name: string }

const typeRequirement = (reader: Reader, type: TypeShape | undefined): Requirement | undefined => {
  if (!type) return undefined
  const own = ownRequirement(reader, type)
  return type.isInterface
    ? throughInterface(
        reader,
        own,
        implementers(reader, type).map((each) => typeRequirement(reader, each)),
      )
    : own
}

const fieldRequirement = (reader: Reader, type: TypeShape, field: NamedField): Requirement | undefined => {
  if (isFederationEntry(field)) return undefined
  const own = allOf([
    ownRequirement(reader, type),
    ...[type, ...inherited(reader, type)].map((each) =>
      reader.read(each.fields.get(field.name)?.directives ?? []),
    ),
    typeRequirement(reader, reader.shape.types.get(field.returns)),
  ])
  if (!type.isInterface) return own
  const behind = implementers(reader, type).flatMap((each) => {
    const same = each.fields.get(field.name)
    return same ? [fieldRequirement(reader, each, { name: field.name, ...same })] : []
  })
  return throughInterface(reader, own, behind)
}

/** The type's own directives and those of the interfaces it implements. */
const ownRequirement = (reader: Reader, type: TypeShape) =>
  allOf([type, ...inherited(reader, type)].map((each) => reader.read(each.directives)))

/**
 * In a supergraph, composition has already spread each type's rules over its interfaces ("any of them may stand
 * behind it"); handing those back down would close every Node because one is closed.
 */
const inherited = ({ shape, composed }: Reader, type: TypeShape): TypeShape[] =>
  composed ? [] : type.interfaces.flatMap((name) => shape.types.get(name) ?? [])

const implementers = ({ shape }: Reader, type: TypeShape): TypeShape[] =>
  [...shape.types.values()].filter((each) => !each.isInterface && each.interfaces.includes(type.name))

const throughInterface = (
  { below }: Reader,
  own: Requirement | undefined,
  behind: readonly (Requirement | undefined)[],
): Requirement | undefined => (below && behind.length > 0 ? anyOf(behind) : allOf([own, ...behind]))

/** The router's own way in: what comes out of it is guarded type by type. */
const isFederationEntry = ({ name, returns }: NamedField) =>
  (name === '_entities' && returns === '_Entity') || (name === '_service' && returns === '_Service')
