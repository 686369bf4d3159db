import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { type Random, randomFrom } from './random.ts'

export interface Operation {
  readonly text: string
  /** Draws values for its variables. */
  variables(seed: string): Record<string, unknown>
}

/** One operation, most of the time valid: that two selections merge is for the caller to check. */
export const generateOperation = (schema: GraphQLSchema, seed: string): Operation => {
  const random = randomFrom('operation', seed)
  const mutation = schema.getMutationType()
  const root = mutation && random.chance(0.25) ? mutation : schema.getQueryType()!
  const writer: Writer = {
    schema,
    random,
    fragments: [],
    variables: [],
    left: random.pick([3, 5, 8, 12]),
    // Few names in use make selections meet; where they must not, the caller tries again.
    aliases: random.pick([0, 0.1, 0.3]),
  }
  const body = selectionSet(writer, root, 0)
  const declared = writer.variables.map(
    ({ name, type, initial }) => `$${name}: ${type}${initial ? ` = ${initial}` : ''}`,
  )
  const head = `${root === mutation ? 'mutation' : 'query'} Generated${declared.length > 0 ? `(${declared.join(', ')})` : ''}`
  const fragments = writer.fragments.map(({ name, type, body }) => `fragment ${name} on ${type} ${body}`)
  return {
    text: [`${head} ${body}`, ...fragments].join('\n'),
    variables: (variablesSeed) => drawVariables(writer, randomFrom('variables', variablesSeed)),
  }
}

interface Writer {
  readonly schema: GraphQLSchema
  readonly random: Random
  readonly fragments: { name: string; type: string; body: string }[]
  readonly variables: VariableUse[]
  /** How many more selections there may be. */
  left: number
  readonly aliases: number
}

interface VariableUse {
  readonly name: string
  readonly type: GraphQLInputType
  readonly initial?: string
}

const selectionSet = (writer: Writer, type: GraphQLCompositeType, depth: number): string => {
  const { random } = writer
  const wanted = depth === 0 ? random.int(1, 3) : random.int(1, 4)
  const made: string[] = []
  for (let n = 0; n < wanted; n++) {
    const selection = oneSelection(writer, type, depth)
    if (!selection) continue
    made.push(selection)
    writer.left--
  }
  // The same again, with something else within: the two merge.
  if (random.chance(0.1)) made.push(...made.filter((text) => !text.includes('{')).slice(0, 1))
  if (made.length === 0)
    made.push(isUnionType(type) || random.chance(0.3) ? '__typename' : leafOf(writer, type))
  return `{ ${made.join(' ')} }`
}

const fieldsOf = (type: GraphQLCompositeType) => (isUnionType(type) ? [] : Object.values(type.getFields()))

const leafOf = ({ random }: Writer, type: GraphQLCompositeType) => {
  const leaves = fieldsOf(type).filter((field) => isPlain(field))
  return leaves.length === 0 ? '__typename' : random.pick(leaves).name
}

const isPlain = (field: GraphQLField<unknown, unknown>) =>
  !isCompositeType(getNamedType(field.type)) && field.args.length === 0

const oneSelection = (writer: Writer, type: GraphQLCompositeType, depth: number): string | undefined => {
  const { random } = writer
  const kind = random.int(0, 99)
  if (kind < 6 && depth > 0) return random.chance(0.5) ? '__typename' : `kind${random.int(1, 2)}: __typename`
  const fragmentish = isAbstractType(type) ? 50 : 16
  if (depth > 0 ? kind < fragmentish + 6 : kind < 12) return fragment(writer, type, depth)
  const fields = fieldsOf(type).filter((field) => depth < 4 || isPlain(field))
  if (fields.length === 0) return isUnionType(type) ? fragment(writer, type, depth) : undefined
  return fieldText(writer, random.pick(fields), depth)
}

const fieldText = (
  writer: Writer,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): string | undefined => {
  const { random } = writer
  const type = getNamedType(field.type)
  if (isCompositeType(type) && writer.left <= 0) return undefined
  const args = argumentsText(writer, field.args)
  const alias = aliasOf(writer, field, args !== '')
  const head = `${alias}${field.name}${args}${condition(writer)}`
  if (!isCompositeType(type)) return head
  const once = `${head} ${selectionSet(writer, type, depth + 1)}`
  if (!random.chance(0.1)) return once
  return `${once} ${alias}${field.name}${args} ${selectionSet(writer, type, depth + 1)}`
}

/** The alias tells the type, so that fields of different types that share it can still stand beside each other. */
const aliasOf = (
  { random, aliases }: Writer,
  { name, type }: GraphQLField<unknown, unknown>,
  hasArguments: boolean,
) => {
  const shape = String(type).replaceAll('[', 'l').replaceAll(']', '').replaceAll('!', 'x')
  if (hasArguments && random.chance(0.7)) return `${name}${random.int(1, 30)}: `
  if (!random.chance(aliases)) return ''
  return random.chance(0.7) ? `as${shape}: ` : `${name}${random.int(1, 2)}: `
}

