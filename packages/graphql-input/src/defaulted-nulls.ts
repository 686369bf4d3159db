import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Variables } from './coerce-variables.ts'

/**
 * The variables without each that is null and is given only to arguments and input fields that have a default: there, null
 * means that the caller leaves the choice to us. By the specification it would be an error of the field where the type is
 * non-null, which nobody who fills in a form means.
 */
export const withoutDefaultedNulls = (
  { schema, document, operation }: OperationIn,
  sent: Variables,
): Variables => {
  const nulls = Object.keys(sent).filter((name) => sent[name] === null)
  if (nulls.length === 0) return sent
  const required = neededIn({ schema, document, operation })
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => value !== null || required.has(name)),
  )
}

interface OperationIn {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>()

/** The names of the variables that are somewhere given to what has no default. */
const neededIn = ({ schema, document, operation }: OperationIn): ReadonlySet<string> => {
  const before = known.get(operation)
  if (before) return before
  const types = new TypeInfo(schema)
  const needed = new Set<string>()
  const used = document.definitions.filter(
    (node) => node === operation || node.kind === Kind.FRAGMENT_DEFINITION,
  )
  for (const node of used)
    visit(
      node,
      visitWithTypeInfo(types, {
        VariableDefinition: () => false,
        Variable({ name }) {
          if (types.getDefaultValue() === undefined) needed.add(name.value)
        },
      }),
    )
  known.set(operation, needed)
  return needed
}
