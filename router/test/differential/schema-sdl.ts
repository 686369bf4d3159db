import {
  type AbstractModel,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
  customScalars,
  enums,
  leaves,
  nullable,
  printTypeRef,
  standsIn,
} from './model.ts'

/** How a subgraph is written down. `loose`: leaves that carry any value, so that a fault can send a wrong one. */
export interface Writing {
  readonly subgraph: string
  readonly loose: boolean
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])`

export const subgraphSdl = (model: SupergraphModel, writing: Writing): string => {
  const { loose } = writing
  const objects = [...model.objects.values()].map((type) => printObject(model, type, writing))
  const abstracts = [...model.abstracts.values()].map((made) => printAbstract(model, made, writing))
  return [
    link,
    ...customScalars.map((name) => `scalar ${name}`),
    ...(loose ? ['scalar Loose'] : []),
    ...Object.entries(enums).map(([name, values]) => `enum ${name} { ${printEnum(values, loose)} }`),
    'input Where { n: Int = 4 s: String ids: [ID!] }',
    ...objects,
    ...abstracts,
  ]
    .filter(Boolean)
    .join('\n')
}

/** An enum that is both input and output is the same everywhere. */
const printEnum = (values: readonly string[], loose: boolean) =>
  values.map((value) => (value === 'HIDDEN' && !loose ? 'HIDDEN @inaccessible' : value)).join(' ')

const printObject = (model: SupergraphModel, type: ObjectModel, writing: Writing): string => {
  const { subgraph } = writing
  const placement = type.placements.get(subgraph)
  if (!placement && type.kind !== 'root') return ''
  const shown = type.fields.filter((field) => type.kind === 'value' || standsIn(subgraph, type, field))
  if (shown.length === 0) return ''
  const interfaces = [...model.abstracts.values()].filter(
    ({ kind, members, objectIn }) =>
      kind === 'interface' && objectIn !== subgraph && members.get(subgraph)?.includes(type.name),
  )
  const keys = (placement?.keys ?? []).map(
    (key) => `@key(fields: "${key}"${placement?.resolvable ? '' : ', resolvable: false'})`,
  )
  const head = [
    `type ${type.name}`,
    interfaces.length > 0 ? `implements ${interfaces.map(({ name }) => name).join(' & ')}` : '',
    ...keys,
    type.kind === 'value' ? '@shareable' : '',
    type.inaccessible ? '@inaccessible' : '',
  ].filter(Boolean)
  return `${head.join(' ')} {\n${shown.map((field) => `  ${printField(field, writing)}`).join('\n')}\n}`
}

const printAbstract = (model: SupergraphModel, made: AbstractModel, writing: Writing): string => {
  const { subgraph } = writing
  const members = made.members.get(subgraph)
  if (!members) return ''
  if (made.kind === 'union') return `union ${made.name} = ${members.join(' | ')}`
  const key = made.key ? ` @key(fields: "${made.key}")` : ''
  const standing = ({ owners, name, external }: FieldModel) =>
    owners.includes(subgraph) || external.has(subgraph) || (made.objectIn === subgraph && name === made.key)
  const fields = [...made.fields.filter(standing), ...made.objectFields.filter(standing)]
  const head = made.objectIn === subgraph ? `type ${made.name} @interfaceObject` : `interface ${made.name}`
  const plain = made.objectIn === subgraph ? (field: FieldModel) => field : undecorated
  return `${head}${key} {\n${fields.map((field) => `  ${printField(plain(field), writing)}`).join('\n')}\n}`
}

/** A field of an interface only promises; what implements it decides how it is resolved. */
const undecorated = (field: FieldModel): FieldModel => ({
  ...field,
  shareable: false,
  external: new Set(),
  provides: new Map(),
  requires: undefined,
})

const printField = (field: FieldModel, { subgraph, loose }: Writing): string => {
  const external = field.external.has(subgraph) && !field.owners.includes(subgraph)
  const less = field.nullableIn.has(subgraph) || (external && field.nullableIn.size > 0)
  const type = printTypeRef(less ? nullable(field.type) : field.type, (name) =>
    loose && leaves.has(name) ? 'Loose' : name,
  )
  const args = field.args.map(
    ({ name, type, initial }) => `${name}: ${type}${initial ? ` = ${initial}` : ''}`,
  )
  const provides = field.provides.get(subgraph)
  const directives = [
    external ? '@external' : '',
    field.shareable && !external ? '@shareable' : '',
    field.inaccessible && !external ? '@inaccessible' : '',
    field.requires && field.owners.includes(subgraph)
      ? `@requires(fields: ${JSON.stringify(field.requires)})`
      : '',
    provides ? `@provides(fields: "${provides}")` : '',
    field.overrides && field.owners.includes(subgraph) ? `@override(from: "${field.overrides}")` : '',
  ].filter(Boolean)
  return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}: ${type}${directives.map((text) => ` ${text}`).join('')}`
}
