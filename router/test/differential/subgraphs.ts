import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  execute,
  parse,
  validate,
} from 'graphql'
import { SubgraphFailure, type Transport } from '../../src/execution/transport.ts'
import type { Faults } from './faults.ts'
import { type FieldModel, type SupergraphModel, type TypeRef, leaves, typeName } from './model.ts'
import { hash } from './random.ts'
import { subgraphSdl } from './schema-sdl.ts'
import { type Arguments, Ref, type World, objectAt, pick } from './world.ts'

/** What belongs to one execution of one operation: nothing of it is seen by another. */
export interface Visit {
  readonly faults: Faults
  /** Every request, as it came. */
  readonly seen: { subgraph: string; body: string }[]
  /** Mutations count: who runs them in another order gets other numbers. */
  counter: number
  /** `subgraph object.field` of everything that was resolved: what a plan comes down to. */
  readonly resolved: Set<string>
  /** Whether a subgraph was sent something that is not valid against its schema. */
  invalid: boolean
}

export const visitWith = (faults: Faults): Visit => ({
  faults,
  seen: [],
  counter: 0,
  resolved: new Set(),
  invalid: false,
})

/** The subgraphs of a model, in this process, answering from the world through graphql-js. */
export const serve = (model: SupergraphModel, world: World): Transport<Visit> => {
  const servers = new Map(model.subgraphs.map((name) => [name, server(model, world, name)]))
  return {
    async send({ subgraph, body, context }) {
      context.seen.push({ subgraph, body: String(body) })
      return Buffer.from(await answerTo({ subgraph, body: String(body), context }))
    },
  }

  async function answerTo({ subgraph, body, context }: { subgraph: string; body: string; context: Visit }) {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Arguments }
    // Entities may be down while the roots are up, since who merges requests merges them among their kind.
    const part = query.includes('_entities(') ? 'entities' : 'roots'
    const down = context.faults.at(`${subgraph} ${part}`, ['unavailable', 'refuses', 'no data'])
    if (down === 'unavailable') throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'is down')
    if (down === 'refuses') return '{"errors":[{"message":"refused","extensions":{"code":"REFUSED"}}]}'
    if (down === 'no data') return '{"data":null,"errors":[{"message":"no data"}]}'
    return JSON.stringify(await servers.get(subgraph)!(query, variables, context))
  }
}

const server = (model: SupergraphModel, world: World, subgraph: string) => {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(subgraphSdl(model, { subgraph, loose: true })),
      resolvers: references(model, world, subgraph),
    },
  ])
  const fieldResolver = resolveField(model, world, subgraph)
  const documents = new Map<string, Checked>()
  return (query: string, variableValues: Arguments | undefined, contextValue: Visit) => {
    const { document, errors } = documents.get(query) ?? check(schema, query)
    documents.set(query, { document, errors })
    contextValue.invalid ||= errors.length > 0
    if (errors.length > 0) return { errors }
    return execute({ schema, document, variableValues, contextValue, fieldResolver, typeResolver })
  }
}

interface Checked {
  document: DocumentNode
  errors: readonly GraphQLError[]
}

/** Every server validates before it executes; what is invalid is answered with nothing but errors. */
const check = (schema: GraphQLSchema, query: string): Checked => {
  const document = parse(query, { noLocation: true })
  return { document, errors: validate(schema, document) }
}

const typeResolver: GraphQLTypeResolver<unknown, Visit> = (value) => (value as Ref).type

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

const references = (model: SupergraphModel, world: World, subgraph: string): ResolverMap => {
  // Asynchronous, as nearly all are: an entity that fails is one error of one entity.
  const resolve =
    (types: readonly string[]) =>
    async (representation: Arguments, { faults, resolved }: Visit) => {
      const found = world.find(types, representation)
      if (!found) return null
      resolved.add(`${subgraph} ref ${found.id}`)
      const fault = faults.at(`${subgraph} ref ${found.id}`, ['throws', 'null'])
      if (fault === 'throws') throw new Error(`${subgraph} lost ${found.id}`)
      return fault === 'null' ? null : found
    }
  const entities = [...model.objects.values()].flatMap(({ name, placements }) => {
    const keys = placements.get(subgraph)?.keys ?? []
    return keys.length > 0 ? [[name, { __resolveReference: resolve([name]) }]] : []
  })
  const abstracts = [...model.abstracts.values()].flatMap(({ name, key, members, objectIn }) => {
    const types = members.get(subgraph)
    if (!key || !types) return []
    const __resolveReference = resolve(types)
    return [
      [
        name,
        objectIn === subgraph ? { __resolveReference } : { __resolveReference, __resolveType: typeResolver },
      ],
    ]
  })
  return Object.fromEntries([...entities, ...abstracts]) as ResolverMap
}

const resolveField = (
  model: SupergraphModel,
  world: World,
  subgraph: string,
): GraphQLFieldResolver<Ref | undefined, Visit> => {
  return (source, args: Arguments, visit, info) => {
    const ref = source ?? new Ref(info.parentType.name, info.parentType.name)
    const { fieldName } = info
    const field = world.field(ref.type, fieldName)
    if (!field) throw new Error(`${ref.type}.${fieldName} is unknown in ${subgraph}`)
    if (ref.type === 'Mutation') visit.counter++
    const place = `${ref.id}.${fieldName}`
    visit.resolved.add(`${subgraph} ${place}`)
    const fault = visit.faults.at(`${subgraph} ${place}`, ['throws', 'null', 'wrong', 'strange'])
    if (fault === 'throws') throw new Error(`${subgraph} failed at ${place}`)
    if (fault === 'null') return null
    const value = truth(world, { ref, field, subgraph, args, visit })
    if (fault === 'wrong') return wrongly(value, { place, type: field.type })
    return fault === 'strange'
      ? strangely(model, value, { place, subgraph, type: typeName(field.type) })
      : value
  }
}

interface Question {
  ref: Ref
  field: FieldModel
  subgraph: string
  args: Arguments
  visit: Visit
}

const truth = (world: World, { ref, field, subgraph, args, visit }: Question): unknown => {
  if (field.overrides === subgraph) return 'OVERRIDDEN'
  if (field.name.startsWith('count')) return visit.counter
  if (!field.requires) return world.value(ref, field.name, args)
  return world.computed(field.requires, (selection) =>
    ref.representation ? pick(ref.representation, selection) : 'NOTHING SENT',
  )
}

const wrongValues = [12.5, 'wrong', true, { x: 1 }, ['a'], 3e10, 'HIDDEN', '', 7, '8']

/** One leaf of another kind than the schema says; objects stay as they are. */
const wrongly = (value: unknown, { place, type }: { place: string; type: TypeRef }): unknown => {
  if (!leaves.has(typeName(type))) return value
  if (!('list' in type)) return wrongValues[hash(place, 'wrong') % wrongValues.length]
  if (!Array.isArray(value) || value.length === 0) return value
  const at = hash(place, 'item') % value.length
  return value.map((item: unknown, n) =>
    n === at ? wrongly(item, { place: `${place}[${n}]`, type: type.list }) : item,
  )
}

/** An object of a type that clients do not know. */
const strangely = (
  model: SupergraphModel,
  value: unknown,
  { place, subgraph, type }: { place: string; subgraph: string; type: string },
): unknown => {
  if (!model.abstracts.get(type)?.members.get(subgraph)?.includes('Ghost')) return value
  if (Array.isArray(value))
    return value.map((item, n) => (n === 0 ? strangely(model, item, { place, subgraph, type }) : item))
  return value === null ? value : objectAt(model, 'Ghost', place)
}
