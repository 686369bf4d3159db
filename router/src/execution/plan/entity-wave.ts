import { joinBytes } from '../memory/join-bytes.ts'
import type { Memory } from '../memory/memory.ts'
import type { NameTable } from '../memory/name-table.ts'
import type { Ask } from './ask.ts'
import { mergedName } from './fetch-names.ts'
import { type FetchText, mergedText } from './fetch-text.ts'
import { type ReadReply, type Reply, type ReportedError, entitiesIn } from './reply.ts'

/** Entities that one fetch wants of one subgraph. */
export interface EntityRequest {
  readonly subgraph: string
  readonly text: FetchText
  /** Where in the memory their representations are, each once, with commas between them. */
  readonly representations: { readonly start: number; readonly end: number; readonly count: number }
  /** The client's variables the fetch uses, as members of a JSON object. */
  readonly variables: readonly string[]
}

export interface EntityReply {
  /** A list of one for each representation; 0 where the subgraph has only errors to say. */
  readonly entities: number
  /** Those about this request; paths start at the index of the representation. */
  readonly errors: readonly ReportedError[]
}

/** Entity fetches that are due in the same moment for the same subgraph go in one request. */
export interface EntityWave {
  /** @throws SubgraphFailure */
  fetch(request: EntityRequest): Promise<EntityReply>
}

interface Waiting {
  request: EntityRequest
  resolve: (reply: EntityReply) => void
  reject: (error: unknown) => void
}

export interface EntityWaveParts {
  readonly memory: Memory
  readonly keys: NameTable
  readonly readReply: ReadReply
  readonly ask: Ask
}

export const createEntityWave = ({ memory, keys, readReply, ask }: EntityWaveParts): EntityWave => {
  let waiting: Waiting[] = []

  const send = () => {
    const all = waiting
    waiting = []
    for (const group of Map.groupBy(all, ({ request }) => request.subgraph).values()) void sendGroup(group)
  }

  const sendGroup = async (group: readonly Waiting[]) => {
    const requests = group.map(({ request }) => request)
    try {
      const [{ subgraph } = { subgraph: '' }] = requests
      const reply = readReply(await ask(subgraph, bodyOf(requests, memory), 'query'))
      // One that fails altogether takes the whole answer with it: alone, it fails alone.
      if (reply.data === 0 && group.length > 1) {
        for (const each of group) void sendGroup([each])
        return
      }
      for (const [index, each] of group.entries())
        settle(each, reply, group.length === 1 ? '_entities' : mergedName(index))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  const settle = ({ request, resolve, reject }: Waiting, reply: Reply, name: string) => {
    const errors = reply.errors.length === 0 ? reply.errors : errorsUnder(name, reply.errors)
    try {
      const where = { memory, key: keys.numberOf(name) }
      resolve({ entities: entitiesIn(where, { ...reply, errors }, request.representations.count), errors })
    } catch (error) {
      reject(error)
    }
  }

  return {
    fetch: (request) =>
      new Promise((resolve, reject) => {
        // After every step that the answers of this turn of the event loop have made due: under load those are several.
        if (waiting.length === 0) setImmediate(send)
        waiting.push({ request, resolve, reject })
      }),
  }
}

/** Those about one of the requests that went together, and those that say nothing about their place. */
const errorsUnder = (name: string, errors: readonly ReportedError[]) =>
  errors.flatMap((error): ReportedError[] => {
    const path: unknown[] = Array.isArray(error.path) ? error.path : []
    if (path.length === 0) return [{ ...error, path: undefined }]
    return path[0] === name ? [{ ...error, path: path.slice(1) }] : []
  })

const bodyOf = (requests: readonly EntityRequest[], { bytes }: Memory): Buffer => {
  const [only] = requests
  if (requests.length === 1 && only) {
    const { representations, text, variables } = only
    const after = variables.length === 0 ? ']}}' : `],${variables.join(',')}}}`
    return joinBytes([
      text.beforeRepresentations,
      bytes.subarray(representations.start, representations.end),
      after,
    ])
  }
  const lists = requests.flatMap(({ representations: { start, end } }, index) => [
    `${index === 0 ? '' : '],'}"representations_${index}":[`,
    bytes.subarray(start, end),
  ])
  const variables = new Set(requests.flatMap((request) => request.variables))
  const after = [']', ...Array.from(variables, (each) => `,${each}`), '}}'].join('')
  return joinBytes([mergedTextOf(requests.map(({ text }) => text)), ...lists, after])
}

/** Which fetches meet is nearly always the same, so the query they make together is kept with the first. */
const kept = new WeakMap<FetchText, { texts: readonly FetchText[]; merged: Buffer }>()

const mergedTextOf = (texts: readonly FetchText[]): Buffer => {
  const [first] = texts
  const known = first && kept.get(first)
  if (known?.texts.length === texts.length && known.texts.every((each, index) => each === texts[index]))
    return known.merged
  const merged = mergedText(texts)
  if (first) kept.set(first, { texts, merged })
  return merged
}
