import { GraphQLError, Kind, type OperationDefinitionNode, type Source, parse, visit } from 'graphql'

/**
 * For a variable that does not fit its type: the dotted path of the input (`search.slices.0.date`) and what to do.
 * graphql-js says the path only inside its sentence, and starts it with the variable instead of the argument.
 */
export const variableAdvice = (error: unknown): { field: string; hint: string } | undefined => {
  if (!(error instanceof GraphQLError)) return undefined
  const [node] = error.nodes ?? []
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return undefined
  const variable = node.variable.name.value
  const path = / at "([^"]+)"; /.exec(error.message)?.[1] ?? variable
  const below = path.slice(variable.length).replaceAll(/\[(\d+)\]/g, '.$1')
  const field = `${argumentGiven(variable, node.loc?.source) ?? variable}${below}`
  return { field, hint: `Send variables that fit the type of $${variable}.` }
}

const argumentGiven = (variable: string, source: Source | undefined) => {
  let argument: string | undefined
  const operations = source ? parse(source).definitions.filter(isOperation) : []
  for (const operation of operations)
    visit(operation, {
      Argument({ name, value }) {
        if (value.kind === Kind.VARIABLE && value.name.value === variable) argument ??= name.value
      },
    })
  return argument
}

const isOperation = (node: { kind: Kind }): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION
