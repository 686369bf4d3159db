import type { FieldNode } from 'graphql'

/** A value that does not fit the schema. Its path grows from the place outwards while the writers return. */
export interface Misfit {
  readonly message: string
  readonly path: (string | number)[]
  readonly nodes: readonly FieldNode[]
}

/** What goes along while one answer is written. */
export interface Completion {
  readonly misfits: Misfit[]
  /** Objects that are in several places of the data. */
  readonly shared: ReadonlySet<unknown>
  /** What was written of them, by writer and object. */
  readonly written: Map<Writer, Map<unknown, string>>
  /** The JSON of a field about the schema itself, by response name. */
  readonly introspected: (name: string) => string
}

/**
 * Writes a value as JSON.
 * @returns undefined where the value may not be null and is: whoever holds it becomes null
 */
export type Writer = (value: unknown, completion: Completion) => string | undefined

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
