import { JsonReader } from '../memory/json-reader.ts'
import { entriesAt, entryCells, limitAt } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { receive } from '../memory/receive.ts'
import type { Vocabulary } from '../memory/vocabulary.ts'
import { SubgraphFailure } from '../transport.ts'

/** An error as a subgraph reported it. */
export interface ReportedError {
  message?: unknown
  path?: unknown
  extensions?: unknown
}

/** What a subgraph answered, of the shape GraphQL promises. */
export interface Reply {
  /** The node of its data; 0 where it has none. */
  readonly data: number
  readonly errors: readonly ReportedError[]
}

/** @throws SubgraphFailure where the bytes are no GraphQL answer */
export type ReadReply = (answer: Buffer) => Reply

/** What every answer of a subgraph may have at its top. */
export const replyNames = ['data', 'errors', '_entities'] as const

/** Reads replies into the memory of one execution. */
export const replyReader = (memory: Memory, vocabulary: Vocabulary): ReadReply => {
  const reader = new JsonReader(memory, vocabulary)
  const { keys } = vocabulary
  const [dataKey, errorsKey] = [keys.numberOf('data'), keys.numberOf('errors')]

  return (answer) => {
    const root = rootOf(answer)
    const slot = memory.field(root, dataKey)
    const errors = errorsIn(memory.field(root, errorsKey))
    if (!errors || !(memory.isNull(slot) || memory.isObject(slot)))
      throw badAnswer('something that is not GraphQL')
    const data = memory.isNull(slot) ? 0 : memory.cells[slot + 1]!
    if (data === 0 && errors.length === 0) throw badAnswer('neither data nor errors')
    return { data, errors }
  }

  function rootOf(answer: Buffer) {
    const { start, end } = receive(memory, answer)
    try {
      return reader.read(start, end)
    } catch (error) {
      throw badAnswer('something that is not GraphQL', error)
    }
  }

  function errorsIn(slot: number): readonly ReportedError[] | undefined {
    if (slot === 0) return none
    const errors: unknown = JSON.parse(memory.textOf(slot))
    return Array.isArray(errors) && errors.every(isReported) ? errors : undefined
  }
}

const none: readonly ReportedError[] = []

const isReported = (value: unknown): value is ReportedError =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const badAnswer = (what: string, cause?: unknown) =>
  new SubgraphFailure('SUBGRAPH_BAD_ANSWER', `answered ${what}`, cause)

/** The list of entities in an answer, as many as were asked for; 0 where the subgraph has only errors to say. */
export const entitiesIn = (
  { memory, key }: { memory: Memory; key: number },
  reply: Reply,
  count: number,
): number => {
  const slot = reply.data === 0 ? 0 : memory.field(reply.data, key)
  if (memory.isNull(slot)) {
    if (reply.errors.length > 0) return 0
    throw badAnswer('no entities and no error')
  }
  const list = memory.cells[slot + 1]!
  if (memory.isList(slot) && (memory.cells[list + limitAt]! - list - entriesAt) / entryCells === count)
    return list
  throw badAnswer(`other than the ${count} entities it was asked for`)
}
