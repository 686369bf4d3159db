import { internalTokenHeader, requestIdHeader } from '@wayfare/auth'
import type { InternalTokenSigner } from '@wayfare/auth'
import type { SubgraphCall } from '../execution/transport.ts'
import type { RouterContext } from '../request-context.ts'
import { EitherSignal } from './either-signal.ts'
import { exchange } from './exchange.ts'
import type { Pool } from './http/pool.ts'
import { requestBytes } from './http/request.ts'
import type { Response } from './http/response-reader.ts'
import type { Route } from './routes.ts'

/** The traveller's address, for subgraphs whose supplier demands it. Clients cannot set it: it is dropped on arrival. */
const clientIpHeader = 'x-wayfare-client-ip'

/** In whose name a call is made. */
export type CallContext = Pick<
  RouterContext,
  'requestId' | 'viewer' | 'clientIp' | 'traceparent' | 'tokens' | 'stopWaiting'
>

export type Call = SubgraphCall<CallContext>

interface Way {
  readonly pool: Pool
  /** Names and values in turn. */
  readonly headers?: readonly string[]
}

/** By which a subgraph is told to answer with what it has; others than ours do not know it, and wait. */
const noWait = ['x-wayfare-no-wait', '1']

export interface PostingParts {
  /** Absent: subgraphs are called without an internal token. */
  signer?: InternalTokenSigner
  maxAnswerBytes: number
}

/** Sends one call over a connection to its subgraph. @throws SubgraphFailure */
export const posting = ({ signer, maxAnswerBytes }: PostingParts) => {
  const tokenFor = signer && tokensOf(signer)
  const post = ({ start, timeoutMs }: Route, { subgraph, body, context, signal }: Call, way: Way) => {
    const headers = ownHeaders(context)
    if (tokenFor) headers.push(internalTokenHeader, tokenFor(subgraph, context))
    if (way.headers) headers.push(...way.headers)
    const request = requestBytes(start, headers, body)
    return exchange(way.pool, { request, signal, timeoutMs, maxAnswerBytes })
  }
  /** A wait that must end is given up, and asked again without waiting: it is a query, and so may be repeated. */
  const postWait = async (route: Route, call: Call, stopWaiting: AbortSignal) => {
    if (!stopWaiting.aborted) {
      const signal = new EitherSignal(call.signal, stopWaiting)
      try {
        return await post(route, { ...call, signal }, { pool: route.waitPool })
      } catch (error) {
        if (!stopWaiting.aborted || call.signal.aborted) throw error
      }
    }
    return post(route, call, { pool: route.pool, headers: noWait })
  }
  return (route: Route, call: Call): Promise<Response> => {
    const { stopWaiting } = call.context
    return stopWaiting ? postWait(route, call, stopWaiting) : post(route, call, route)
  }
}

/** One token per operation and subgraph, however often it is called for that operation. */
const tokensOf =
  (signer: InternalTokenSigner) =>
  (audience: string, { viewer, requestId, tokens }: CallContext) => {
    const token = tokens.get(audience) ?? signer.sign({ viewer, audience, requestId })
    tokens.set(audience, token)
    return token
  }

const ownHeaders = ({ requestId, clientIp, traceparent }: CallContext): string[] => {
  const headers = [requestIdHeader, requestId, clientIpHeader, clientIp]
  if (traceparent !== undefined) headers.push('traceparent', traceparent)
  return headers
}