const fragment = (writer: Writer, type: GraphQLCompositeType, depth: number): string | undefined => {
  const { random } = writer
  if (writer.left <= 0) return undefined
  writer.left--
  const on = random.chance(isAbstractType(type) ? 0.05 : 0.4) ? type : random.pick(narrowings(writer, type))
  const known = writer.fragments.filter((known) => known.type === on.name)
  if (known.length > 0 && random.chance(0.3)) return `...${random.pick(known).name}${condition(writer)}`
  const body = selectionSet(writer, on, depth === 0 ? 0 : depth + 1)
  if (random.chance(0.75)) {
    const named = on === type && random.chance(0.3) ? '' : ` on ${on.name}`
    return `...${named}${condition(writer)} ${body}`
  }
  const name = `F${writer.fragments.length}`
  writer.fragments.push({ name, type: on.name, body })
  return `...${name}${condition(writer)}`
}

/** Every type that an object here could also have, abstract ones too. */
const narrowings = ({ schema }: Writer, type: GraphQLCompositeType): GraphQLCompositeType[] => {
  const objects = isObjectType(type) ? [type] : [...schema.getPossibleTypes(type)]
  const wider = Object.values(schema.getTypeMap()).filter(
    (other) =>
      (isInterfaceType(other) || isUnionType(other)) &&
      objects.some((object) => schema.isSubType(other, object)),
  ) as GraphQLCompositeType[]
  return [...objects, ...objects, ...wider]
}

const condition = (writer: Writer): string => {
  const { random } = writer
  if (!random.chance(0.12)) return ''
  const one = (directive: string) =>
    `@${directive}(if: ${random.chance(0.2) ? random.chance(0.5) : booleanVariable(writer)})`
  const first = one('skip')
  if (random.chance(0.15)) return ` ${first} ${one('include')}`
  return ` ${random.chance(0.5) ? first : first.replace('@skip', '@include')}`
}

const booleanVariable = ({ random, variables, schema }: Writer) => {
  const name = `b${random.int(1, 3)}`
  const initial = random.pick(['true', 'false', ''])
  const type = schema.getDirective('skip')!.args[0]!.type
  if (!variables.some((known) => known.name === name)) variables.push({ name, type, initial })
  return `$${name}`
}

const argumentsText = (writer: Writer, args: readonly GraphQLArgument[]): string => {
  const { random } = writer
  const given = args.filter(
    (arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || random.chance(0.6),
  )
  if (given.length === 0) return ''
  return `(${given.map((arg) => `${arg.name}: ${argumentText(writer, arg)}`).join(', ')})`
}

const argumentText = (writer: Writer, { type }: GraphQLArgument): string => {
  const { random, variables } = writer
  if (!random.chance(0.45)) return literal(random, type)
  const known = variables.find((known) => String(known.type) === String(type))
  if (known && random.chance(0.5)) return `$${known.name}`
  const name = `v${variables.length + 1}`
  variables.push({ name, type, ...(random.chance(0.4) ? { initial: literal(random, type) } : {}) })
  return `$${name}`
}

const literal = (random: Random, type: GraphQLInputType): string =>
  printInput(random, type, draw(random, type))

const printInput = (random: Random, type: GraphQLInputType, value: unknown): string => {
  const bare = isNonNullType(type) ? type.ofType : type
  if (Array.isArray(value)) {
    const item = isListType(bare) ? bare.ofType : bare
    return `[${value.map((inner) => printInput(random, item as GraphQLInputType, inner)).join(', ')}]`
  }
  if (value === null || typeof value !== 'object') {
    return isEnumType(bare) && typeof value === 'string' ? value : JSON.stringify(value)
  }
  const fields = isInputObjectType(bare) ? bare.getFields() : {}
  const inner = Object.entries(value).map(
    ([name, item]) => `${name}: ${printInput(random, fields[name]?.type ?? bare, item)}`,
  )
  return `{ ${inner.join(', ')} }`
}

/** A value that the type accepts, sometimes one that has to be coerced. */
const draw = (random: Random, type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return drawNonNull(random, type.ofType)
  return random.chance(0.12) ? null : drawNonNull(random, type)
}

const drawNonNull = (random: Random, type: GraphQLInputType): unknown => {
  if (isListType(type)) {
    if (random.chance(0.2)) return draw(random, type.ofType) ?? []
    return Array.from({ length: random.int(0, 3) }, () => draw(random, type.ofType))
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(() => random.chance(0.5))
    return Object.fromEntries(fields.map((field) => [field.name, draw(random, field.type)]))
  }
  const name = String(type)
  if (name === 'Int') return random.int(-5, 20)
  if (name === 'Boolean') return random.chance(0.5)
  if (name === 'ID') return random.chance(0.4) ? random.int(1, 99) : 'i"d'
  if (name === 'String') return random.pick(['', 'plain', 'with "quotes" and \\', 'ünï\n\u2028'])
  return random.pick<unknown>([1, 'any', [1, 'a'], { k: { deep: [true] } }])
}

const drawVariables = ({ variables }: Writer, random: Random): Record<string, unknown> =>
  Object.fromEntries(
    variables.flatMap(({ name, type, initial }) => {
      const mayBeAbsent = initial ? true : !isNonNullType(type)
      if (mayBeAbsent && random.chance(0.3)) return []
      return [[name, draw(random, type)]]
    }),
  )
