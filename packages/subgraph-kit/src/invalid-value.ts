import { Kind, parse, visit } from 'graphql'
import type { ASTNode, DocumentNode, GraphQLError, Source, ValueNode } from 'graphql'

/**
 * The dotted path of an input value that could not be coerced (`search.slices.0.date`), as the caller wrote it;
 * undefined for errors of another kind. graphql-js says it in the message for variables and by position for literals.
 */
export const fieldOfInvalidValue = (error: GraphQLError): string | undefined => {
  const source = error.nodes?.[0]?.loc?.source
  if (!source) return undefined
  const variable = /^Variable "\$(\w+)" got invalid value .*?( at "([^"]+)")?; /s.exec(error.message)
  if (variable) return fromVariable(variable[1]!, variable[3], source)
  return literalPath(parse(source), error.nodes![0]!.loc!.start)
}

/** `search.slices[0].date` under the argument that the variable is given to. */
const fromVariable = (name: string, path: string | undefined, source: Source) => {
  const below = path ? path.slice(name.length).replaceAll(/\[(\d+)\]/g, '.$1') : ''
  return `${argumentGiven(parse(source), name) ?? name}${below}`
}

const argumentGiven = (document: DocumentNode, variable: string) => {
  let argument: string | undefined
  visit(document, {
    Argument: (node) => {
      if (node.value.kind === Kind.VARIABLE && node.value.name.value === variable)
        argument ??= node.name.value
    },
  })
  return argument
}

const literalPath = (document: DocumentNode, start: number) => {
  let found: string | undefined
  visit(document, {
    enter: (node, ...[, parent, , ancestors]) => {
      // graphql-js leaves the parent itself out of the ancestors.
      if (node.loc?.start === start && isValue(node)) found ??= namesOf([...ancestors, parent!, node])
    },
  })
  return found
}

const isValue = (node: ASTNode): node is ValueNode =>
  node.kind !== Kind.VARIABLE && (node.kind.endsWith('Value') || node.kind === Kind.OBJECT)

const namesOf = (ancestors: readonly (ASTNode | readonly ASTNode[])[]) => {
  const names: (string | number)[] = []
  ancestors.forEach((ancestor, index) => {
    if (!('kind' in ancestor)) return
    if (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD)
      names.push(ancestor.name.value)
    const parent = ancestors[index - 1]
    const list = ancestors[index - 2]
    if (Array.isArray(parent) && list && 'kind' in list && list.kind === Kind.LIST)
      names.push(parent.indexOf(ancestor))
  })
  return names.length > 0 ? names.join('.') : undefined
}
