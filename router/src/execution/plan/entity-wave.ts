import { type FetchText, mergedQuery } from './fetch-text.ts'
import { type ReportedError, type Reply, entitiesIn, readReply } from './reply.ts'
import type { Ask } from './ask.ts'

/** Entities that one fetch wants of one subgraph. */
export interface EntityRequest {
  readonly subgraph: string
  readonly text: FetchText
  /** In JSON, each once. */
  readonly representations: readonly string[]
  /** The client's variables the fetch uses, as members of a JSON object. */
  readonly variables: readonly string[]
}

export interface EntityReply {
  /** One for each representation; undefined where the subgraph has only errors to say. */
  readonly entities: readonly unknown[] | undefined
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

export const createEntityWave = (ask: Ask): EntityWave => {
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
      const reply = readReply(await ask(subgraph, bodyOf(requests), 'query'))
      // One that fails altogether takes the whole answer with it: alone, it fails alone.
      if (!reply.data && group.length > 1) {
        for (const each of group) void sendGroup([each])
        return
      }
      for (const [index, each] of group.entries()) settle(each, reply, group.length === 1 ? undefined : index)
    } catch (error) {
      for (const { reject } of group) reject(error)
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

const settle = ({ request, resolve, reject }: Waiting, reply: Reply, index: number | undefined) => {
  const name = index === undefined ? '_entities' : `_${index}`
  const errors = reply.errors.flatMap((error): ReportedError[] => {
    const path: unknown[] = Array.isArray(error.path) ? error.path : []
    if (path.length === 0) return [{ ...error, path: undefined }]
    return path[0] === name ? [{ ...error, path: path.slice(1) }] : []
  })
  try {
    resolve({ entities: entitiesIn({ ...reply, errors }, name, request.representations.length), errors })
  } catch (error) {
    reject(error)
  }
}

const bodyOf = (requests: readonly EntityRequest[]) => {
  const [only] = requests
  if (requests.length === 1 && only) {
    const members = [`"representations":[${only.representations.join(',')}]`, ...only.variables]
    return `{${only.text.alone},"variables":{${members.join(',')}}}`
  }
  const lists = requests.map(
    ({ representations }, index) => `"representations_${index}":[${representations.join(',')}]`,
  )
  const variables = new Set(requests.flatMap((request) => request.variables))
  return `{${mergedQueryOf(requests.map(({ text }) => text))},"variables":{${[...lists, ...variables].join(',')}}}`
}

/** Which fetches meet is nearly always the same, so the query they make together is kept with the first. */
const kept = new WeakMap<FetchText, { texts: readonly FetchText[]; query: string }>()

const mergedQueryOf = (texts: readonly FetchText[]): string => {
  const [first] = texts
  const known = first && kept.get(first)
  if (known?.texts.length === texts.length && known.texts.every((each, index) => each === texts[index]))
    return known.query
  const query = mergedQuery(texts)
  if (first) kept.set(first, { texts, query })
  return query
}
