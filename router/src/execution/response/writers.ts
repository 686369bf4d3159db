import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql'
import { type Place, type Writer, misfit, within } from './completion.ts'
import { quote } from './quote.ts'

/** Section 6.4.3 of the specification: a null where none may be is an error, and its parent becomes null. */
export const nonNull =
  (write: Writer, place: Place): Writer =>
  (value, completion) => {
    const before = completion.misfits.length
    const text = write(value, completion)
    if (text !== 'null') return text
    if (completion.misfits.length === before)
      misfit(completion, `Cannot return null for non-nullable field ${place.coordinate}.`, place)
    return undefined
  }

export const list =
  (write: Writer, place: Place): Writer =>
  (value, completion) => {
    if (value === null || value === undefined) return 'null'
    if (!Array.isArray(value)) {
      misfit(completion, `Expected a list for field ${place.coordinate}.`, place)
      return 'null'
    }
    let text = ''
    let whole = true
    for (let index = 0; index < value.length; index += 1) {
      const before = completion.misfits.length
      const entry = write(value[index], completion)
      if (completion.misfits.length !== before) within(completion, before, index)
      if (entry === undefined) whole = false
      else text += index === 0 ? entry : `,${entry}`
    }
    return whole ? `[${text}]` : 'null'
  }

export const object =
  (write: Writer, place: Place): Writer =>
  (value, completion) => {
    if (value === null || value === undefined) return 'null'
    if (typeof value === 'object' && !Array.isArray(value)) return write(value, completion) ?? 'null'
    misfit(completion, `Expected an object for field ${place.coordinate}.`, place)
    return 'null'
  }

/** Writes an object that is in several places once, and takes the text for all of them. */
export const remembered =
  (write: Writer): Writer =>
  (value, completion) => {
    const { shared, written, misfits } = completion
    if (shared.size === 0 || !shared.has(value)) return write(value, completion)
    let texts = written.get(write)
    if (!texts) written.set(write, (texts = new Map()))
    const known = texts.get(value)
    if (known !== undefined) return known
    const before = misfits.length
    const text = write(value, completion)
    // What has errors is written again for the path of each place.
    if (text === undefined || misfits.length > before) return text
    text.charCodeAt(0) // V8 joins the pieces of a text when it is first looked into: once here, not once for each place
    texts.set(value, text)
    return text
  }

/** @param writerOf of what may be here, by what an object says of its type */
export const abstract = (writerOf: (typeName: unknown) => Writer | undefined, place: Place): Writer =>
  object((value, completion) => {
    const { __typename: typeName } = value as { __typename?: unknown }
    const write = writerOf(typeName)
    if (write) return write(value, completion)
    // The name is not repeated: it may be of a type that clients must not know.
    misfit(completion, `Invalid __typename found for the object of field ${place.coordinate}.`, place)
    return undefined
  }, place)

/** Result coercion of section 3.5 for the built-in scalars and enums; custom scalars pass as the subgraph wrote them. */
export const leaf = (type: GraphQLLeafType, place: Place): Writer => {
  const textOf = leafText(type)
  return (value, completion) => {
    if (value === null || value === undefined) return 'null'
    const text = textOf(value)
    if (text !== undefined) return text
    misfit(completion, `Invalid value found for field ${place.coordinate}.`, place)
    return 'null'
  }
}

const leafText = (type: GraphQLLeafType): ((value: unknown) => string | undefined) => {
  if (isEnumType(type)) {
    const texts = enumTexts(type.getValues())
    return (value) => texts.get(value)
  }
  if (!isSpecifiedScalarType(type)) return (value) => JSON.stringify(value)
  return scalarTexts[type.name] ?? ((value) => JSON.stringify(value))
}

export const enumTexts = (values: readonly { name: string }[]): ReadonlyMap<unknown, string> =>
  new Map(values.map(({ name }) => [name, `"${name}"`]))

const scalarTexts: Record<string, (value: unknown) => string | undefined> = {
  Int: (value) => (typeof value === 'number' && (value | 0) === value ? String(value) : undefined),
  Float: (value) => (Number.isFinite(value) ? String(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  String: (value) => (typeof value === 'string' ? quote(value) : undefined),
  ID: (value) => {
    if (typeof value === 'string') return quote(value)
    return Number.isInteger(value) ? `"${String(value)}"` : undefined
  },
}
