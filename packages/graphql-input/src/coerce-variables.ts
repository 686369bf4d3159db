import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type VariableDefinitionNode,
  coerceInputValue,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  valueFromAST,
  visit,
} from 'graphql'
import { boundedText, shownValue } from './bounded-text.ts'

export type Variables = Readonly<Record<string, unknown>>

/** An operation's variables and the document that it is in. */
export interface VariablesOf {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly declared: readonly VariableDefinitionNode[]
}

export type CoercedVariables = { coerced: Record<string, unknown> } | { errors: readonly GraphQLError[] }

/** Errors listed for one request; what else does not fit is looked at when these are corrected. */
export const maxVariableErrors = 5

/**
 * CoerceVariableValues of the specification, section 6.1.2, by graphql-js's own coercion of values. It stops after a few
 * errors, never suggests names of the schema, and the length of a message does not depend on what was sent.
 * Every error has `extensions.code` BAD_USER_INPUT, `field` (the dotted path of the input, starting with the argument
 * that the variable is given to: `search.slices.0.date`) and `hint`.
 */
export const coerceVariables = (
  { schema, document, declared }: VariablesOf,
  sent: Variables,
): CoercedVariables => {
  const errors: GraphQLError[] = []
  const coerced: Record<string, unknown> = {}
  const refuse = (problem: Problem) => {
    errors.push(asError(problem, document))
    if (errors.length >= maxVariableErrors) throw enough
  }
  try {
    for (const node of declared) coerceOne(node, { schema, sent, coerced, refuse })
  } catch (error) {
    if (error !== enough) throw error
  }
  return errors.length > 0 ? { errors } : { coerced }
}

const enough = new Error('Enough errors')

interface Problem {
  readonly node: VariableDefinitionNode
  readonly message: string
  /** Below the variable. */
  readonly path?: readonly (string | number)[]
  /** Why a value was refused, as its parser said. */
  readonly cause?: GraphQLError
}

interface Coercion {
  readonly schema: GraphQLSchema
  readonly sent: Variables
  readonly coerced: Record<string, unknown>
  readonly refuse: (problem: Problem) => void
}

const coerceOne = (node: VariableDefinitionNode, { schema, sent, coerced, refuse }: Coercion) => {
  const name = node.variable.name.value
  const type = typeFromAST(schema, node.type)
  const typeName = print(node.type)
  if (!isInputType(type))
    return refuse({
      node,
      message: `Variable "$${name}" expected value of type "${typeName}" which cannot be used as an input type.`,
    })
  if (!Object.hasOwn(sent, name)) {
    if (node.defaultValue) coerced[name] = valueFromAST(node.defaultValue, type)
    else if (isNonNullType(type))
      refuse({ node, message: `Variable "$${name}" of required type "${typeName}" was not provided.` })
    return undefined
  }
  if (sent[name] === null && isNonNullType(type))
    return refuse({ node, message: `Variable "$${name}" of non-null type "${typeName}" must not be null.` })
  coerced[name] = coerceValue(node, { type, value: sent[name], refuse })
  return undefined
}

const coerceValue = (
  node: VariableDefinitionNode,
  { type, value, refuse }: { type: GraphQLInputType; value: unknown; refuse: Coercion['refuse'] },
) => {
  const name = node.variable.name.value
  return coerceInputValue(
    value,
    type,
    (path, invalid, cause) => {
      const where = path.length > 0 ? ` at "${name}${printedPath(path)}"` : ''
      const reason = boundedText(cause.message, 200)
      const message = `Variable "$${name}" got invalid value ${boundedText(shownValue(invalid), 150)}${where}; ${reason}`
      refuse({ node, message, path, cause })
    },
    true, // suggests no names of the schema
  )
}

const printedPath = (path: readonly (string | number)[]) =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')

const asError = ({ node, message, path = [], cause }: Problem, document: DocumentNode) => {
  const name = node.variable.name.value
  const said = cause?.originalError instanceof GraphQLError ? cause.originalError : cause
  const { hint } = said?.extensions ?? {}
  return new GraphQLError(boundedText(message), {
    nodes: node,
    originalError: cause,
    extensions: {
      code: 'BAD_USER_INPUT',
      field: [argumentGiven(document, name) ?? name, ...path].join('.'),
      hint: typeof hint === 'string' ? hint : `Send variables that fit the type of $${name}.`,
    },
  })
}

/** The name of the first argument that a variable is the value of. */
const argumentGiven = (document: DocumentNode, variable: string): string | undefined => {
  let argument: string | undefined
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && value.name.value === variable) argument ??= name.value
    },
  })
  return argument
}
