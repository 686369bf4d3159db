import type { DocumentNode, GraphQLError } from 'graphql'
import type { OperationAnswer } from '../../src/execution/operation.ts'
import type { StockAnswer } from '../stock-engine.ts'
import { type Faults, faultsFrom, noFaults } from './faults.ts'
import { type Places, answerOfTheWorld } from './oracle.ts'
import { type Visit, visitWith } from './subgraphs.ts'
import type { Bench } from './supergraph.ts'
import type { Arguments } from './world.ts'

/** One operation with its variables, in a world where some things fail. */
export interface Case {
  readonly document: DocumentNode
  readonly variables: Arguments
  /** Names the faults; absent: nothing fails. */
  readonly faults?: { readonly seed: string; readonly rate: number; readonly healed?: ReadonlySet<string> }
}

/** One error, as far as both engines are to agree about it. */
export interface Complaint {
  readonly message: string
  readonly path: readonly (string | number)[] | undefined
  readonly code: unknown
}

export interface Said {
  /** As JSON text; undefined where nothing was executed. */
  readonly data: string | undefined
  readonly errors: readonly Complaint[]
  /** What an engine threw instead of answering. */
  readonly thrown?: unknown
  readonly visit: Visit
}

export interface Answers {
  readonly ours: Said
  readonly stock: Said & { readonly completion: readonly Complaint[] }
  /** By the specification; only where nothing fails. */
  readonly expected?: string
  readonly places: Places
  readonly bench: Bench
  readonly asked: Case
}

export const answer = async (bench: Bench, asked: Case): Promise<Answers> => {
  const stock = await sayStock(bench, asked)
  const ours = await say((request) => bench.ours.execute(request), asked)
  const { data, errors, places } = await answerOfTheWorld(bench, { ...asked, visit: visitWith(noFaults) })
  if (errors) throw new Error(`The world itself is wrong: ${errors[0]?.stack}`)
  const nothingFailed = ours.visit.faults.hits.size + stock.visit.faults.hits.size === 0
  return { ours, stock, places, bench, asked, ...(nothingFailed ? { expected: JSON.stringify(data) } : {}) }
}

const sayStock = async (bench: Bench, asked: Case) => {
  let completion: readonly Complaint[] = []
  const said = await say(async (request) => {
    const result: StockAnswer = await bench.stock.execute(request)
    completion = (result.valueCompletion ?? []).map(complaint)
    return result
  }, asked)
  return { ...said, completion }
}

type Request = Parameters<Bench['ours']['execute']>[0]

const keys = new WeakMap<DocumentNode, string>()
let documents = 0

const keyOf = (document: DocumentNode) => {
  const key = keys.get(document) ?? `document ${++documents}`
  keys.set(document, key)
  return key
}

const say = async (execute: (request: Request) => Promise<OperationAnswer>, asked: Case): Promise<Said> => {
  const { document, variables } = asked
  const visit = visitWith(faultsOf(asked))
  const { signal } = new AbortController()
  try {
    const { data, errors } = await execute({
      document,
      key: keyOf(document),
      variables,
      context: visit,
      signal,
    })
    const text = data === undefined ? undefined : data === null ? 'null' : data.text
    return { data: text, errors: (errors ?? []).map(complaint), visit }
  } catch (thrown) {
    return { data: undefined, errors: [], thrown, visit }
  }
}

const faultsOf = ({ faults }: Case): Faults =>
  faults ? faultsFrom(faults.seed, faults.rate, faults.healed) : noFaults

const complaint = ({ message, path, extensions }: GraphQLError): Complaint => {
  const code = extensions?.['code']
  return { message: ownFinding(code) ? summary(message) : message, path, code }
}

/** What an engine found wrong itself, rather than was told by a subgraph. */
const ownFinding = (code: unknown) => code === 'INVALID_GRAPHQL' || code === 'SUBGRAPH_BAD_ANSWER'

/** The two word it differently: stock names the alias and the static type. What and where is to be the same. */
const summary = (message: string) =>
  /^(Cannot return null|Invalid value found|Invalid __typename found)/.exec(message)?.[1] ?? message
