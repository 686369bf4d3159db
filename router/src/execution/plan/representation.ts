import {
  type FetchDataRewrite,
  type QueryPlanFieldNode,
  type QueryPlanSelectionNode,
} from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { quote } from '../response/quote.ts'
import { type DataObject, isDataObject, valueOf } from './data.ts'
import { conditionOf, isOfType } from './rewrites.ts'

/**
 * Writes what a subgraph needs to find an entity, as JSON: its type, a key and whatever fields it requires.
 * @returns undefined where the entity is of no type the fetch is about, or lacks something it needs
 */
type Represent = (entity: DataObject) => string | undefined

export interface Representation {
  readonly of: Represent
  /** The field that alone, where it is a string, tells entities of the type apart: most keys are one field. */
  keyField(typeName: string): string | undefined
}

/** Representations by the type of the entity, each compiled when the type is first met. */
export const compileRepresentation = (
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[],
  schema: GraphQLSchema,
): Representation => {
  const compile = (selections: readonly QueryPlanSelectionNode[]) =>
    compileObject({ selections, rewrites }, schema)
  const whole = compile(requires)
  const partly = requires.length > 1 ? compilePartly(requires, compile) : () => undefined
  const keyFields = new Map<string, string | undefined>()
  return {
    of(entity) {
      const text = typeof entity['__typename'] === 'string' ? (whole(entity) ?? partly(entity)) : undefined
      return text === nothing ? undefined : text
    },
    keyField(typeName) {
      if (!keyFields.has(typeName)) keyFields.set(typeName, onlyField(requires, schema, typeName))
      return keyFields.get(typeName)
    },
  }
}

const onlyField = (
  requires: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
  typeName: string,
): string | undefined => {
  const fields = new Map<string, QueryPlanFieldNode[]>()
  collect(requires, { fields, schema, typeName })
  fields.delete('__typename')
  const [[name, nodes] = []] = fields
  return fields.size === 1 && nodes?.every(({ selections }) => !selections) ? name : undefined
}

/**
 * Several selections may be about one type, and some of them about fields that @skip and @include kept from being
 * fetched: such a selection is left out, and with it what the fetch will be kept from by the same condition.
 */
const compilePartly = (
  requires: readonly QueryPlanSelectionNode[],
  compile: (selections: readonly QueryPlanSelectionNode[]) => Represent,
): Represent => {
  const alone = requires.map((each) => compile([each]))
  const known = new Map<string, Represent>()
  return (entity) => {
    const complete = requires.filter((_, index) => ![undefined, nothing].includes(alone[index]?.(entity)))
    const key = complete.map((each) => requires.indexOf(each)).join()
    let represent = known.get(key)
    if (!represent) known.set(key, (represent = compile(complete)))
    return represent(entity)
  }
}

/** Of an object that none of the selections is about. */
const nothing = '{}'

interface Shape {
  selections: readonly QueryPlanSelectionNode[]
  rewrites: readonly FetchDataRewrite[]
}

/** One member of the JSON object: what it is called there and where its value comes from. */
interface Member {
  readonly written: string
  readonly text: (entity: DataObject) => string | undefined
}

const compileObject = (shape: Shape, schema: GraphQLSchema): Represent => {
  const byType = new Map<unknown, Represent>()
  return (object) => {
    const typeName = object['__typename']
    let write = byType.get(typeName)
    if (!write) byType.set(typeName, (write = compileForType(shape, schema, typeName)))
    return write(object)
  }
}

const compileForType = (shape: Shape, schema: GraphQLSchema, typeName: unknown): Represent => {
  const fields = new Map<string, QueryPlanFieldNode[]>()
  collect(shape.selections, { fields, schema, typeName })
  const { members, ...rewritten } = rewrite(shape.rewrites, schema, typeName)
  for (const [name, nodes] of fields) {
    if (members.has(name)) continue
    const written = rewritten.names.get(name) ?? name
    members.set(name, memberOf(name, { written, nodes, rewrites: rewritten.below.get(name) ?? [], schema }))
  }
  return fields.size === 0 ? () => nothing : writer([...members.values()])
}

/** The fields of every selection that applies to the type. */
const collect = (
  selections: readonly QueryPlanSelectionNode[],
  into: { fields: Map<string, QueryPlanFieldNode[]>; schema: GraphQLSchema; typeName: unknown },
) => {
  for (const node of selections) {
    if (node.kind === 'Field') {
      const name = node.alias ?? node.name
      into.fields.set(name, [...(into.fields.get(name) ?? []), node])
    } else if (node.typeCondition === undefined) collect(node.selections, into)
    else if (typeof into.typeName === 'string' && isOfType(into.schema, into.typeName, node.typeCondition))
      collect(node.selections, into)
  }
}

/** What the rewrites mean for an object of the type: members with a fixed value, other names, and what goes deeper. */
const rewrite = (rewrites: readonly FetchDataRewrite[], schema: GraphQLSchema, typeName: unknown) => {
  const members = new Map<string, Member>()
  const names = new Map<string, string>()
  const below = new Map<string, FetchDataRewrite[]>()
  let current = typeName
  for (const each of rewrites) {
    const path = pathWithin(each.path, (condition) =>
      typeof current === 'string' ? isOfType(schema, current, condition) : true,
    )
    const [name, ...rest] = path ?? []
    if (name === undefined) continue
    if (rest.length > 0) below.set(name, [...(below.get(name) ?? []), { ...each, path: rest }])
    else if (each.kind === 'KeyRenamer') names.set(name, each.renameKeyTo)
    else {
      const text = JSON.stringify(each.setValueTo)
      members.set(name, { written: name, text: () => text })
      if (name === '__typename') current = each.setValueTo
    }
  }
  return { members, names, below }
}

/** The path behind its leading type conditions; undefined where one of them does not apply. */
const pathWithin = (path: readonly string[], applies: (condition: string) => boolean) => {
  const start = path.findIndex((step) => conditionOf(step) === undefined)
  const conditions = path.slice(0, start).map((step) => conditionOf(step) ?? '')
  return start !== -1 && conditions.every(applies) ? path.slice(start) : undefined
}

const memberOf = (
  name: string,
  at: {
    written: string
    nodes: readonly QueryPlanFieldNode[]
    rewrites: readonly FetchDataRewrite[]
    schema: GraphQLSchema
  },
): Member => {
  const selections = at.nodes.flatMap((node) => node.selections ?? [])
  const { written } = at
  if (selections.length === 0) return { written, text: (entity) => leafText(valueOf(entity, name)) }
  const nested = compileObject({ selections, rewrites: at.rewrites }, at.schema)
  return { written, text: (entity) => nestedText(valueOf(entity, name), nested) }
}

const leafText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return quote(value)
  return value === undefined ? undefined : JSON.stringify(value)
}

const nestedText = (value: unknown, represent: Represent): string | undefined => {
  if (value === null) return 'null'
  if (isDataObject(value)) return represent(value)
  if (!Array.isArray(value)) return undefined
  const entries = value.map((entry) => nestedText(entry, represent))
  return entries.includes(undefined) ? undefined : `[${entries.join(',')}]`
}

const writer = (members: readonly Member[]): Represent => {
  const parts = members.map(({ written, text }, index) => ({
    lead: `${index === 0 ? '{' : ','}${JSON.stringify(written)}:`,
    text,
  }))
  return (entity) => {
    let written = ''
    for (const { lead, text } of parts) {
      const value = text(entity)
      if (value === undefined) return undefined
      written += lead + value
    }
    return `${written}}`
  }
}
