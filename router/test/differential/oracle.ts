import { type DocumentNode, type GraphQLSchema, execute, responsePathAsArray } from 'graphql'
import type { Visit } from './subgraphs.ts'
import { type Arguments, Ref, type World } from './world.ts'

/** Where the objects and fields of an operation's answer would be, if nothing failed. */
export interface Places {
  /** Object by the path that leads to it. */
  readonly objects: ReadonlyMap<string, string>
  /** `object.field`, by the path of its value. */
  readonly fields: ReadonlyMap<string, string>
}

export const pathKey = (path: Path) => JSON.stringify(path)

/** The answer by the specification, where nothing fails: one graphql-js over the schema clients see. */
export const answerOfTheWorld = async (
  { schema, world }: { schema: GraphQLSchema; world: World },
  { document, variables, visit }: { document: DocumentNode; variables: Arguments; visit: Visit },
) => {
  const objects = new Map<string, string>()
  const fields = new Map<string, string>()
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    typeResolver: (value) => (value as Ref).type,
    fieldResolver: (source: Ref | undefined, args: Arguments, _context, info) => {
      const ref = source ?? new Ref(info.parentType.name, info.parentType.name)
      const path = responsePathAsArray(info.path)
      fields.set(pathKey(path), `${ref.id}.${info.fieldName}`)
      if (ref.type === 'Mutation') visit.counter++
      if (info.fieldName.startsWith('count')) return visit.counter
      const value = world.value(ref, info.fieldName, args)
      for (const [place, id] of objectsIn(value, path)) objects.set(pathKey(place), id)
      return value
    },
  })
  return { ...result, places: { objects, fields } as Places }
}

export type Path = readonly (string | number)[]

const objectsIn = (value: unknown, path: Path): [Path, string][] => {
  if (value instanceof Ref) return [[path, value.id]]
  return Array.isArray(value) ? value.flatMap((item: unknown, n) => objectsIn(item, [...path, n])) : []
}
