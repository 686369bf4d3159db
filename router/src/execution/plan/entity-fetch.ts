import type { FetchNode } from '@apollo/query-planner'
import { isInterfaceType, parse } from 'graphql'
import { areEqualObjects } from '../memory/equality.ts'
import { entriesAt, entryCells, sharedAt, typeAt } from '../memory/layout.ts'
import { locate } from '../memory/locate.ts'
import type { Memory } from '../memory/memory.ts'
import { copyObject, lendObject, mergeObjects } from '../memory/merge.ts'
import type { Around } from './around.ts'
import { anyIsAsked, entityFields } from './conditions.ts'
import type { EntityReply } from './entity-wave.ts'
import { readFetchText } from './fetch-text.ts'
import { type DataPath, type PlanPath, knownPart, locateWithPaths, stepsOf } from './places.ts'
import type { ReportedError } from './reply.ts'
import { type Representation, compileRepresentation } from './representation.ts'
import { Representations } from './representations.ts'
import { compileRewrites, rewrittenPath } from './rewrites.ts'
import type { PartedFetch } from '../required-parts/parts.ts'
import type { Run, Step } from './run.ts'

/** Entities found in the data, and which representation stands for each. */
interface Found {
  /** Their nodes. */
  entities: readonly number[]
  /** Of each entity, the index of its representation. */
  indices: readonly number[]
  /** Of each representation, the position of the first entity it stands for. */
  firsts: readonly number[]
  representations: Representations
}

export interface EntityFetchPlace {
  path: PlanPath
  /** Whether equal entities at the path stay equal from here on, so that one object can stand for them. */
  ofEquals: boolean
}

/**
 * A fetch of more about the entities at a path. Those that lack something of what it sends are asked about in parts, as far
 * as these can do without.
 */
export const compileEntityFetch = (node: PartedFetch, around: Around, place: EntityFetchPlace): Step => {
  const steps = stepsOf(place.path, around.vocabulary.keys)
  const whole = compileFetch(node, around, place)
  const parts = (node.parts ?? []).map((part) => ({
    fetch: compileFetch(part, around, { ...place, ofEquals: false }),
    isNeeded: anyIsAsked(part.fields),
  }))
  const isNeeded = isWorthwhile(node, around)
  return (run) => {
    if (!isNeeded(run.holds)) return undefined
    const lacking: number[] = []
    const fetched = whole(run, locate(run.memory, run.root, steps), lacking)
    if (lacking.length === 0 || parts.length === 0) return fetched
    const needed = parts.filter((part) => part.isNeeded(run.holds))
    return together([fetched, ...needed.map((part) => part.fetch(run, lacking, []))])
  }
}

/** Whether the variables leave anything to ask for. What sort of object an interface stands for is worth a call by itself. */
const isWorthwhile = (node: FetchNode, { schema }: Around) => {
  const fields = entityFields(parse(node.operation, { noLocation: true }))
  const told = fields.filter(
    ({ field, type }) => field.name.value !== '__typename' || isInterfaceType(schema.getType(type)),
  )
  return anyIsAsked(told.length > 0 ? told : fields)
}

const together = async (fetches: readonly (Promise<void> | undefined)[]) => {
  await Promise.all(fetches.map(async (each) => each))
}

/** Fetches about the entities at some slots; to `lacking` it adds those of which it cannot send what it has to. */
type EntityFetch = (run: Run, slots: readonly number[], lacking: number[]) => Promise<void> | undefined

