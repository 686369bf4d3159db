import type { IncomingHttpHeaders } from 'node:http'
import type { SemanticFault } from './faults/fault.ts'

export type SupplierName = 'duffel' | 'rapid' | 'stripe' | 'ecb'

/** One request to a supplier, as its handler sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** As received; empty for none. */
  readonly body: string
  /** The misfortunes this call must suffer in the supplier's own words, with their delay in milliseconds. */
  readonly faults: ReadonlyMap<SemanticFault, number>
  readonly now: Date
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string goes out as it is, anything else as JSON; absent for an empty body. */
  readonly body?: unknown
}

/** One operation of one supplier's contract. A handler runs in one transaction; what it throws undoes it. */
export interface Operation {
  readonly supplier: SupplierName
  /** The contract's operationId where it has one. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify's spelling: `/duffel/air/offers/:id`. */
  readonly path: string
  /** The semantic faults this operation can express. */
  readonly suffers?: readonly SemanticFault[]
  readonly handle: (call: Call) => Answer
  /** As a request arrives, before any fault delays it: an answer refuses it. */
  readonly begin?: (call: Call) => Answer | undefined
  /** A fault made the supplier fail instead of doing the work. */
  readonly failed?: (call: Call, answer: Answer) => void
  /** The work is done, or was not. */
  readonly end?: (call: Call) => void
}

/** A refusal in the supplier's own envelope. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`)
    this.answer = answer
  }
}

/** What makes a supplier's answers its own, whatever the operation. */
export interface SupplierProtocol {
  readonly prefix: string
  /** Takes every path with a slash at its end as well. */
  readonly trailingSlash?: boolean
  /** Headers of every answer. */
  readonly headers: (now: Date) => Readonly<Record<string, string>>
  readonly notFound: () => Answer
  /** A request that never reaches an operation: its address, content type or body cannot be read, or is too long. */
  readonly unreadable: (status: number) => Answer
  readonly rateLimited: (now: Date) => Answer
  readonly serverError: (hit: number) => Answer
}
