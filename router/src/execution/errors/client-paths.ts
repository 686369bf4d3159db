import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import { type DataPath, isDataObject, valueOf } from '../plan/data.ts'
import { type Selecting, collectFields } from '../response/collect.ts'

/** Where in the client's answer a place of the data is: nowhere, once, or under several aliases. */
export type ClientPaths = (path: DataPath) => DataPath[]

/** Looked at only where something went wrong. A path ends before a step that the client did not ask for. */
export const clientPaths = (
  selecting: Selecting,
  at: { root: GraphQLObjectType; selections: SelectionSetNode; data: unknown },
): ClientPaths => {
  const walk = (here: Here, path: DataPath): Found[] => {
    const [step, ...rest] = path
    if (step === undefined) return [{ path: [], whole: true }]
    if (typeof step === 'number') {
      const entry: unknown = Array.isArray(here.data) ? here.data[step] : undefined
      return walk({ ...here, data: entry }, rest).map((found) => below(step, found))
    }
    const fields = fieldsNamed(selecting, here, step)
    if (fields.length === 0) return [{ path: [], whole: false }]
    const data = isDataObject(here.data) ? valueOf(here.data, step) : undefined
    return fields.flatMap(({ name, nodes, type }) => {
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      return walk({ type, sets, data }, rest).map((found) => below(name, found))
    })
  }
  return (path) => {
    const found = walk({ type: at.root, sets: [at.selections], data: at.data }, path)
    // Under one alias the client may have asked for more than under another.
    const whole = found.filter((each) => each.whole)
    return distinct((whole.length > 0 ? whole : found).map((each) => each.path))
  }
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
  data: unknown
}

/** The client's fields whose data has the name, on whatever types the object may be of. */
const fieldsNamed = (selecting: Selecting, here: Here, dataName: string) =>
  possibleTypes(selecting, here).flatMap((type) =>
    [...collectFields(selecting, type, here.sets)].flatMap(([name, nodes]) => {
      const [node] = nodes as [FieldNode, ...FieldNode[]]
      const field = type.getFields()[node.name.value]
      return field && selecting.names.get(node) === dataName ? [{ name, nodes, type: field.type }] : []
    }),
  )

const possibleTypes = ({ schema }: Selecting, { type, data }: Here): readonly GraphQLObjectType[] => {
  const named = getNamedType(type)
  if (isObjectType(named)) return [named]
  if (!isAbstractType(named)) return []
  const known = isDataObject(data) ? schema.getType(String(data['__typename'])) : undefined
  return isObjectType(known) ? [known] : schema.getPossibleTypes(named)
}

const distinct = (paths: readonly DataPath[]) => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
]
