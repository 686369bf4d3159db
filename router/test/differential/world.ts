import { Kind, type SelectionSetNode, parse, parseValue, valueFromASTUntyped } from 'graphql'
import {
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
  type TypeRef,
  customScalars,
  enums,
  leaves,
  topFields,
} from './model.ts'
import { hash } from './random.ts'

/** One object of the world, as a resolver hands it on; in a subgraph with the representation it was asked by. */
export class Ref {
  readonly type: string
  /** Distinct for distinct objects, the same in every subgraph. */
  readonly id: string
  readonly representation: Readonly<Record<string, unknown>> | undefined

  constructor(type: string, id: string, representation?: Readonly<Record<string, unknown>>) {
    this.type = type
    this.id = id
    this.representation = representation
  }
}

export type Arguments = Readonly<Record<string, unknown>>

/** What is true, whoever is asked: every value follows from the seed, the object, the field and the arguments. */
export interface World {
  value(ref: Ref, field: string, args: Arguments): unknown
  field(type: string, name: string): FieldModel | undefined
  /** The entity that a representation means, among those of the given types. */
  find(types: readonly string[], representation: Readonly<Record<string, unknown>>): Ref | undefined
  /** What a field is computed from: in a subgraph, from what came with the representation. */
  computed(requires: string, has: (fields: SelectionSetNode) => unknown): string
}

const population = 4

export const createWorld = (model: SupergraphModel): World => {
  const fields = fieldsByType(model)
  const field = (type: string, name: string) => fields.get(type)?.get(name)
  const world: World = {
    field,
    value(ref, name, args) {
      const known = field(ref.type, name)
      if (!known) throw new Error(`No field ${ref.type}.${name}`)
      if (known.requires)
        return world.computed(known.requires, (selection) => evaluate(world, ref, selection))
      const key = keyValue(ref, name)
      if (key !== undefined && model.objects.get(ref.type)?.kind === 'entity') return key
      const place = Object.keys(args).length > 0 ? `${name}(${canonical(args)})` : name
      return generate(model, known, { id: `${ref.id}.${place}`, type: known.type })
    },
    find: finder(model, () => world),
    computed: (requires, has) => `of ${JSON.stringify(has(selectionOf(requires)))}`,
  }
  return world
}

const fieldsByType = (model: SupergraphModel) => {
  const result = new Map<string, Map<string, FieldModel>>()
  for (const { name, fields } of model.objects.values()) {
    result.set(name, new Map(fields.map((field) => [field.name, field])))
  }
  for (const { members, objectFields } of model.abstracts.values()) {
    for (const name of new Set([...members.values()].flat())) {
      for (const field of objectFields) result.get(name)?.set(field.name, field)
    }
  }
  return result
}

/** Keys are unique within a type, except for half of a compound one. */
const keyValue = (ref: Ref, name: string): unknown => {
  const index = Number(ref.id.split('#')[1])
  if (name === 'id') return ref.id
  if (name === 'sku') return `sku-${ref.id}`
  if (name === 'code') return index
  if (name === 'region') return `r${index % 2}`
  return name === 'org' ? new Ref('Org', `org:${ref.id}`) : undefined
}

const generate = (
  model: SupergraphModel,
  field: FieldModel,
  { id, type }: { id: string; type: TypeRef },
): unknown => {
  const chance = hash(model.seed, id)
  if (!type.nonNull && chance % 100 < 10) return null
  if ('list' in type) {
    const length = [2, 1, 3, 0, 2][chance % 5] as number
    return Array.from({ length }, (_, n) => generate(model, field, { id: `${id}[${n}]`, type: type.list }))
  }
  if (leaves.has(type.name)) return leaf(type.name, id, chance)
  const name =
    field.possible.length > 0 ? (field.possible[chance % field.possible.length] as string) : type.name
  return objectAt(model, name, id)
}

/** An entity is shared; what is a value belongs to the place where it stands. */
export const objectAt = (model: SupergraphModel, name: string, id: string) =>
  model.objects.get(name)?.kind === 'entity'
    ? new Ref(name, `${name}#${hash(id, 'which') % population}`)
    : new Ref(name, `${name}:${hash(id).toString(36)}`)

