import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import { entriesAt, entryCells, limitAt, typeAt } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import type { DataPath } from '../plan/places.ts'
import { type Selecting, collectFields } from '../response/collect.ts'

/** Where in the client's answer a place of the data is: nowhere, once, or under several aliases. */
export type ClientPaths = (path: DataPath) => DataPath[]

/** Looked at only where something went wrong. A path ends before a step that the client did not ask for. */
export const clientPaths = (
  selecting: Selecting,
  asked: { root: GraphQLObjectType; selections: SelectionSetNode },
  data: { memory: Memory; node: number },
): ClientPaths => {
  const { memory } = data
  const walk = (here: Here, path: DataPath): Found[] => {
    const [step, ...rest] = path
    if (step === undefined) return [{ path: [], whole: true }]
    if (typeof step === 'number') {
      const entry = entryOf(memory, here.slot, step)
      return walk({ ...here, slot: entry, node: nodeAt(memory, entry) }, rest).map((found) =>
        below(step, found),
      )
    }
    const fields = fieldsNamed(selecting, here, { memory, dataName: step })
    if (fields.length === 0) return [{ path: [], whole: false }]
    const slot = here.node === 0 ? 0 : memory.field(here.node, selecting.vocabulary.keys.numberOf(step))
    return fields.flatMap(({ name, nodes, type }) => {
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      return walk({ type, sets, slot, node: nodeAt(memory, slot) }, rest).map((found) => below(name, found))
    })
  }
  return (path) => {
    const found = walk({ type: asked.root, sets: [asked.selections], slot: 0, node: data.node }, path)
    // Under one alias the client may have asked for more than under another.
    const whole = found.filter((each) => each.whole)
    return distinct((whole.length > 0 ? whole : found).map((each) => each.path))
  }
}

/** The node of the object at a slot; 0 where there is none. */
const nodeAt = (memory: Memory, slot: number) => (memory.isObject(slot) ? memory.cells[slot + 1]! : 0)

/** The slot of a list's entry; 0 where there is none. */
const entryOf = (memory: Memory, slot: number, index: number) => {
  if (!memory.isList(slot)) return 0
  const list = memory.cells[slot + 1]!
  const entry = list + entriesAt + index * entryCells
  return entry < memory.cells[list + limitAt]! ? entry : 0
}

interface Found {
  path: DataPath
  /** Whether the client asked for every step. */
  whole: boolean
}

const below = (step: string | number, { path, whole }: Found): Found => ({ path: [step, ...path], whole })

interface Here {
  type: GraphQLOutputType
  sets: readonly SelectionSetNode[]
  /** Where the data is; 0 where there are none. */
  slot: number
  /** Of the object there. */
  node: number
}

/** The client's fields whose data has the name, on whatever types the object may be of. */
const fieldsNamed = (
  selecting: Selecting,
  here: Here,
  { memory, dataName }: { memory: Memory; dataName: string },
) =>
  possibleTypes(selecting, here, memory).flatMap((type) =>
    [...collectFields(selecting, type, here.sets)].flatMap(([name, nodes]) => {
      const [node] = nodes as [FieldNode, ...FieldNode[]]
      const field = type.getFields()[node.name.value]
      return field && selecting.names.get(node) === dataName ? [{ name, nodes, type: field.type }] : []
    }),
  )

const possibleTypes = (
  { schema, vocabulary }: Selecting,
  { type, node }: Here,
  memory: Memory,
): readonly GraphQLObjectType[] => {
  const named = getNamedType(type)
  if (isObjectType(named)) return [named]
  if (!isAbstractType(named)) return []
  const said = node === 0 ? undefined : vocabulary.types.nameOf(memory.cells[node + typeAt]!)
  const known = said === undefined ? undefined : schema.getType(said)
  return isObjectType(known) ? [known] : schema.getPossibleTypes(named)
}

const distinct = (paths: readonly DataPath[]) => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
]
