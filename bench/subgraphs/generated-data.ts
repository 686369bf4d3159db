import {
  type GraphQLFieldResolver,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { hashOf, pick } from './hash.ts'
import { leafValue } from './leaf-values.ts'

/** An object of a subgraph: what is not known of it yet follows from its seed, or from its type and id. */
interface Made {
  __typename: string
  id?: string
  seed?: string
  /** How many a page holds that was asked for with `first`. */
  size?: number
  [field: string]: unknown
}

/**
 * Plausible data for any schema, the same at every start: a field's value follows from the object's type and id and
 * from the field's name, so that every subgraph says the same of the same thing.
 */
export const generatedData: GraphQLFieldResolver<Made | undefined, unknown> = (parent, args, ...[, info]) => {
  const known = parent?.[info.fieldName]
  if (known !== undefined) return known
  const seed = `${seedOf(parent)}.${info.fieldName}${argumentsSeed(args)}`
  const root = parent === undefined
  return makeValue(info.returnType, { seed, args, info, root, size: parent?.size })
}

const seedOf = (parent: Made | undefined) => {
  if (!parent) return ''
  return parent.seed ?? `${parent.__typename}:${parent.id ?? ''}`
}

/** A longer page is of the same things. */
const argumentsSeed = (args: Record<string, unknown>) => {
  const rest = Object.entries(args).filter(([name]) => name !== 'first')
  return rest.length > 0 ? hashOf(JSON.stringify(rest)).toString(36) : ''
}

interface Making {
  seed: string
  args: Record<string, unknown>
  info: GraphQLResolveInfo
  root: boolean
  size?: number
}

const makeValue = (type: GraphQLOutputType, making: Making): unknown => {
  if (isNonNullType(type)) return makeSure(type.ofType, making)
  // One nullable value in six is absent, as in life; what was asked for at the root is there.
  return !making.root && hashOf(`${making.seed}?`) % 6 === 0 ? null : makeSure(type, making)
}

const makeSure = (type: GraphQLOutputType, making: Making): unknown => {
  if (isListType(type)) return makeList(type.ofType as GraphQLOutputType, making)
  const named = type as GraphQLNamedOutputType
  const { seed, info } = making
  if (isEnumType(named)) return pick(named.getValues(), seed).value
  if (isLeafType(named)) return leafValue(named.name, info.fieldName, seed)
  return makeObject(concreteType(named, info.schema, seed), making)
}

const makeList = (type: GraphQLOutputType, making: Making) => {
  const paged = making.info.fieldName === 'nodes' || making.info.fieldName === 'edges'
  const length = paged ? (making.size ?? 3) : 1 + (hashOf(`${making.seed}#`) % 3)
  return Array.from({ length }, (_, index) =>
    makeSure(unwrapped(type), { ...making, seed: `${making.seed}.${index}` }),
  )
}

const unwrapped = (type: GraphQLOutputType) => (isNonNullType(type) ? type.ofType : type)

const concreteType = (
  type: GraphQLNamedOutputType,
  schema: GraphQLSchema,
  seed: string,
): GraphQLObjectType => {
  if (isObjectType(type)) return type
  if (!isAbstractType(type)) throw new Error(`${type.name} is no object`)
  return pick(
    schema.getPossibleTypes(type).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    seed,
  )
}

const makeObject = (type: GraphQLObjectType, { seed, args }: Making): Made => {
  const size = typeof args['first'] === 'number' ? args['first'] : undefined
  if (!type.getFields()['id']) return { __typename: type.name, seed, size }
  const asked = args['id'] ?? args['bookingId']
  const id = typeof asked === 'string' ? asked : `${type.name}-${hashOf(seed).toString(36)}`
  return { __typename: type.name, id }
}
