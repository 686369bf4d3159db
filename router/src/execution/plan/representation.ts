import {
  type FetchDataRewrite,
  type QueryPlanFieldNode,
  type QueryPlanSelectionNode,
} from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { ascii, entriesAt, entryCells, limitAt, typeAt } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import type { PartedFetch } from '../required-parts/parts.ts'
import type { Around } from './around.ts'
import { conditionOf, isOfType } from './rewrites.ts'

/** Whether something could be written, and whether it says anything. */
type Outcome = 'lacking' | 'empty' | 'written'

/**
 * Appends to the memory what a subgraph needs to find an entity, as JSON: its type, a key and whatever fields it requires.
 * Where the entity is of no type the fetch is about that is an empty object; where it lacks something, half of one.
 */
type Represent = (memory: Memory, node: number) => Outcome

/** @returns false where the entity is of no type the fetch is about, or lacks something it needs; nothing is written then */
export type Representation = (memory: Memory, node: number) => boolean

/** Representations by the type of the entity, each compiled when the type is first met. */
export const compileRepresentation = (
  { requires = [], inputRewrites: rewrites = [], parts }: PartedFetch,
  around: Around,
): Representation => {
  const compile = (selections: readonly QueryPlanSelectionNode[]) =>
    compileObject({ selections, rewrites }, around)
  const whole = compile(requires)
  const partly = requires.length > 1 && !parts ? compilePartly(requires, compile) : undefined
  return (memory, node) => {
    if (memory.cells[node + typeAt]! <= 0) return false
    const start = memory.bytesEnd
    let outcome = whole(memory, node)
    if (outcome === 'lacking' && partly) {
      memory.bytesEnd = start
      outcome = partly(memory, node)
    }
    if (outcome !== 'written') memory.bytesEnd = start
    return outcome === 'written'
  }
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
  return (memory, node) => {
    const start = memory.bytesEnd
    const complete = requires.filter((_, index) => {
      const outcome = alone[index]?.(memory, node)
      memory.bytesEnd = start
      return outcome === 'written'
    })
    const key = complete.map((each) => requires.indexOf(each)).join()
    let represent = known.get(key)
    if (!represent) known.set(key, (represent = compile(complete)))
    return represent(memory, node)
  }
}

interface Shape {
  selections: readonly QueryPlanSelectionNode[]
  rewrites: readonly FetchDataRewrite[]
}

/** One member of the JSON object: what it is called there, and what appends its value. */
interface Member {
  readonly written: string
  /** @returns false where the object lacks it */
  readonly append: (memory: Memory, node: number) => boolean
}

const compileObject = (shape: Shape, around: Around): Represent => {
  const byType: (Represent | undefined)[] = []
  return (memory, node) => {
    const type = memory.cells[node + typeAt]! + 1 // no name of the schema is -1
    return (byType[type] ??= compileForType(shape, around, around.vocabulary.types.nameOf(type - 1)))(
      memory,
      node,
    )
  }
}

const compileForType = (shape: Shape, around: Around, typeName: string | undefined): Represent => {
  const { schema } = around
  const fields = new Map<string, QueryPlanFieldNode[]>()
  collect(shape.selections, { fields, schema, typeName })
  const { members, ...rewritten } = rewrite(shape.rewrites, schema, typeName)
  for (const [name, nodes] of fields) {
    if (members.has(name)) continue
    const written = rewritten.names.get(name) ?? name
    const append =
      name === '__typename'
        ? appendTypeName(typeName)
        : appendField(name, { nodes, rewrites: rewritten.below.get(name) ?? [], around })
    members.set(name, { written, append })
  }
  return fields.size === 0 ? empty : writer([...members.values()])
}

const empty: Represent = (memory) => {
  memory.appendText('{}')
  return 'empty'
}

