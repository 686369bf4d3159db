import { type Operation, Supergraph, operationFromDocument } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { withRequiredArguments } from './required-arguments/plan.ts'
import { separateRequiredArguments } from './required-arguments/supergraph.ts'
import { withRequiredParts } from './required-parts/parts.ts'
import { requirementsIn } from './required-parts/requirements.ts'
import { type PlanningDocument, planningDocument } from './planning-document.ts'

/** What an operation needs to be executed. */
export interface Planned extends Omit<PlanningDocument, 'document'> {
  readonly plan: QueryPlan
}

/** The planner of one supergraph, and the schemas it works with. */
export interface Planner {
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** All there is, with what is @inaccessible and what belongs to composition. */
  readonly supergraphSchema: GraphQLSchema
  /** @throws GraphQLError where the operation cannot be planned */
  plan(document: DocumentNode, operationName: string | undefined): Planned
}

/**
 * Apollo's planner, without the rest of its gateway.
 * @throws where the text is no supergraph, or asks for a feature that nothing here implements
 */
export const createPlanner = (supergraphSdl: string): Planner => {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures })
  const api = supergraph.apiSchema()
  const separated = separateRequiredArguments(supergraphSdl)
  const planned = separated
    ? Supergraph.build(separated.supergraphSdl, { supportedFeatures, validateSupergraph: false })
    : supergraph
  const requirements = requirementsIn(separated?.supergraphSdl ?? supergraphSdl)
  const planner = new QueryPlanner(planned, { reuseQueryFragments: false, debug: { pathsLimit } })
  const planningSchema = planned.apiSchema()
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema()
  const taken = fieldNames(supergraphSchema)
  return {
    schema: api.toGraphQLJSSchema(),
    supergraphSchema,
    plan(client, operationName) {
      const { document, ...known } = planningDocument(client, taken)
      const operation = operationFromDocument(planningSchema, document, { operationName, validate: false })
      const plan = planWithin(planner, operation)
      if (!plan.node || plan.node.kind === 'Subscription') return { plan, ...known }
      const node = withRequiredParts(plan.node, requirements)
      return { plan: { ...plan, node: separated ? withRequiredArguments(node, separated) : node }, ...known }
    },
  }
}

/**
 * Of ways to get at one field, through whichever subgraphs and types. Where interfaces and unions are within one another they
 * multiply, until the planner has taken all the memory there is.
 */
const pathsLimit = 10_000

const planWithin = (planner: QueryPlanner, operation: Operation): QueryPlan => {
  try {
    return planner.buildQueryPlan(operation)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Too many options')) throw error
    const message = `There are more than ${pathsLimit} ways to get at a field of this operation.`
    const hint = 'Ask for less of what may be of several types, or in several operations.'
    const http = { status: 400 }
    const extensions = { code: 'LIMIT_EXCEEDED', http, limit: 'ways to a field', maximum: pathsLimit, hint }
    throw new GraphQLError(message, { originalError: error, extensions })
  }
}

const fieldNames = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
    ),
  )

/**
 * Of the features that a supergraph may demand: those of composition, which the planner knows; those about access, which
 * are decided before an operation gets here; and those that change nothing about execution. @context is not among them.
 */
const supportedFeatures = new Set(
  'core/v0.1 core/v0.2 join/v0.1 join/v0.2 join/v0.3 join/v0.4 join/v0.5 tag/v0.1 tag/v0.2 tag/v0.3 inaccessible/v0.1 inaccessible/v0.2 cost/v0.1 authenticated/v0.1 requiresScopes/v0.1 cacheTag/v0.1'
    .split(' ')
    .map((feature) => `https://specs.apollo.dev/${feature}`),
)
