/*
 * How answers lie in a `Memory`. A value is two cells, its slot: `[start, end]` of a leaf's JSON in the bytes, or
 * `[objectKind, node]` or `[listKind, node]`. A node is where an object or a list begins in the cells:
 *
 *   object  end of its fields, start and end of its JSON, type, next part, shared, seen, where its fields are, lent; then,
 *           or elsewhere if they are another's, [key, slot] for each field
 *   list    end of its entries, start and end of its JSON, then a slot for each entry
 *
 * Keys and types are numbers of a `NameTable`. What a further answer says about an object is a further part of it.
 */

/** In the first cell of a slot, where a leaf has its start. */
export const objectKind = -1
export const listKind = -2

/** Of a node: the cell after its last field or entry. */
export const limitAt = 0
/** Of a node, as the subgraph wrote it: what a custom scalar is, whatever is in it. */
export const startAt = 1
export const endAt = 2
/** Of an object: what it says its type is; 0 where it does not, `unknownType` where it is none of the schema. */
export const typeAt = 3
/** Of an object: the next part of it; 0 where there is none. */
export const nextAt = 4
/** Of an object: 1 where it stands for several equal ones, and so is in several places. */
export const sharedAt = 5
/** Of an object: the walk that has been here. */
export const seenAt = 6

/** Of an object: where its fields are. They may be those of another that was lent. */
export const fromAt = 7
/** Of an object: 1 where its fields are not its alone, so that they may not be changed. */
export const lentAt = 8

export const fieldsAt = 9
export const fieldCells = 3
export const entriesAt = 3
export const entryCells = 2

/** A field that gave its place to another. */
export const removed = -1
export const unknownType = -1

/** Bytes that JSON is made of. */
export const ascii = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  upperE: 0x45,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  e: 0x65,
  f: 0x66,
  n: 0x6e,
  t: 0x74,
  u: 0x75,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  space: 0x20,
} as const
