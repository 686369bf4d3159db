import { createInternalTokenSigner, internalTokenHeader, requestIdHeader, serviceViewer } from '@wayfare/auth'
import type { Service } from '@wayfare/booking-events'
import type { Secret } from '@wayfare/config'
import { DomainError } from '@wayfare/domain'
import { callerHeader } from '@wayfare/subgraph-kit'
import { createSupplierClient } from '@wayfare/supplier-client'
import { currentRequest } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import type { z } from 'zod'

export interface SubgraphClientConfig {
  /** Where each vertical answers GraphQL: `http://flights:4000/graphql`. */
  urls: Readonly<Partial<Record<Service, string>>>
  internalPrivateKey: Secret
}

export interface SubgraphQuery<T> {
  service: Service
  /** For logs. */
  operation: string
  query: string
  variables: object
  schema: z.ZodType<T>
}

/** Reads from other subgraphs in this service's own name. Rejects with a DomainError when one does not answer. */
export interface SubgraphClient {
  query<T>(query: SubgraphQuery<T>, signal: AbortSignal): Promise<T>
}

export const createSubgraphClient = (config: SubgraphClientConfig, log: Logger): SubgraphClient => {
  const signer = createInternalTokenSigner(config.internalPrivateKey)
  const clients = new Map(
    Object.entries(config.urls).map(([service, baseUrl]) => [
      service,
      createSupplierClient({ supplier: service, baseUrl: new URL(baseUrl).origin, sign: () => ({}), log }),
    ]),
  )
  return {
    query: async ({ service, operation, query, variables, schema }, signal) => {
      const client = clients.get(service)
      if (!client) throw new DomainError('UNAVAILABLE', `no address is configured for ${service}`)
      const { requestId = crypto.randomUUID(), caller = '' } = currentRequest() ?? {}
      const sign = () => signer.sign({ viewer: serviceViewer('bookings'), audience: service, requestId })
      return client.call({
        operation,
        method: 'POST',
        path: new URL(config.urls[service]!).pathname,
        headers: () => ({
          [internalTokenHeader]: sign(), // lives 30 s: not for a second attempt
          [requestIdHeader]: requestId,
          ...(caller === '' ? {} : { [callerHeader]: encodeURIComponent(caller) }),
        }),
        json: { query, variables },
        schema,
        safeToRepeat: true, // queries only
        timeoutMs: 20_000,
        signal,
      })
    },
  }
}
