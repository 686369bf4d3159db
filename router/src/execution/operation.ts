import type { JsonBytes } from './json-bytes.ts'
import type { CallSignal } from './transport.ts'
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'

/** One operation to execute. */
export interface OperationRequest<Context> {
  /** Valid against the schema, and within the limits. */
  readonly document: DocumentNode
  /** What `use` returned when the document was validated. Absent: what it returned last. */
  readonly schema?: GraphQLSchema
  readonly operationName?: string
  /** Names the document: equal keys, equal documents. */
  readonly key: string
  /** As the client sent them. */
  readonly variables?: Readonly<Record<string, unknown>>
  /** Handed to the transport as it is. */
  readonly context: Context
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: CallSignal
  /** Who may see the same: requests with equal words here may share work that is under way. Absent: none is shared. */
  readonly sharing?: string
}

/** `data` is absent where nothing was executed. */
export interface OperationAnswer {
  readonly data?: JsonBytes | null
  readonly errors?: readonly GraphQLError[]
}
