import {
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
  field,
  hiddenIn,
  leaves,
  standsIn,
  typeName,
} from './model.ts'
import type { Random } from './random.ts'

/** Adds @override, @requires, @provides and @inaccessible where they fit. */
export const decorate = (model: SupergraphModel, random: Random) => {
  for (const entity of model.objects.values()) {
    if (entity.kind !== 'entity') continue
    if (random.chance(0.25)) override(entity, random)
    for (let n = random.int(0, 2); n > 0; n--) addRequires(model, entity, { random, name: `rq${n}` })
    for (const own of entity.fields) {
      if (ownField(own) && random.chance(0.1)) own.inaccessible = true
    }
  }
  for (const made of model.abstracts.values()) {
    if (!made.objectIn || random.chance(0.5)) continue
    made.fields.find(({ name }) => name === 'kind')?.external.add(made.objectIn)
    const type = { name: 'String', nonNull: random.chance(0.5) }
    made.objectFields.push(field('xr', type, [made.objectIn], { requires: 'kind' }))
  }
  for (const type of model.objects.values()) {
    for (const from of type.fields) if (random.chance(0.2)) addProvides(model, from, random)
  }
}

/** Neither of a key nor of an interface: nobody else counts on it. */
const ownField = ({ name, owners }: FieldModel) => owners.length > 0 && /^t\d/.test(name)

const isLeaf = ({ type }: FieldModel) => leaves.has(typeName(type))

const override = (entity: ObjectModel, random: Random) => {
  const moved = entity.fields.find((own) => ownField(own) && isLeaf(own) && own.owners.length === 1)
  const [from] = moved?.owners ?? []
  const others = [...entity.placements].filter(([name, { resolvable }]) => resolvable && name !== from)
  if (!moved || !from || others.length === 0) return
  moved.overrides = from
  moved.owners = [random.pick(others)[0]]
}

const addRequires = (
  model: SupergraphModel,
  entity: ObjectModel,
  { random, name }: { random: Random; name: string },
) => {
  const homes = [...entity.placements].filter(([, { resolvable }]) => resolvable)
  const [subgraph] = random.pick(homes)
  const needs = random.sample(
    entity.fields.filter(
      // Not what is computed itself: the planner gets chains of @requires wrong, whoever executes its plans.
      (other) => other.owners.length > 0 && !other.requires && !standsIn(subgraph, entity, other),
    ),
    random.int(1, 2),
  )
  const selections = needs.flatMap((need) => {
    const selection = selectionOf(model, need, { subgraph, random })
    if (selection) need.external.add(subgraph)
    return selection ?? []
  })
  if (selections.length === 0) return
  const type = { name: 'String', nonNull: random.chance(0.3) }
  entity.fields.push(field(name, type, [subgraph], { requires: selections.join(' ') }))
  const withArgument = needs.find(
    (need) => isLeaf(need) && need.args[0]?.name === 'n' && need.args.length === 1,
  )
  if (!withArgument) return
  for (const n of [8, 9]) {
    entity.fields.push(field(`${name}c${n}`, type, [subgraph], { requires: `${withArgument.name}(n: ${n})` }))
  }
}

const selectionOf = (
  model: SupergraphModel,
  need: FieldModel,
  { subgraph, random }: { subgraph: string; random: Random },
): string | undefined => {
  const called = `${need.name}${callArguments(need, random)}`
  if (isLeaf(need)) return called
  const type = model.objects.get(typeName(need.type))
  if (type?.kind === 'value') {
    const inner = type.fields.filter((value) => isLeaf(value) && value.args.length === 0)
    return inner.length === 0
      ? undefined
      : `${called} { ${random
          .sample(inner, 2)
          .map(({ name }) => name)
          .join(' ')} }`
  }
  if (!type?.keys.includes('id') || hiddenIn(model, type.name, subgraph)) return undefined
  const placement = type.placements.get(subgraph)
  if (!placement) type.placements.set(subgraph, { keys: ['id'], resolvable: random.chance(0.5) })
  else if (!placement.keys.includes('id')) placement.keys.push('id')
  return `${called} { id }`
}

const literals: Readonly<Record<string, string>> = { n: '5', s: '"req"', must: '7', m: '2' }

const callArguments = ({ args }: FieldModel, random: Random) => {
  const given = args.flatMap(({ name, type }) => {
    const literal = literals[name]
    return literal && (type.endsWith('!') || random.chance(0.5)) ? [`${name}: ${literal}`] : []
  })
  return given.length === 0 ? '' : `(${given.join(', ')})`
}

const addProvides = (model: SupergraphModel, from: FieldModel, random: Random) => {
  const [subgraph] = from.owners
  const entity = model.objects.get(typeName(from.type))
  if (!subgraph || from.owners.length > 1 || from.overrides || entity?.kind !== 'entity') return
  const given = entity.fields.filter(
    (own) =>
      ownField(own) &&
      isLeaf(own) &&
      own.args.length === 0 &&
      !own.requires &&
      !own.overrides &&
      !standsIn(subgraph, entity, own),
  )
  if (given.length === 0) return
  const provided = random.pick(given)
  provided.external.add(subgraph)
  provided.shareable = true
  from.provides.set(subgraph, provided.name)
}
