import { randomUUID } from 'node:crypto'
import { anonymous, createInternalTokenSigner, generateInternalKeys } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createLogger } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { openOrderDesk } from './order-desk.ts'
import type { OrderDesk } from './order-desk.ts'

/** What every service's configuration has; a test adds the supplier's part. */
export interface ServiceEdge<Name extends string> {
  name: Name
  host: string
  port: number
  internalPublicKey: string
  ratesUrl: string
  log: { level: 'silent' }
}

export interface GraphQLAnswer {
  // What a test expects of an answer, it says itself.
  // oxlint-disable-next-line typescript/no-explicit-any
  data?: any
  errors?: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Readonly<Record<string, unknown>>
  }[]
}

export interface SubgraphDoor extends AsyncDisposable {
  readonly url: string
  readonly database: Database
  /** Sends orders to the subgraph's worker as the bookings service does. */
  readonly desk: OrderDesk
  /** Asks as the router would for this viewer, anonymous unless told. */
  ask(document: string, variables?: object, viewer?: Viewer): Promise<GraphQLAnswer>
}

interface Starting<Name extends string> {
  name: Name
  ratesUrl: string
  start: (
    edge: ServiceEdge<Name>,
    shared: { database: Database; log: Logger },
  ) => Promise<{ url: string; close(): Promise<void> }>
}

/** A whole subgraph behind its HTTP door, on an embedded database in memory. */
export const openSubgraphDoor = async <Name extends string>({
  name,
  ratesUrl,
  start,
}: Starting<Name>): Promise<SubgraphDoor> => {
  const log = createLogger('test', { level: 'silent' })
  const keys = generateInternalKeys()
  const signer = createInternalTokenSigner(keys.privateKey)
  const database = await openDatabase({}, log)
  const edge = {
    name,
    host: '127.0.0.1',
    port: 0,
    internalPublicKey: keys.publicKey,
    ratesUrl,
    log: { level: 'silent' as const },
  }
  const service = await start(edge, { database, log })
  const desk = await openOrderDesk(database, log)
  return {
    url: service.url,
    database,
    desk,
    ask: async (query, variables = {}, viewer = anonymous) => {
      const requestId = randomUUID()
      const token = await signer.sign({ viewer, audience: name, requestId })
      const answer = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-wayfare-internal': token,
          'x-request-id': requestId,
        },
        body: JSON.stringify({ query, variables }),
      })
      return (await answer.json()) as GraphQLAnswer
    },
    [Symbol.asyncDispose]: async () => {
      await desk.close()
      await service.close()
      await database.close()
    },
  }
}
