import { Kind, parse, visit } from 'graphql'
import type { ASTNode, DocumentNode, GraphQLError, Source, ValueNode } from 'graphql'

/**
 * The dotted path of a value in a document that could not be coerced (`search.slices.0.date`), found by its position;
 * undefined for errors of another kind. For variables, their coercion gives the path.
 */
export const fieldOfInvalidValue = ({ nodes }: GraphQLError): string | undefined => {
  const loc = nodes?.[0]?.loc
  if (!loc) return undefined
  return pathTo(parsed(loc.source), loc.start)
}

/** Errors of one document share its source: it is parsed once for all. */
const documents = new WeakMap<Source, DocumentNode>()

const parsed = (source: Source): DocumentNode => {
  const document = documents.get(source) ?? parse(source)
  documents.set(source, document)
  return document
}

const pathTo = (document: DocumentNode, start: number) => {
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
  node.kind.endsWith('Value') || node.kind === Kind.OBJECT || node.kind === Kind.VARIABLE

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
