import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type CompiledOperation, compileOperation } from './compiled-operation.ts'
import { NameTable } from './memory/name-table.ts'
import type { Planner } from './planner.ts'

/** An operation as it can be compiled again for another supergraph. */
export interface KnownOperation {
  readonly key: string
  readonly document: DocumentNode
  readonly operationName: string | undefined
}

/** The operations of one supergraph, compiled when they are first met and kept while they are used. */
export interface OperationCache {
  readonly schema: GraphQLSchema
  /** @throws GraphQLError where the operation cannot be planned */
  get(known: KnownOperation): CompiledOperation
  /** Those used most, the busiest first. */
  busiest(count: number): KnownOperation[]
}

interface Entry {
  readonly known: KnownOperation
  readonly compiled: CompiledOperation
  uses: number
}

/** @param maxCost of all kept operations together; each costs the characters of its document and its fetches */
export const createOperationCache = (planner: Planner, maxCost: number): OperationCache => {
  const { schema, supergraphSchema } = planner
  const types = new NameTable(Object.keys(supergraphSchema.getTypeMap()))
  const entries = new LRUCache<string, Entry>({ maxSize: maxCost })

  const add = (id: string, known: KnownOperation): Entry => {
    const { document, operationName } = known
    const operation = getOperationAST(document, operationName)
    if (!operation) throw new Error('The document has no such operation')
    const planned = planner.plan(document, operationName)
    const compiled = compileOperation({ ...planned, document, operation, schema, supergraphSchema, types })
    const entry = { known, compiled, uses: 0 }
    entries.set(id, entry, { size: (document.loc?.end ?? 0) + JSON.stringify(planned.plan).length })
    return entry
  }

  return {
    schema,
    get(known) {
      const id = `${known.operationName ?? ''} ${known.key}`
      const entry = entries.get(id) ?? add(id, known)
      entry.uses += 1
      return entry.compiled
    },
    busiest: (count) =>
      [...entries.values()]
        .toSorted((one, other) => other.uses - one.uses)
        .slice(0, count)
        .map(({ known }) => known),
  }
}
