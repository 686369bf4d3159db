import { internalTokenHeader, requestIdHeader } from '@wayfare/auth'
import type { InternalTokenSigner } from '@wayfare/auth'
import type { RouterContext } from '../request-context.ts'
import type { Metrics } from '../metrics.ts'
import { SubgraphFailure } from './subgraph-client.ts'
import type { SubgraphAnswer, SubgraphClient } from './subgraph-client.ts'

/** The traveller's address, for subgraphs whose supplier demands it. Clients cannot set it: it is dropped on arrival. */
const clientIpHeader = 'x-wayfare-client-ip'

export type CallContext = Pick<RouterContext, 'requestId' | 'viewer' | 'clientIp' | 'traceparent' | 'signal'>

export interface SubgraphRequest {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
}

export interface SubgraphCaller {
  /** @throws SubgraphFailure */
  call(service: string, request: SubgraphRequest, context: CallContext): Promise<SubgraphAnswer['body']>
}

export interface SubgraphCallerOptions {
  client: SubgraphClient
  signer: InternalTokenSigner
  metrics: Metrics
  urlOf: (service: string) => string
}

/**
 * Calls subgraphs in the name of a viewer. Every header it sends is made here: nothing a client sent goes on,
 * except a well-formed traceparent.
 */
export const subgraphCaller = ({ client, signer, metrics, urlOf }: SubgraphCallerOptions): SubgraphCaller => {
  const tokens = new WeakMap<CallContext, Map<string, Promise<string>>>()
  const tokenFor = (audience: string, context: CallContext) => {
    const ofRequest = tokens.get(context) ?? new Map<string, Promise<string>>()
    tokens.set(context, ofRequest)
    const { viewer, requestId } = context
    const token = ofRequest.get(audience) ?? signer.sign({ viewer, audience, requestId })
    ofRequest.set(audience, token)
    return token
  }
  const send = async (service: string, request: SubgraphRequest, context: CallContext) => {
    const headers = {
      [internalTokenHeader]: await tokenFor(service, context),
      [requestIdHeader]: context.requestId,
      [clientIpHeader]: context.clientIp,
      ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
    }
    const body = JSON.stringify(request)
    const answer = await client.post({ url: urlOf(service), body, headers, signal: context.signal })
    if (answer.status === 401)
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'refused the router’s internal token')
    return answer.body
  }
  return {
    async call(service, request, context) {
      const done = metrics.subgraphFetch(service)
      try {
        const body = await send(service, request, context)
        done('ok')
        return body
      } catch (error) {
        done(error instanceof SubgraphFailure ? error.code : 'SUBGRAPH_UNAVAILABLE')
        throw error
      }
    },
  }
}
