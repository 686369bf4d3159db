import type { FieldNode } from 'graphql'
import type { Memory } from '../memory/memory.ts'

/** A value that does not fit the schema. Its path grows from the place outwards while the writers return. */
export interface Misfit {
  readonly message: string
  readonly path: (string | number)[]
  readonly nodes: readonly FieldNode[]
}

/** What goes along while one answer is written. */
export interface Completion {
  readonly memory: Memory
  readonly misfits: Misfit[]
  /** Where objects that are in several places were written, by writer and node. */
  readonly written: Map<object, Map<number, { start: number; end: number }>>
  /** The JSON of a field about the schema itself, by response name. */
  readonly introspected: (name: string) => string
}

/** What became of a value. `impossible`: it may not be null and is, so whoever holds it becomes null; nothing is written. */
export type Outcome = typeof wroteNull | typeof wroteValue | typeof impossible
export const wroteNull = 0
export const wroteValue = 1
export const impossible = 2

/** Appends the value at a slot to the memory, as JSON; a slot of 0 is no value. */
export type Writer = (slot: number, completion: Completion) => Outcome

/** Of a place in the schema: what errors about it say. */
export interface Place {
  /** `Type.field` */
  readonly coordinate: string
  readonly nodes: readonly FieldNode[]
}

export const misfit = (completion: Completion, message: string, { nodes }: Place) =>
  void completion.misfits.push({ message, path: [], nodes })

/** Every misfit since `from` is further in, behind `key`. */
export const within = (completion: Completion, from: number, key: string | number) => {
  for (let index = from; index < completion.misfits.length; index += 1)
    completion.misfits[index]?.path.unshift(key)
}

export const writeNull = ({ memory }: Completion): Outcome => {
  memory.appendNull()
  return wroteNull
}

/** Takes back what was written since `start`, and with it what was to be repeated from there. */
export const unwrite = ({ memory, written }: Completion, start: number) => {
  memory.bytesEnd = start
  written.clear()
}
