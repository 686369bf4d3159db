import { type Variables, type VariablesOf, coerceVariables } from '@wayfare/graphql-input'
import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type VariableDefinitionNode,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  typeFromAST,
} from 'graphql'

export type { Variables }

/** The values of those that conditions may depend on, coerced: every boolean, by name. */
export type Conditions = Readonly<Record<string, unknown>>

/** The variables of an operation, looked at for each request. */
export interface DeclaredVariables {
  /** @returns the errors of variables that do not fit what the operation declares */
  check(sent: Variables): { conditions: Conditions } | { errors: readonly GraphQLError[] }
  /** The JSON of each that was sent, by name; a default is the subgraph's to fill in, as its request declares it too. */
  texts(sent: Variables): ReadonlyMap<string, string>
}

/**
 * Whether variables fit is decided by functions made once for their types. Variables that these refuse are coerced in full:
 * that accepts what can be converted, and says what is wrong with the rest.
 */
export const declareVariables = (operation: VariablesOf): DeclaredVariables => {
  const { schema, declared } = operation
  const checks = declared.map((node) => checkOf(schema, node))
  const coerced = (sent: Variables) => {
    const result = coerceVariables(operation, sent)
    return 'errors' in result ? result : { conditions: result.coerced }
  }
  return {
    check(sent) {
      const conditions: Record<string, unknown> = {}
      for (const check of checks) if (!check(sent, conditions)) return coerced(sent)
      return { conditions }
    },
    texts(sent) {
      const texts = new Map<string, string>()
      for (const { variable } of declared) {
        const name = variable.name.value
        const text = Object.hasOwn(sent, name) ? JSON.stringify(sent[name]) : undefined
        if (text !== undefined) texts.set(name, text)
      }
      return texts
    },
  }
}

/** Whether one variable fits; its value is added to the conditions where it is a boolean. */
type Check = (sent: Variables, conditions: Record<string, unknown>) => boolean

const checkOf = (schema: GraphQLSchema, node: VariableDefinitionNode): Check => {
  const name = node.variable.name.value
  const type = typeFromAST(schema, node.type)
  if (!isInputType(type)) return () => false
  const fits = fitOf(type)
  const { defaultValue } = node
  const absent = defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined
  const mayBeAbsent = defaultValue !== undefined || !isNonNullType(type)
  return (sent, conditions) => {
    if (!Object.hasOwn(sent, name)) {
      if (absent !== undefined) conditions[name] = absent
      return mayBeAbsent
    }
    const value = sent[name]
    if (typeof value === 'boolean') conditions[name] = value
    return fits(value)
  }
}

/** Whether a value is one of a type as it stands. False also where that takes a closer look. */
type Fit = (value: unknown) => boolean

const known = new WeakMap<object, Fit>()

const fitOf = (type: GraphQLInputType): Fit => {
  if (isNonNullType(type)) {
    const fits = fitOf(type.ofType)
    return (value) => value !== null && fits(value)
  }
  const fits = known.get(type) ?? nullableFit(type)
  known.set(type, fits)
  return (value) => value === null || fits(value)
}

const nullableFit = (type: Exclude<GraphQLInputType, { ofType: never }>): Fit => {
  if (isListType(type)) {
    const fits = lazily(() => fitOf(type.ofType))
    return (value) => Array.isArray(value) && value.every(fits)
  }
  if (isInputObjectType(type)) return type.isOneOf ? () => false : objectFit(type)
  if (isEnumType(type)) {
    const names: ReadonlySet<unknown> = new Set(type.getValues().map(({ name }) => name))
    return (value) => names.has(value)
  }
  if (isNonNullType(type)) return fitOf(type)
  const own = isSpecifiedScalarType(type) ? scalarFits[type.name] : undefined
  return own ?? ((value) => isParsed(() => type.parseValue(value)))
}

const objectFit = (type: {
  getFields(): Record<string, { type: GraphQLInputType; defaultValue?: unknown }>
}): Fit => {
  const fields = lazyValue(() =>
    Object.entries(type.getFields()).map(([name, field]) => fieldFit(name, field)),
  )
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let missing = 0
    for (const { name, fits, required } of fields()) {
      const given = (value as Variables)[name]
      if (given === undefined) {
        if (required) return false
        missing += 1
      } else if (!fits(given)) return false
    }
    return Object.keys(value).length === fields().length - missing
  }
}

const fieldFit = (
  name: string,
  { type, defaultValue }: { type: GraphQLInputType; defaultValue?: unknown },
) => ({
  name,
  fits: fitOf(type),
  required: isNonNullType(type) && defaultValue === undefined,
})

const scalarFits: Readonly<Record<string, Fit>> = {
  ID: (value) => typeof value === 'string',
  String: (value) => typeof value === 'string',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
}

const isParsed = (parse: () => unknown) => {
  try {
    return parse() !== undefined
  } catch {
    return false
  }
}

/** Input types may hold themselves, so what is inside one is looked at when it is needed. */
const lazyValue = <T>(make: () => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

const lazily = (make: () => Fit): Fit => {
  const fit = lazyValue(make)
  return (value) => fit()(value)
}
