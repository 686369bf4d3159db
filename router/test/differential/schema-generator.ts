import {
  type AbstractModel,
  type ArgumentModel,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
  type TypeRef,
  builtIns,
  customScalars,
  enums,
  field,
  hiddenIn,
  leaves,
  standsIn,
  topFields,
  typeName,
} from './model.ts'
import { type Random, randomFrom } from './random.ts'
import { decorate } from './schema-decorations.ts'

/** A supergraph of two to five subgraphs. Most compose; what does not is for the caller to discard. */
export const generateModel = (seed: string): SupergraphModel => {
  const random = randomFrom('schema', seed)
  const subgraphs = ['a', 'b', 'c', 'd', 'e'].slice(0, random.int(2, 5))
  const model: SupergraphModel = { seed, subgraphs, objects: new Map(), abstracts: new Map() }
  const build = { model, random }
  addEntities(build)
  addValues(build)
  addInterfaces(build)
  addUnions(build)
  addKeyedInterface(build)
  addFields(build)
  addRoots(build)
  decorate(model, random)
  settle(build)
  return model
}

interface Build {
  readonly model: SupergraphModel
  readonly random: Random
}

const keyFields: Readonly<Record<string, TypeRef>> = {
  id: { name: 'ID', nonNull: true },
  sku: { name: 'String', nonNull: true },
  code: { name: 'Int', nonNull: true },
  region: { name: 'String', nonNull: true },
  org: { name: 'Org', nonNull: true },
}
const keySets = ['id', 'sku', 'code region', 'org { id }']

const addEntities = ({ model, random }: Build) => {
  for (let n = random.int(2, 4); n > 0; n--) {
    const keys = random.chance(0.6)
      ? ['id', ...random.sample(keySets.slice(1), random.int(0, 2))]
      : random.sample(keySets, 2)
    addEntity({ model, random }, `T${n}`, { keys, home: random.pick(model.subgraphs) })
  }
}

/** The home has every key, so that there is a way from each subgraph to each. */
const addEntity = (
  { model, random }: Build,
  name: string,
  { keys, home, not }: { keys: string[]; home: string; not?: string },
) => {
  const entity: ObjectModel = { kind: 'entity', name, keys, placements: new Map(), fields: [] }
  entity.placements.set(home, { keys, resolvable: true })
  for (const subgraph of model.subgraphs) {
    if (subgraph === home || subgraph === not || random.chance(0.4)) continue
    entity.placements.set(subgraph, {
      keys: random.sample(keys, random.int(1, keys.length)),
      resolvable: true,
    })
  }
  for (const key of new Set(keys.flatMap(topFields))) {
    entity.fields.push(
      field(key, keyFields[key] as TypeRef, [], { inaccessible: key !== 'id' && random.chance(0.15) }),
    )
  }
  model.objects.set(name, entity)
}

const addValues = ({ model, random }: Build) => {
  for (const name of ['Org', 'V1', 'V2'].slice(0, random.int(1, 3))) {
    const value: ObjectModel = { kind: 'value', name, keys: [], placements: new Map(), fields: [] }
    model.objects.set(name, value)
    if (name === 'Org') value.fields.push(field('id', { name: 'ID', nonNull: true }, []))
    for (let n = random.int(1, 3); n > 0; n--) {
      value.fields.push(
        field(`v${n}`, wrap(random, random.pick(builtIns)), [], { args: someArguments(random) }),
      )
    }
    if (name === 'V2') value.fields.push(field('inner', wrap(random, 'V1'), []))
    if (name !== 'Org' && random.chance(0.4)) {
      value.fields.push(field('link', wrap(random, random.pick(entitiesOf(model)).name), []))
    }
  }
}

const entitiesOf = (model: SupergraphModel) =>
  [...model.objects.values()].filter(({ kind }) => kind === 'entity')

/** Puts the entity where it is needed, with some of its keys. */
const place = ({ random }: Build, entity: ObjectModel, subgraph: string) => {
  if (entity.placements.has(subgraph)) return
  const keys = random.sample(entity.keys, random.int(1, entity.keys.length))
  entity.placements.set(subgraph, { keys, resolvable: random.chance(0.5) })
}

const addInterfaces = (build: Build) => {
  const { model, random } = build
  for (let n = random.int(0, 2); n > 0; n--) {
    const subgraphs = random.sample(model.subgraphs, random.int(1, 2))
    const members = random.sample(entitiesOf(model), random.int(2, 3))
    const made: AbstractModel = {
      kind: 'interface',
      name: `I${n}`,
      members: new Map(subgraphs.map((subgraph) => [subgraph, members.map(({ name }) => name)])),
      fields: [],
      objectFields: [],
    }
    model.abstracts.set(made.name, made)
    for (const member of members) for (const subgraph of subgraphs) placeWhole(build, member, subgraph)
  }
}

