import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { deviations } from './contract-deviations.ts'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined }
export type JsonObject = { [name: string]: Json | undefined }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value a JSON pointer names. */
export const at = (document: Json | undefined, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((value, part) => memberOf(value, part), document)

const memberOf = (value: Json | undefined, part: string) => {
  if (Array.isArray(value)) return value[Number(part)]
  return isObject(value) ? value[part] : undefined
}

/** Follows one `$ref` within the document. */
export const resolve = (document: JsonObject, value: Json | undefined): JsonObject => {
  if (!isObject(value)) return {}
  const { $ref } = value
  return typeof $ref === 'string' ? resolve(document, at(document, $ref.slice(1))) : value
}

/** The document, corrected where it is known to be wrong; undefined where the file is missing. */
export const correctedContract = (directory: string, name: string): JsonObject | undefined => {
  const file = join(directory, name)
  if (!existsSync(file)) return undefined
  const document = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as JsonObject
  for (const { pointer, mended } of deviations[name] ?? [])
    Object.assign(at(document, pointer) as JsonObject, mended)
  return document
}

/** The same, closed: what is not documented is refused. */
export const readContract = (directory: string, name: string): JsonObject | undefined => {
  const document = correctedContract(directory, name)
  if (!document) return undefined
  expandDiscriminators(document)
  return close(document)
}

/**
 * OpenAPI's discriminator on a base type means "one of its subtypes", which JSON Schema does not know:
 * the base becomes a choice, and the subtypes extend a copy of it.
 */
const expandDiscriminators = (document: JsonObject) => {
  const schemas = at(document, '/components/schemas') as Record<string, JsonObject>
  for (const [name, base] of Object.entries(schemas)) {
    const { discriminator, oneOf, anyOf, ...rest } = base
    const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined
    if (!isObject(discriminator) || !isObject(mapping) || oneOf || anyOf) continue
    const property = String(discriminator['propertyName'])
    schemas[`${name}.base`] = rest
    schemas[name] = {
      oneOf: Object.entries(mapping).map(([value, $ref]) => ({
        $ref: $ref!,
        properties: { [property]: { const: value } },
      })),
    }
    for (const $ref of Object.values(mapping)) extendBase(at(document, String($ref).slice(1)), name)
  }
}

const extendBase = (subtype: Json | undefined, base: string) => {
  if (!isObject(subtype) || !Array.isArray(subtype['allOf'])) return
  for (const part of subtype['allOf'])
    if (isObject(part) && part['$ref'] === `#/components/schemas/${base}`)
      part['$ref'] = `#/components/schemas/${base}.base`
}

const schemaPrefix = '#/components/schemas/'

/**
 * A copy in which an object may hold only what is documented: otherwise a misspelt optional field passes everywhere.
 * What is a part of an `allOf` stays open, and so refers to open copies; the whole is closed instead.
 */
const close = (document: JsonObject): JsonObject => {
  const parts = new Set<string>()
  const copy = closed(document, { isPart: false, parts }) as JsonObject
  const schemas = at(copy, '/components/schemas') as JsonObject
  // A set grows while it is walked: an open copy may refer to others.
  for (const name of parts)
    schemas[`${name}.open`] = closed(at(document, `/components/schemas/${name}`), { isPart: true, parts })
  return copy
}

const closed = (
  value: Json | undefined,
  context: { isPart: boolean; parts: Set<string> },
): Json | undefined => {
  const { isPart, parts } = context
  if (Array.isArray(value)) return value.map((entry) => closed(entry, context)!)
  if (!isObject(value)) return value
  const { $ref } = value
  if (isPart && typeof $ref === 'string' && $ref.startsWith(schemaPrefix)) {
    parts.add($ref.slice(schemaPrefix.length))
    return { ...value, $ref: `${$ref}.open` }
  }
  const copy: JsonObject = Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, closed(entry, { isPart: key === 'allOf', parts })]),
  )
  if (value['additionalProperties'] !== undefined || isPart) return copy
  if (Array.isArray(value['allOf'])) return { ...copy, unevaluatedProperties: false }
  const isObjectSchema = isObject(value['properties']) && [value['type']].flat().includes('object')
  return isObjectSchema ? { ...copy, additionalProperties: false } : copy
}