const anything: readonly unknown[] = [
  { a: 1, __typename: 'Nobody', id: '1' },
  [1, 'two', null, [3]],
  'text "quoted" \u2028 \u00e9',
  false,
  0,
  { deep: { deeper: [{ x: null }] } },
  -12.75,
  {},
]

const leaf = (name: string, id: string, chance: number): unknown => {
  if (name === 'Int') return (chance % 2000) - 1000
  if (name === 'Float') return chance % 3 === 0 ? chance % 50 : (chance % 1000) / 8
  if (name === 'Boolean') return chance % 2 === 0
  if (name === customScalars[0]) return anything[chance % anything.length]
  const values = enums[name]
  if (values) return values[chance % (values.length - 1)]
  return chance % 11 === 0 ? `\t"${id}"\\ \u{1F600}` : id
}

/** The same text for the same value, whatever the order of its fields. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${name}:${canonical(inner)}`)
    .join(',')}}`
}

const selections = new Map<string, SelectionSetNode>()

const selectionOf = (fieldSet: string): SelectionSetNode => {
  const known = selections.get(fieldSet)
  if (known) return known
  const [definition] = parse(`{ ${fieldSet} }`).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(fieldSet)
  selections.set(fieldSet, definition.selectionSet)
  return definition.selectionSet
}

const evaluate = (world: World, ref: Ref, selection: SelectionSetNode): Record<string, unknown> =>
  Object.fromEntries(
    selection.selections.flatMap((node) => {
      if (node.kind !== Kind.FIELD) return []
      const given = (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)])
      const args = { ...initialArguments(world, ref.type, node.name.value), ...Object.fromEntries(given) }
      const found = world.value(ref, node.name.value, args)
      return [[node.name.value, node.selectionSet ? within(world, found, node.selectionSet) : found]]
    }),
  )

const initialArguments = (world: World, type: string, name: string): Arguments =>
  Object.fromEntries(
    (world.field(type, name)?.args ?? []).flatMap((arg) =>
      arg.initial ? [[arg.name, valueFromASTUntyped(parseValue(arg.initial))]] : [],
    ),
  )

const within = (world: World, value: unknown, selection: SelectionSetNode): unknown => {
  if (Array.isArray(value)) return value.map((item) => within(world, item, selection))
  return value instanceof Ref ? evaluate(world, value, selection) : value
}

/** The selected part of what a router sent, in the order of the selection; what is missing is visible. */
export const pick = (value: unknown, selection: SelectionSetNode): unknown => {
  if (Array.isArray(value)) return value.map((item) => pick(item, selection))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    selection.selections.flatMap((node) => {
      if (node.kind !== Kind.FIELD) return []
      const found = (value as Record<string, unknown>)[node.name.value]
      const shown = found === undefined ? 'NOT SENT' : found
      return [[node.name.value, node.selectionSet ? pick(shown, node.selectionSet) : shown]]
    }),
  )
}

const finder = (model: SupergraphModel, world: () => World): World['find'] => {
  const indexes = new Map<string, Map<string, Ref>>()
  const indexOf = ({ name }: ObjectModel, key: string) => {
    const known = indexes.get(`${name} ${key}`)
    if (known) return known
    const refs = Array.from({ length: population }, (_, n) => new Ref(name, `${name}#${n}`))
    const index = new Map(refs.map((ref) => [canonical(evaluate(world(), ref, selectionOf(key))), ref]))
    indexes.set(`${name} ${key}`, index)
    return index
  }
  return (types, representation) => {
    for (const name of types) {
      const type = model.objects.get(name) as ObjectModel
      for (const key of type.keys) {
        if (!topFields(key).every((field) => representation[field] !== undefined)) continue
        const found = indexOf(type, key).get(canonical(pick(representation, selectionOf(key))))
        if (found) return new Ref(found.type, found.id, representation)
      }
    }
    return undefined
  }
}