/** What is to be resolved in a subgraph must be reachable there. */
const placeWhole = (build: Build, entity: ObjectModel, subgraph: string) => {
  place(build, entity, subgraph)
  const placement = entity.placements.get(subgraph)
  if (placement) placement.resolvable = true
}

const addUnions = (build: Build) => {
  const { model, random } = build
  if (random.chance(0.4)) return
  const candidates = [...model.objects.values()].filter(({ name }) => name !== 'Org')
  const subgraphs = random.sample(model.subgraphs, random.int(1, 3))
  const always = random.pick(candidates)
  const members = subgraphs.map((subgraph) => {
    const chosen = new Set([always, ...random.sample(candidates, random.int(1, 2))])
    for (const { kind, name } of chosen)
      if (kind === 'entity') place(build, model.objects.get(name)!, subgraph)
    return [subgraph, [...chosen].map(({ name }) => name)] as [string, string[]]
  })
  if (random.chance(0.4)) addGhost(model, members[0]!)
  model.abstracts.set('U', {
    kind: 'union',
    name: 'U',
    members: new Map(members),
    fields: [],
    objectFields: [],
  })
}

/** A type that clients cannot see; only a fault makes it appear. */
const addGhost = (model: SupergraphModel, [, members]: [string, string[]]) => {
  members.push('Ghost')
  const boo = field('boo', { name: 'Int', nonNull: false }, [])
  model.objects.set('Ghost', {
    kind: 'value',
    name: 'Ghost',
    keys: [],
    placements: new Map(),
    fields: [boo],
    inaccessible: true,
  })
}

const addKeyedInterface = (build: Build) => {
  const { model, random } = build
  if (random.chance(0.6)) return
  const [home, other] = random.sample(model.subgraphs, 2) as [string, string]
  const names = ['K1', 'K2']
  for (const name of names) addEntity(build, name, { keys: ['id'], home, not: other })
  const members = new Map([
    [home, names],
    [other, names],
  ])
  const fields = [
    field('id', { name: 'ID', nonNull: true }, [home]),
    field('kind', { name: 'String', nonNull: random.chance(0.5) }, [home]),
  ]
  model.abstracts.set('K', {
    kind: 'interface',
    name: 'K',
    members,
    fields,
    key: 'id',
    objectIn: other,
    objectFields: [],
  })
  for (const name of names) model.objects.get(name)!.fields.push(field('kind', fields[1]!.type, [home]))
}

const addFields = (build: Build) => {
  const { model, random } = build
  for (const entity of entitiesOf(model)) {
    for (let n = random.int(2, 5); n > 0; n--) {
      const homes = resolvableIn(entity)
      const owners = random.sample(homes, random.chance(0.2) ? 2 : 1)
      entity.fields.push(anyField(build, `${entity.name.toLowerCase()}f${n}`, owners))
    }
  }
  for (const made of model.abstracts.values()) {
    if (made.objectIn)
      made.objectFields.push(...['x1', 'x2'].map((name) => anyField(build, name, [made.objectIn!])))
    else if (made.kind === 'interface') addInterfaceFields(build, made)
  }
}

const resolvableIn = (entity: ObjectModel) =>
  [...entity.placements].flatMap(([subgraph, { resolvable }]) => (resolvable ? [subgraph] : []))

const addInterfaceFields = (build: Build, made: AbstractModel) => {
  const { model, random } = build
  const subgraphs = [...made.members.keys()]
  for (const [index, subgraph] of [...subgraphs, random.pick(subgraphs)].entries()) {
    const owners = random.chance(0.2) ? subgraphs : [subgraph]
    const common = anyField(build, `${made.name.toLowerCase()}f${index}`, owners)
    made.fields.push(common)
    for (const name of made.members.get(subgraph) ?? []) {
      // What implements it may promise more.
      const type = { ...common.type, nonNull: common.type.nonNull || random.chance(0.3) }
      model.objects
        .get(name)!
        .fields.push({ ...common, type, external: new Set(), provides: new Map(), nullableIn: new Set() })
    }
  }
}

