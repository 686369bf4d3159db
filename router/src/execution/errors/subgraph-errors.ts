import { GraphQLError } from 'graphql'
import type { DataPath } from '../plan/places.ts'
import type { ReportedError } from '../plan/reply.ts'
import { SubgraphFailure } from '../transport.ts'
import type { ClientPaths } from './client-paths.ts'

/** Where in the data an error of a subgraph belongs. */
export interface Places {
  /** One error each: an entity may be in several places. Undefined: nowhere in particular. */
  paths: readonly (DataPath | undefined)[]
  /** What is missing at or under these is missing because of it. */
  explains: readonly DataPath[]
}

interface FailedCall {
  subgraph: string
  operation: 'query' | 'mutation'
  /** What the call was to bring. */
  places: readonly DataPath[]
}

/** What went wrong at the subgraphs in one execution. */
export interface SubgraphErrors {
  reported(
    subgraph: string,
    errors: readonly ReportedError[],
    placesOf: (error: ReportedError) => Places,
  ): void
  /** A call that had no answer: it costs what it was to bring, with one error for each place. */
  failed(error: unknown, call: FailedCall): void
  /** The errors as the client sees them, and which nulls they account for; undefined where nothing went wrong. */
  settle(): ((toClient: ClientPaths) => SettledErrors) | undefined
}

export interface SettledErrors {
  readonly errors: readonly GraphQLError[]
  /** Whether a null that may not be there is accounted for already. */
  readonly explain: (path: DataPath) => boolean
}

type Pending = { path: DataPath | undefined; toError: (path: DataPath | undefined) => GraphQLError }

export const createSubgraphErrors = (): SubgraphErrors => {
  const pending: Pending[] = []
  const explained: DataPath[] = []
  return {
    reported(subgraph, reported, placesOf) {
      for (const each of reported) {
        const { paths, explains } = placesOf(each)
        explained.push(...explains)
        const toError = (path: DataPath | undefined) => fromSubgraph(each, subgraph, path)
        for (const path of paths) pending.push({ path, toError })
      }
    },
    failed(error, call) {
      if (!(error instanceof SubgraphFailure)) throw error
      explained.push(...call.places)
      const toError = (path: DataPath | undefined) => fromFailure(error, call, path)
      for (const path of call.places) pending.push({ path, toError })
    },
    settle() {
      if (pending.length === 0) return undefined
      return (toClient) => {
        const errors = firstErrors(pending, toClient)
        const tree = lazyTree(() => explained.flatMap(toClient))
        return { errors, explain: (path) => errors.length >= mostErrors || isExplained(tree(), path) }
      }
    },
  }
}

/** Worked out for one answer. More would cost time that is anybody's, and nobody reads them. */
export const mostErrors = 100

const firstErrors = (pending: readonly Pending[], toClient: ClientPaths): GraphQLError[] => {
  const errors: GraphQLError[] = []
  for (const { path, toError } of pending) {
    const places = path ? toClient(path) : [undefined]
    errors.push(...places.slice(0, mostErrors - errors.length).map(toError))
    if (errors.length >= mostErrors) return errors
  }
  return errors
}

/** Paths by their steps. `ends` where one of the paths ends. */
interface PathTree {
  ends: boolean
  readonly below: Map<string | number, PathTree>
}

const lazyTree = (paths: () => readonly DataPath[]): (() => PathTree) => {
  let tree: PathTree | undefined
  return () => (tree ??= treeOf(paths()))
}

const treeOf = (paths: readonly DataPath[]): PathTree => {
  const root: PathTree = { ends: false, below: new Map() }
  for (const path of paths) {
    let at = root
    for (const step of path) {
      const next = at.below.get(step) ?? { ends: false, below: new Map() }
      at.below.set(step, next)
      at = next
    }
    if (at !== root) at.ends = true
  }
  return root
}

/** Whether a path of the tree is the same as `path`, within it or around it. */
const isExplained = (root: PathTree, path: DataPath): boolean => {
  let at = root
  for (const step of path) {
    const next = at.below.get(step)
    if (!next) return false
    if (next.ends) return true
    at = next
  }
  return at.below.size > 0
}

const fromSubgraph = (
  { message, extensions }: ReportedError,
  subgraph: string,
  path: DataPath | undefined,
) => {
  const said = (typeof extensions === 'object' && extensions !== null ? extensions : {}) as object
  return new GraphQLError(
    typeof message === 'string' ? message : `The ${subgraph} service reported an error.`,
    {
      path: path?.length ? path : undefined,
      // Apollo Server would take `http` as the status and headers of the whole answer: not a subgraph's to say.
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...said, http: undefined, service: subgraph },
    },
  )
}

const fromFailure = (
  failure: SubgraphFailure,
  { subgraph, operation }: FailedCall,
  path: DataPath | undefined,
) =>
  new GraphQLError(`The ${subgraph} service ${failure.message}.`, {
    path: path?.length ? path : undefined,
    originalError: failure,
    extensions: { code: failure.code, service: subgraph, hint: hints[operation] },
  })

const hints = {
  query: 'The rest of the answer stands. Try again in a moment.',
  mutation:
    'Whether it took effect is not known: look before you send it again, or send it with the same idempotencyKey.',
}
