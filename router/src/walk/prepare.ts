import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type ValueNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { guardedFields } from '../access/guarded-fields.ts'
import type { AccessPolicy, Coordinate } from '../access/policy.ts'
import type { PrunedDocument } from '../access/prune.ts'
import { httpError } from '../http/errors.ts'
import type { Limits } from './limits.ts'
import { type AnswerSize, answerSizes } from './answer-size.ts'
import type { ListSizes } from './list-sizes.ts'
import { measure } from './measure.ts'
import { scan } from './scan.ts'
import { waitArguments } from './wait-arguments.ts'

/** A document that is worked out once and served often. It belongs to one supergraph. */
export interface PreparedDocument {
  readonly hash: string
  readonly document: DocumentNode
  /** Not empty: the document is invalid and must not be executed. */
  readonly errors: readonly GraphQLError[]
  readonly schema: GraphQLSchema
  readonly policy: AccessPolicy
  /** The fields each of its operations selects that have an access rule, each once. */
  readonly guarded: ReadonlyMap<OperationDefinitionNode, readonly Coordinate[]>
  /** How many values each of its operations asks for. */
  readonly answerSizes: ReadonlyMap<OperationDefinitionNode, AnswerSize>
  /** What its queries give to the argument by which they wait for news. */
  readonly waits: readonly ValueNode[]
  /** What is left of it for viewers who are denied some of them, by the denied fields. */
  readonly pruned: Map<string, PrunedDocument>
}

export interface DocumentsOptions {
  /** What clients see. */
  schema: GraphQLSchema
  policy: AccessPolicy
  limits: Limits
  listSizes: ListSizes
  introspection: boolean
  /** Whether errors suggest names of the schema. */
  suggestions: boolean
}

export interface Documents {
  /** @throws GraphQLError for a document over a limit or without syntax; invalid ones are returned with their errors */
  prepare(source: string): PreparedDocument
  /** A prepared document by the SHA-256 of its source, where it is still at hand. */
  byHash(hash: string): DocumentNode | undefined
}

const cachedDocuments = 2_000
/** A document takes about a hundred times its length in memory. */
const cachedCharacters = 500_000

/** Scan, parse, measure, validate and look for guarded fields: once per document, not per request. */
export const createDocuments = (options: DocumentsOptions): Documents => {
  const byHash = new Map<string, DocumentNode>()
  const cache = new LRUCache<string, PreparedDocument>({
    max: cachedDocuments,
    maxSize: cachedCharacters,
    sizeCalculation: (_, source) => source.length,
    dispose: ({ hash }) => byHash.delete(hash),
  })
  return {
    prepare(source) {
      const known = cache.get(source)
      if (known) return known
      const prepared = prepareDocument(source, options)
      if (prepared.errors.length > 0) return prepared
      cache.set(source, prepared)
      if (cache.has(source)) byHash.set(prepared.hash, prepared.document) // one too large is not kept
      return prepared
    },
    byHash: (hash) => byHash.get(hash),
  }
}

const prepareDocument = (source: string, options: DocumentsOptions): PreparedDocument => {
  const { schema, policy, limits } = options
  const document = parseWithin(source, limits)
  measure(document, limits)
  const errors = validateFor(document, options)
  return {
    hash: createHash('sha256').update(source).digest('hex'),
    document,
    errors,
    schema,
    policy,
    guarded: errors.length > 0 ? new Map() : guardedFields(document, options),
    answerSizes: errors.length > 0 ? new Map() : answerSizes(document, options),
    waits: waitArguments(document),
    pruned: new Map(),
  }
}

const parseWithin = (source: string, limits: Limits) => {
  try {
    scan(source, limits)
    return parse(source)
  } catch (error) {
    const { message, locations, extensions } = error as GraphQLError
    if (extensions['code'] !== undefined) throw error
    const at = locations?.[0] ? ` (line ${locations[0].line}, column ${locations[0].column})` : ''
    throw httpError(400, `${message}${at}`, { code: 'GRAPHQL_PARSE_FAILED' })
  }
}

const validateFor = (document: DocumentNode, { schema, introspection, suggestions }: DocumentsOptions) => {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  const errors = [
    ...validate(schema, document, rules, { hideSuggestions: !suggestions, maxErrors: 10 }),
    ...operationsWithoutRoot(document, schema),
  ]
  for (const error of errors) error.extensions['code'] ??= 'GRAPHQL_VALIDATION_FAILED'
  return errors
}

/** Validation lets pass what the schema has no root type for, such as a subscription. */
const operationsWithoutRoot = (document: DocumentNode, schema: GraphQLSchema) =>
  document.definitions.flatMap((node) =>
    node.kind !== Kind.OPERATION_DEFINITION || schema.getRootType(node.operation)
      ? []
      : [new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node })],
  )