const anyField = ({ model, random }: Build, name: string, owners: string[]): FieldModel => {
  const abstracts = [...model.abstracts.values()].filter((made) => possibleIn(made, owners).length > 0)
  const composites = [...model.objects.values()].filter(
    ({ kind, name }) => kind !== 'root' && name !== 'Ghost',
  )
  // An entity that is behind an @interfaceObject has no type of its own there.
  const visible = composites.filter(
    (type) => !owners.some((subgraph) => hiddenIn(model, type.name, subgraph)),
  )
  const kind = random.int(0, 9)
  const named =
    kind < 4
      ? random.pick([...builtIns, ...customScalars, ...Object.keys(enums)])
      : kind < 7 || abstracts.length === 0
        ? random.pick(visible).name
        : random.pick(abstracts).name
  const type = wrap(random, named)
  const nullableIn = owners.length > 1 && type.nonNull && random.chance(0.4) ? [random.pick(owners)] : []
  const made = model.abstracts.get(named)
  return field(name, type, owners, {
    args: someArguments(random),
    nullableIn: new Set(nullableIn),
    possible: made ? possibleIn(made, owners) : [],
  })
}

const possibleIn = (made: AbstractModel, owners: readonly string[]) => {
  const [first = [], ...rest] = owners.map((subgraph) => made.members.get(subgraph) ?? [])
  return first.filter((name) => name !== 'Ghost' && rest.every((members) => members.includes(name)))
}

const wrap = (random: Random, name: string): TypeRef => {
  const nonNull = random.chance(0.3)
  const item: TypeRef = { name, nonNull }
  if (random.chance(leaves.has(name) ? 0.85 : 0.55)) return item
  const list: TypeRef = { list: item, nonNull: random.chance(0.3) }
  return random.chance(0.85) ? list : { list, nonNull: random.chance(0.3) }
}

const argumentPool: readonly ArgumentModel[] = [
  { name: 'n', type: 'Int', initial: '3' },
  { name: 'm', type: 'Int' },
  { name: 's', type: 'String', initial: '"x\\"y"' },
  { name: 'color', type: 'Color', initial: 'RED' },
  { name: 'sizes', type: '[Size!]' },
  { name: 'where', type: 'Where', initial: '{ n: 1 }' },
  { name: 'any', type: 'Any' },
  { name: 'must', type: 'Int!' },
]

const someArguments = (random: Random): ArgumentModel[] =>
  random.chance(0.75) ? [] : random.sample(argumentPool, random.int(1, 2))

const addRoots = (build: Build) => {
  const { model, random } = build
  const query: ObjectModel = { kind: 'root', name: 'Query', keys: [], placements: new Map(), fields: [] }
  for (const subgraph of model.subgraphs) {
    for (let n = random.int(1, 3); n > 0; n--) {
      const owners = [...new Set([subgraph, ...(random.chance(0.2) ? [random.pick(model.subgraphs)] : [])])]
      query.fields.push(rootField(build, `${subgraph}${n}`, owners))
    }
  }
  model.objects.set('Query', query)
  if (random.chance(0.5)) return
  const fields = random.sample(model.subgraphs, 3).flatMap((subgraph) => {
    const count = field(`count${subgraph}`, { name: 'Int', nonNull: random.chance(0.5) }, [subgraph])
    return [count, rootField(build, `do${subgraph}`, [subgraph])]
  })
  model.objects.set('Mutation', { kind: 'root', name: 'Mutation', keys: [], placements: new Map(), fields })
}

/** Roots lead somewhere, rather than to leaves. */
const rootField = (build: Build, name: string, owners: string[]) => {
  let made = anyField(build, name, owners)
  for (let n = 0; n < 5 && leaves.has(typeName(made.type)); n++) made = anyField(build, name, owners)
  return made
}

/** Every type that a subgraph speaks of stands in it. */
const settle = (build: Build) => {
  const { model } = build
  for (let before = -1, now = 0; before !== now; now = countPlacements(model)) {
    before = countPlacements(model)
    for (const subgraph of model.subgraphs) {
      for (const type of model.objects.values()) {
        if (type.kind === 'root' || type.placements.has(subgraph)) settleFields(build, subgraph, type)
      }
      for (const made of model.abstracts.values()) {
        if (made.objectIn === subgraph) settleTypes(build, subgraph, made.objectFields)
        else for (const member of made.members.get(subgraph) ?? []) settleType(build, subgraph, member)
      }
    }
  }
}

const countPlacements = (model: SupergraphModel) =>
  [...model.objects.values()].reduce((sum, { placements }) => sum + placements.size, 0)

const settleFields = (build: Build, subgraph: string, type: ObjectModel) => {
  const all = type.kind === 'value'
  settleTypes(
    build,
    subgraph,
    type.fields.filter((field) => all || standsIn(subgraph, type, field)),
  )
}

const settleTypes = (build: Build, subgraph: string, fields: readonly FieldModel[]) => {
  for (const { type } of fields) settleType(build, subgraph, typeName(type))
}

const settleType = (build: Build, subgraph: string, name: string) => {
  const type = build.model.objects.get(name)
  if (type?.kind === 'entity') place(build, type, subgraph)
  if (type?.kind === 'value') type.placements.set(subgraph, { keys: [], resolvable: true })
}
