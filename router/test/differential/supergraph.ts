import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql'
import { CompositionFailed, composeSupergraph } from '../../../scripts/compose.ts'
import { type Engine, createEngine } from '../../src/execution/engine.ts'
import type { Transport } from '../../src/execution/transport.ts'
import { type StockEngine, stockEngine } from '../stock-engine.ts'
import type { SupergraphModel } from './model.ts'
import { type Operation, generateOperation } from './operation-generator.ts'
import { generateModel } from './schema-generator.ts'
import { subgraphSdl } from './schema-sdl.ts'
import { type Visit, serve } from './subgraphs.ts'
import { type World, createWorld } from './world.ts'

/** A generated supergraph with its data, and the two engines that are to agree about it. */
export interface Bench {
  readonly seed: string
  readonly model: SupergraphModel
  readonly world: World
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly ours: Engine<Visit>
  readonly stock: StockEngine<Visit>
  readonly transport: Transport<Visit>
}

/** @returns undefined where what was generated does not compose, or not to anything that stock can use */
export const openBench = async (seed: string): Promise<Bench | undefined> => {
  const model = generateModel(seed)
  const supergraphSdl = compose(model)
  if (!supergraphSdl) return undefined
  const world = createWorld(model)
  const transport = serve(model, world)
  const [ours, stock] = [createEngine({ transport }), stockEngine({ transport })]
  try {
    await stock.use(supergraphSdl)
  } catch {
    // What composes is not always what the planner can take apart again.
    return undefined
  }
  const schema = await ours.use(supergraphSdl)
  return { seed, model, world, schema, ours, stock, transport }
}

const compose = (model: SupergraphModel): string | undefined => {
  try {
    return composeSupergraph(printed(model)).supergraphSdl
  } catch (error) {
    if (error instanceof CompositionFailed) return undefined
    throw error
  }
}

export const printed = (model: SupergraphModel) =>
  model.subgraphs.map((name) => ({
    name,
    url: `http://${name}`,
    sdl: subgraphSdl(model, { subgraph: name, loose: false }),
  }))

export interface Drawn {
  readonly operation: Operation
  readonly document: DocumentNode
}

/** @returns undefined where ten attempts gave nothing valid */
export const drawOperation = (schema: GraphQLSchema, seed: string): Drawn | undefined => {
  for (let attempt = 0; attempt < 10; attempt++) {
    const operation = generateOperation(schema, `${seed}:${attempt}`)
    const document = parse(operation.text, { noLocation: true })
    if (validate(schema, document).length === 0) return { operation, document }
  }
  return undefined
}
