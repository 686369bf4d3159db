import { invalid } from '@wayfare/domain'
import {
  defaultFieldResolver,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql'
import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql'

/**
 * Characters that a text may have where its own rules say nothing shorter. Scalars of ours are not listed: each has a
 * limit of its own. `_Any` is a reference to an entity, whose texts are ids.
 */
const limits: Readonly<Record<string, number>> = { String: 4_096, ID: 8_192, _Any: 8_192 }

/**
 * Bounds every text of every argument before a resolver sees it: INVALID names the first that is too long. Changes the
 * fields of `schema` in place.
 */
export const limitTextInputs = (schema: GraphQLSchema): GraphQLSchema => {
  const checks = createChecks()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) limitField(field, checks)
  }
  return schema
}

/** Throws INVALID for a text that is too long, naming its path; undefined for a type that contains no text. */
type Check = ((value: unknown, path: string) => void) | undefined
type Checks = (type: GraphQLInputType) => Check

const limitField = (field: GraphQLField<unknown, unknown>, checks: Checks) => {
  const args = field.args.flatMap(({ name, type }) => {
    const check = checks(type)
    return check ? [{ name, check }] : []
  })
  if (args.length === 0) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, given, ...rest) => {
    for (const { name, check } of args) check(given[name], name)
    return resolve(source, given, ...rest)
  }
}

const createChecks = (): Checks => {
  const known = new Map<GraphQLInputType, { check: Check }>()
  const checkOf: Checks = (type) => {
    const found = known.get(type)
    if (found) return found.check
    // Entered before its fields are looked at: an input type may contain itself.
    const entry: { check: Check } = { check: (value, path) => entry.check?.(value, path) }
    known.set(type, entry)
    entry.check = create(getNullableType(type), checkOf)
    return entry.check
  }
  return checkOf
}

const create = (type: GraphQLInputType, checkOf: Checks): Check => {
  if (isListType(type)) {
    const each = checkOf(type.ofType)
    return each && ((list, path) => toList(list).forEach((value, index) => each(value, `${path}.${index}`)))
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).flatMap(({ name, type: fieldType }) => {
      const check = checkOf(fieldType)
      return check ? [{ name, check }] : []
    })
    return fields.length === 0 ? undefined : (value, path) => checkFields(fields, value, path)
  }
  const limit = isScalarType(type) ? limits[type.name] : undefined
  return limit === undefined ? undefined : (value, path) => checkText(value, path, limit)
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const checkFields = (fields: { name: string; check: NonNullable<Check> }[], value: unknown, path: string) => {
  if (typeof value !== 'object' || value === null) return
  for (const { name, check } of fields) check((value as Record<string, unknown>)[name], `${path}.${name}`)
}

const checkText = (value: unknown, path: string, limit: number): void => {
  if (typeof value === 'string' && value.length > limit)
    throw invalid(path, `has more than ${limit} characters`, `Send at most ${limit} characters.`)
  if (typeof value !== 'object' || value === null) return
  for (const [name, text] of Object.entries(value)) checkText(text, `${path}.${name}`, limit)
}
