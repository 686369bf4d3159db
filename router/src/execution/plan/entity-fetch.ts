import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type GraphQLSchema, isInterfaceType } from 'graphql'
import {
  type DataObject,
  type DataPath,
  type PlanPath,
  type Shared,
  type Slot,
  isDataObject,
  knownPart,
  locateSlots,
  locateWithPaths,
  put,
} from './data.ts'
import { areEqual } from './equality.ts'
import type { EntityReply } from './entity-wave.ts'
import { readFetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import type { ReportedError } from './reply.ts'
import { type Representation, compileRepresentation } from './representation.ts'
import { collectRepresentations } from './representations.ts'
import { compileRewrites, rewrittenPath } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/** Entities found in the data, and which representation stands for each. */
interface Found {
  entities: readonly DataObject[]
  /** Of each entity, the index of its representation. */
  indices: readonly number[]
  representations: readonly string[]
}

/** A fetch of more about the entities at a path. Equal representations are asked for once. */
export const compileEntityFetch = (
  node: FetchNode & { requires: QueryPlanSelectionNode[] },
  { schema, path, ofEquals }: { schema: GraphQLSchema; path: PlanPath; ofEquals: boolean },
): Step => {
  const { serviceName: subgraph, variableUsages = [] } = node
  const text = readFetchText(node)
  const representation = compileRepresentation(node.requires, node.inputRewrites ?? [], schema)
  const rewrite = compileRewrites(node.outputRewrites, schema)
  const prepare = (answer: DataObject, entity: DataObject) => {
    rewrite?.(answer, entity['__typename'] as string)
    // A subgraph with an @interfaceObject says the interface's name; what is known more precisely stays.
    if (isInterfaceType(schema.getType(String(answer['__typename'])))) delete answer['__typename']
  }

  const fetch = async (run: Run, found: Found) => {
    const { representations } = found
    const variables = variableUsages.flatMap((name) => run.variable(name) ?? [])
    try {
      const reply = await run.wave.fetch({ subgraph, text, representations, variables })
      report(run, found, reply.errors)
      merge(found, reply, prepare)
    } catch (error) {
      run.errors.failed(error, { subgraph, operation: 'query', places: [knownPart(path)] })
    }
  }

  const report = (run: Run, found: Found, errors: readonly ReportedError[]) => {
    if (errors.length === 0) return
    const placesOf = placesByIndex(run.data, path, found)
    run.errors.reported(subgraph, errors, (error) => {
      const [index, ...rest] = Array.isArray(error.path) ? (error.path as (string | number)[]) : []
      const places = typeof index === 'number' ? placesOf(index) : []
      if (places.length === 0) return { paths: [knownPart(path)], explains: [knownPart(path)] }
      const within = rewrittenPath(node.outputRewrites, rest)
      return { paths: places.map((place) => [...place, ...within]), explains: places }
    })
  }

  return (run) => {
    const found = find(
      locateSlots(run.data, path, run.shared),
      representation,
      ofEquals ? run.shared : undefined,
    )
    return found.representations.length === 0 ? undefined : fetch(run, found)
  }
}

/** @param shared where given, an entity that is equal to another in all that is known of it gives its place to that other */
const find = (slots: readonly Slot[], representation: Representation, shared: Shared | undefined): Found => {
  const { texts, indexOf } = collectRepresentations(representation)
  const firsts: DataObject[] = []
  const entities: DataObject[] = []
  const indices: number[] = []
  for (const slot of slots) {
    const index = indexOf(slot.object)
    if (index === undefined) continue
    const first = firsts[index]
    if (first && shared && areEqual(first, slot.object)) {
      put(slot, first)
      shared.add(first)
      continue
    }
    firsts[index] ??= slot.object
    entities.push(slot.object)
    indices.push(index)
  }
  return { entities, indices, representations: texts }
}

const merge = (
  { entities, indices }: Found,
  { entities: received = [] }: EntityReply,
  prepare: (answer: DataObject, entity: DataObject) => void,
) => {
  const taken: boolean[] = []
  entities.forEach((entity, position) => {
    const index = indices[position] ?? -1
    const answer = received[index]
    if (!isDataObject(answer)) return
    const again = taken[index] ?? false
    taken[index] = true
    if (!again) prepare(answer, entity)
    mergeInto(entity, answer, again)
  })
}

/** Where in the answer the entities are that a representation stands for. */
const placesByIndex = (data: DataObject, path: PlanPath, { entities, indices }: Found) => {
  const places = new Map<DataObject, DataPath[]>()
  for (const { object, path: place } of locateWithPaths(data, path))
    places.set(object, [...(places.get(object) ?? []), place])
  return (index: number) =>
    entities.flatMap((entity, position) => (indices[position] === index ? (places.get(entity) ?? []) : []))
}