/** Equal representations are asked for once. */
const compileFetch = (
  node: PartedFetch,
  around: Around,
  { path, ofEquals }: EntityFetchPlace,
): EntityFetch => {
  const { serviceName: subgraph, variableUsages = [] } = node
  const steps = stepsOf(path, around.vocabulary.keys)
  const text = readFetchText(node)
  const represent = compileRepresentation(node, around)
  const prepare = preparation(node, around)
  const again = ofEquals ? lendObject : copyObject

  const fetch = async (run: Run, found: Found) => {
    const { representations } = found
    const variables = variableUsages.flatMap((name) => run.variable(name) ?? [])
    try {
      const reply = await run.wave.fetch({ subgraph, text, representations, variables })
      report(run, found, reply.errors)
      merge(run.memory, found, { reply, prepare, again })
    } catch (error) {
      run.errors.failed(error, { subgraph, operation: 'query', places: [knownPart(path)] })
    }
  }

  const report = (run: Run, found: Found, errors: readonly ReportedError[]) => {
    if (errors.length === 0) return
    const placesOf = placesByIndex(locateWithPaths(run.memory, run.root, { path, steps }), found)
    run.errors.reported(subgraph, errors, (error) => {
      const [index, ...rest] = Array.isArray(error.path) ? (error.path as (string | number)[]) : []
      const places = typeof index === 'number' ? placesOf(index) : []
      if (places.length === 0) return { paths: [knownPart(path)], explains: [knownPart(path)] }
      const within = rewrittenPath(node.outputRewrites, rest)
      return { paths: places.map((place) => [...place, ...within]), explains: places }
    })
  }

  return (run, slots, lacking) => {
    const found = find(run.memory, slots, { represent, ofEquals, lacking })
    return found.representations.count === 0 ? undefined : fetch(run, found)
  }
}

/** With `ofEquals`, an entity that is equal to another in all that is known of it gives its place to that other. */
const find = (
  memory: Memory,
  slots: readonly number[],
  { represent, ofEquals, lacking }: { represent: Representation; ofEquals: boolean; lacking: number[] },
): Found => {
  const representations = new Representations(memory, represent)
  const entities: number[] = []
  const indices: number[] = []
  const firsts: number[] = []
  for (const slot of slots) {
    const node = memory.cells[slot + 1]!
    const index = representations.add(node)
    if (index === -1) {
      lacking.push(slot)
      continue
    }
    const first = entities[firsts[index] ?? -1]
    if (first === undefined) firsts[index] = entities.length
    else if (ofEquals && areEqualObjects(memory, first, node)) {
      memory.cells[slot + 1] = first
      memory.cells[first + sharedAt] = 1
      continue
    }
    entities.push(node)
    indices.push(index)
  }
  return { entities, indices, firsts, representations }
}

type Prepare = (memory: Memory, answer: number, entity: number) => void

const preparation = (node: FetchNode, around: Around): Prepare => {
  const { schema, vocabulary } = around
  const rewrite = compileRewrites(node.outputRewrites, around)
  const nameOf = (memory: Memory, object: number) => vocabulary.types.nameOf(memory.cells[object + typeAt]!)
  return (memory, answer, entity) => {
    rewrite?.(memory, answer, nameOf(memory, entity))
    // A subgraph with an @interfaceObject says the interface's name; what is known more precisely stays.
    if (memory.cells[answer + typeAt] !== 0 && isInterfaceType(schema.getType(nameOf(memory, answer) ?? '')))
      memory.cells[answer + typeAt] = 0
  }
}

const merge = (
  memory: Memory,
  { entities, indices, firsts }: Found,
  { reply, prepare, again }: { reply: EntityReply; prepare: Prepare; again: typeof copyObject },
) => {
  if (reply.entities === 0) return
  const answerOf = (index: number) => reply.entities + entriesAt + index * entryCells
  for (const [index, position] of firsts.entries()) {
    const slot = answerOf(index)
    if (memory.isObject(slot)) prepare(memory, memory.cells[slot + 1]!, entities[position]!)
  }
  // From the last to the first, which takes the answer itself.
  for (let position = entities.length - 1; position >= 0; position -= 1) {
    const index = indices[position]!
    const slot = answerOf(index)
    if (!memory.isObject(slot)) continue
    const answer = memory.cells[slot + 1]!
    mergeObjects(memory, entities[position]!, firsts[index] === position ? answer : again(memory, answer))
  }
}

/** Where in the answer the entities are that a representation stands for. */
const placesByIndex = (located: ReturnType<typeof locateWithPaths>, { entities, indices }: Found) => {
  const places = new Map<number, DataPath[]>()
  for (const { node, path } of located) places.set(node, [...(places.get(node) ?? []), path])
  return (index: number) =>
    entities.flatMap((entity, position) => (indices[position] === index ? (places.get(entity) ?? []) : []))
}
