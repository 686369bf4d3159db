import type { InternalTokenSigner } from '@wayfare/auth'
import type { Logger } from '@wayfare/telemetry'
import { type CallSignal, SubgraphFailure, type Transport } from '../execution/transport.ts'
import type { Metrics } from '../metrics.ts'
import { readGraphqlAnswer } from './graphql-answer.ts'
import type { Response } from './http/response-reader.ts'
import { NoConnection } from './no-connection.ts'
import { type Call, type CallContext, posting } from './posting.ts'
import { type SubgraphOptions, createRoutes } from './routes.ts'

export interface SubgraphTransport extends Transport<CallContext> {
  /** Gives up every call. */
  close(): void
}

export interface SubgraphTransportParts {
  options: SubgraphOptions
  /** Absent: subgraphs are called without an internal token. */
  signer?: InternalTokenSigner
  /** @throws SubgraphFailure for a subgraph that the supergraph does not have */
  urlOf: (subgraph: string) => string
  metrics: Metrics
  logger: Logger
}

/**
 * Calls subgraphs over HTTP in the name of a viewer. Every header is made here: nothing a client sent goes on, except a
 * well-formed traceparent. A call is never repeated: a subgraph knows what is safe to repeat. One that is down is left
 * alone by a circuit breaker, whose calls fail at once.
 */
export const subgraphTransport = (parts: SubgraphTransportParts): SubgraphTransport => {
  const { options, signer, urlOf, metrics, logger } = parts
  const post = posting({ signer, maxAnswerBytes: options.maxAnswerBytes })
  const routes = createRoutes({ options, urlOf, breakerOf: (subgraph) => breakerOf(subgraph, parts) })

  const replyTo = async (call: Call) => {
    const route = routes.to(call.subgraph)
    const end = route.breaker.enter()
    try {
      const reply = refuseOutage(await post(route, call))
      end('up')
      return reply
    } catch (error) {
      end(meansDown(error, call.signal) ? 'down' : 'nothing')
      throw error
    }
  }
  return {
    async send(call) {
      const done = metrics.subgraphFetch(call.subgraph)
      try {
        const answer = graphqlOf(await replyTo(call), signer !== undefined)
        done('ok')
        return answer
      } catch (error) {
        const failure = asFailure(error)
        done(failure instanceof CallsPaused ? 'PAUSED' : failure.code)
        report(failure, call.subgraph, logger)
        throw failure
      }
    },
    close: () => routes.close(),
  }
}

/** A 5xx in GraphQL's own words is an answer; any other is whatever stands before a subgraph that is down. */
const refuseOutage = (reply: Response) => {
  if (reply.status >= 500 && !readGraphqlAnswer(reply.bytes))
    throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `answered ${reply.status}`)
  return reply
}

const graphqlOf = ({ status, bytes }: Response, signed: boolean) => {
  if (status >= 200 && status < 300) return bytes // who executes reads it, and so checks it
  if (status === 401 && signed)
    throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'refused the router’s internal token')
  if (status < 500 && !readGraphqlAnswer(bytes))
    throw new SubgraphFailure('SUBGRAPH_BAD_ANSWER', `answered ${status} without GraphQL`)
  return bytes
}

class CallsPaused extends SubgraphFailure {
  constructor() {
    super('SUBGRAPH_UNAVAILABLE', 'has been failing: calls to it are paused')
  }
}

const breakerOf = (service: string, { metrics, logger }: SubgraphTransportParts) => {
  metrics.breaker(service, false)
  return {
    whenPaused: () => new CallsPaused(),
    onChange: (open: boolean) => {
      metrics.breaker(service, open)
      if (open) logger.warn('subgraph keeps failing, calls to it are paused', { subgraph: service })
      else logger.info('subgraph answers again, calls to it go on', { subgraph: service })
    },
  }
}

/** Being cut off by the request's own deadline is no verdict: an earlier call may have used up the time. */
const meansDown = (error: unknown, signal: CallSignal) =>
  error instanceof SubgraphFailure &&
  !(error instanceof NoConnection) &&
  (error.code === 'SUBGRAPH_UNAVAILABLE' || error.code === 'SUBGRAPH_TIMEOUT') &&
  !signal.aborted

const asFailure = (error: unknown) =>
  error instanceof SubgraphFailure
    ? error
    : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be called', error)

/** Not what nobody waits for, nor one line per call to a subgraph of which the breaker has said that it is down. */
const report = (failure: SubgraphFailure, subgraph: string, logger: Logger) => {
  const { code, message: reason, cause } = failure
  if (code === 'REQUEST_CANCELLED' || failure instanceof CallsPaused) return
  logger.warn('subgraph failed', { subgraph, code, reason, cause })
}
