import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, type SelectionNode } from 'graphql'

/** Of @skip or @include with a variable; literals are settled before planning. */
export interface Condition {
  readonly variable: string
  readonly holds: boolean
}

/** A field that a fetch asks entities for. */
export interface EntityField {
  readonly field: FieldNode
  /** Of which it is asked. */
  readonly type: string
  /** All have to hold. */
  readonly conditions: readonly Condition[]
}

/** @param document an entity fetch's operation */
export const entityFields = (document: DocumentNode): EntityField[] =>
  rootFields(document).flatMap(({ selectionSet }) =>
    fieldsIn(selectionSet?.selections ?? [], { type: '', conditions: [] }),
  )

/** The fields at the root of a fetch's operation: of an entity fetch, `_entities`. */
export const rootFields = (document: DocumentNode) =>
  document.definitions
    .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : []))
    .filter((node): node is FieldNode => node.kind === Kind.FIELD)

const fieldsIn = (
  selections: readonly SelectionNode[],
  { type, conditions }: Omit<EntityField, 'field'>,
): EntityField[] =>
  selections.flatMap((node): EntityField[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return []
    const here = [...conditions, ...conditionsOf(node.directives)]
    if (node.kind === Kind.FIELD) return [{ field: node, type, conditions: here }]
    const within = { type: node.typeCondition?.name.value ?? type, conditions: here }
    return fieldsIn(node.selectionSet.selections, within)
  })

const conditionsOf = (directives: readonly DirectiveNode[] = []): Condition[] =>
  directives.flatMap(({ name, arguments: given = [] }) => {
    const value = given.find((argument) => argument.name.value === 'if')?.value
    return value?.kind === Kind.VARIABLE
      ? [{ variable: value.name.value, holds: name.value === 'include' }]
      : []
  })

/** Whether the variables leave any of the fields, told by whether each variable holds. */
export const anyIsAsked = (
  fields: readonly Pick<EntityField, 'conditions'>[],
): ((isOn: (variable: string) => boolean) => boolean) => {
  if (fields.some(({ conditions }) => conditions.length === 0)) return () => true
  return (isOn) =>
    fields.some(({ conditions }) => conditions.every(({ variable, holds }) => isOn(variable) === holds))
}