/** The fields of every selection that applies to the type. */
const collect = (
  selections: readonly QueryPlanSelectionNode[],
  into: { fields: Map<string, QueryPlanFieldNode[]>; schema: GraphQLSchema; typeName: string | undefined },
) => {
  for (const node of selections) {
    if (node.kind === 'Field') {
      const name = node.alias ?? node.name
      into.fields.set(name, [...(into.fields.get(name) ?? []), node])
    } else if (node.typeCondition === undefined) collect(node.selections, into)
    else if (into.typeName !== undefined && isOfType(into.schema, into.typeName, node.typeCondition))
      collect(node.selections, into)
  }
}

/** What the rewrites mean for an object of the type: members with a fixed value, other names, and what goes deeper. */
const rewrite = (
  rewrites: readonly FetchDataRewrite[],
  schema: GraphQLSchema,
  typeName: string | undefined,
) => {
  const members = new Map<string, Member>()
  const names = new Map<string, string>()
  const below = new Map<string, FetchDataRewrite[]>()
  let current = typeName
  for (const each of rewrites) {
    const path = pathWithin(each.path, (condition) =>
      current === undefined ? true : isOfType(schema, current, condition),
    )
    const [name, ...rest] = path ?? []
    if (name === undefined) continue
    if (rest.length > 0) below.set(name, [...(below.get(name) ?? []), { ...each, path: rest }])
    else if (each.kind === 'KeyRenamer') names.set(name, each.renameKeyTo)
    else {
      members.set(name, { written: name, append: appendFixed(JSON.stringify(each.setValueTo)) })
      if (name === '__typename') current = String(each.setValueTo)
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

const appendTypeName = (typeName: string | undefined): Member['append'] =>
  typeName ? appendFixed(JSON.stringify(typeName)) : () => false

const appendFixed = (text: string): Member['append'] => {
  const bytes = Buffer.from(text)
  return (memory) => {
    memory.append(bytes, 0, bytes.length)
    return true
  }
}

const appendField = (
  name: string,
  {
    nodes,
    rewrites,
    around,
  }: { nodes: readonly QueryPlanFieldNode[]; rewrites: readonly FetchDataRewrite[]; around: Around },
): Member['append'] => {
  const key = around.vocabulary.keys.numberOf(name)
  const selections = nodes.flatMap((node) => node.selections ?? [])
  const value =
    selections.length === 0 ? appendLeaf : appendNested(compileObject({ selections, rewrites }, around))
  return (memory, node) => {
    const slot = memory.field(node, key)
    return slot !== 0 && value(memory, slot)
  }
}

/** As its subgraph wrote it. */
const appendLeaf = (memory: Memory, slot: number) => {
  memory.repeat(memory.startOf(slot), memory.endOf(slot))
  return true
}

const appendNested = (represent: Represent) => {
  const append = (memory: Memory, slot: number): boolean => {
    if (memory.isObject(slot)) return represent(memory, memory.cells[slot + 1]!) !== 'lacking'
    if (memory.isList(slot)) return appendList(memory, memory.cells[slot + 1]!)
    if (memory.isNull(slot)) memory.appendNull()
    return memory.isNull(slot)
  }
  const appendList = (memory: Memory, list: number) => {
    const limit = memory.cells[list + limitAt]!
    memory.appendByte(ascii.openBracket)
    for (let at = list + entriesAt; at < limit; at += entryCells) {
      if (at > list + entriesAt) memory.appendByte(ascii.comma)
      if (!append(memory, at)) return false
    }
    memory.appendByte(ascii.closeBracket)
    return true
  }
  return append
}

const writer = (members: readonly Member[]): Represent => {
  const parts = members.map(({ written, append }, index) => ({
    lead: Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(written)}:`),
    append,
  }))
  return (memory, node) => {
    for (const { lead, append } of parts) {
      memory.append(lead, 0, lead.length)
      if (!append(memory, node)) return 'lacking'
    }
    memory.appendByte(ascii.closeBrace)
    return 'written'
  }
}
