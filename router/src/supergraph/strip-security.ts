import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type ObjectValueNode,
  print,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  visit,
} from 'graphql'

/**
 * The supergraph without its security features: their `@link`s, directives and the types that belong to them.
 * @apollo/gateway refuses a supergraph that has them; who may see what is decided before it plans.
 */
export const stripSecurity = (supergraph: DocumentNode): string => {
  const isSecurity = securityNames(supergraph)
  const kept = supergraph.definitions.filter((definition) => !isSecurity(definedName(definition)))
  const stripped = visit(
    { ...supergraph, definitions: kept },
    { Directive: (node) => (isSecurity(node.name.value) || isSecurityLink(node) ? null : undefined) },
  )
  return print(stripped)
}

const definedName = (definition: DefinitionNode) =>
  'name' in definition && definition.name ? definition.name.value : ''

const securityNames = (supergraph: DocumentNode) => {
  const links = supergraph.definitions.filter(isSchema).flatMap((node) => node.directives ?? [])
  const features = links.filter(isSecurityLink)
  const prefixes = features.map((link) => textArgument(link, 'as') ?? specName(link))
  const names = new Set([...prefixes, ...features.flatMap(importedNames)])
  return (name: string) => names.has(name) || prefixes.some((prefix) => name.startsWith(`${prefix}__`))
}

const isSchema = (node: DefinitionNode): node is SchemaDefinitionNode | SchemaExtensionNode =>
  node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION

type AppliedDirective = Pick<ConstDirectiveNode, 'name' | 'arguments'>

const isSecurityLink = (node: { name: { value: string } }) =>
  node.name.value === 'link' && argument(node as AppliedDirective, 'for') === 'SECURITY'

/** `https://specs.apollo.dev/requiresScopes/v0.1` is the feature `requiresScopes`. */
const specName = (link: AppliedDirective) => (textArgument(link, 'url') ?? '').split('/').at(-2) ?? ''

const importedNames = (link: AppliedDirective): string[] => {
  const value = link.arguments?.find(({ name }) => name.value === 'import')?.value
  if (value?.kind !== Kind.LIST) return []
  return value.values.flatMap((entry) => {
    if (entry.kind === Kind.STRING) return [withoutAt(entry.value)]
    return entry.kind === Kind.OBJECT ? [withoutAt(localName(entry))] : []
  })
}

const localName = ({ fields }: ObjectValueNode) => {
  const of = (wanted: string) => fields.find(({ name }) => name.value === wanted)?.value
  const value = of('as') ?? of('name')
  return value?.kind === Kind.STRING ? value.value : ''
}

const withoutAt = (name: string) => name.replace(/^@/, '')

const argument = (node: AppliedDirective, wanted: string) => {
  const value = node.arguments?.find(({ name }) => name.value === wanted)?.value
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined
}

const textArgument = (node: AppliedDirective, wanted: string) => argument(node, wanted) || undefined
