import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql'
import { isDigit } from '../memory/json-leaves.ts'
import { ascii } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { NameTable } from '../memory/name-table.ts'
import { type Place, type Writer, misfit, writeNull, wroteValue } from './completion.ts'

/** Result coercion of section 3.5 for the built-in scalars and enums; custom scalars pass as the subgraph wrote them. */
export const leaf = (type: GraphQLLeafType, place: Place): Writer => {
  const passes = passingOf(type)
  const coerce = coercionOf(type)
  return (slot, completion) => {
    const { memory } = completion
    if (memory.isNull(slot)) return writeNull(completion)
    if (passes(memory, slot)) memory.repeat(memory.startOf(slot), memory.endOf(slot))
    else {
      const text = memory.cells[slot]! >= 0 ? coerce(JSON.parse(memory.textOf(slot))) : undefined
      if (text === undefined) {
        misfit(completion, `Invalid value found for field ${place.coordinate}.`, place)
        return writeNull(completion)
      }
      memory.appendText(text)
    }
    return wroteValue
  }
}

/** Whether a value is there, is what its type wants, and is written as it should be. One that is not needs a closer look. */
export type Passing = (memory: Memory, slot: number) => boolean

export const passingOf = (type: GraphQLLeafType): Passing => {
  if (isEnumType(type)) return passingEnum(new NameTable(type.getValues().map(({ name }) => name)))
  return isSpecifiedScalarType(type) ? (passing[type.name] ?? isAnything) : isAnything
}

const isAnything: Passing = (memory, slot) => !memory.isNull(slot)

const isText: Passing = ({ bytes, cells }, slot) => cells[slot]! >= 0 && bytes[cells[slot]!] === ascii.quote

/** So many digits fit a number of 32 bits, whichever they are. */
const surelyInt = 9

const isPlainInteger: Passing = ({ bytes, cells }, slot) => {
  const [start, end] = [cells[slot]!, cells[slot + 1]!]
  if (start < 0 || end - start > surelyInt) return false
  for (let at = bytes[start] === ascii.minus ? start + 1 : start; at < end; at += 1)
    if (!isDigit(bytes[at]!)) return false
  return true
}

/** So many characters of digits and one point are written no longer than they are read. */
const surelyFloat = 15

const isPlainNumber: Passing = ({ bytes, cells }, slot) => {
  const [start, end] = [cells[slot]!, cells[slot + 1]!]
  if (start < 0 || end - start > surelyFloat) return false
  for (let at = bytes[start] === ascii.minus ? start + 1 : start; at < end; at += 1)
    if (!isDigit(bytes[at]!) && bytes[at] !== ascii.dot) return false
  return true
}

const passing: Readonly<Record<string, Passing>> = {
  ID: isText,
  String: isText,
  Int: isPlainInteger,
  Float: isPlainNumber,
  Boolean: ({ bytes, cells }, slot) =>
    cells[slot]! >= 0 && (bytes[cells[slot]!] === ascii.t || bytes[cells[slot]!] === ascii.f),
}

const passingEnum =
  (values: NameTable): Passing =>
  (memory, slot) =>
    isText(memory, slot) &&
    values.find(memory.bytes, memory.cells[slot]! + 1, memory.cells[slot + 1]! - 1) !== 0

/** @returns the JSON of a value; undefined where the type has no such value */
type Coercion = (value: unknown) => string | undefined

const coercionOf = (type: GraphQLLeafType): Coercion => {
  if (isEnumType(type)) {
    const names: ReadonlySet<unknown> = new Set(type.getValues().map(({ name }) => name))
    return (value) => (names.has(value) ? JSON.stringify(value) : undefined)
  }
  return coercions[type.name] ?? (() => undefined)
}

const coercions: Readonly<Record<string, Coercion>> = {
  Int: (value) => (typeof value === 'number' && (value | 0) === value ? String(value) : undefined),
  Float: (value) => (Number.isFinite(value) ? String(value) : undefined),
  ID: (value) => (Number.isInteger(value) ? `"${String(value)}"` : undefined),
}
