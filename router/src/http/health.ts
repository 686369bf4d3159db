import { randomUUID } from 'node:crypto'
import { anonymous } from '@wayfare/auth'
import type { FastifyInstance } from 'fastify'
import type { Transport } from '../execution/transport.ts'
import { readGraphqlAnswer } from '../subgraphs/graphql-answer.ts'
import type { CallContext } from '../subgraphs/posting.ts'
import type { SubgraphAddress } from '../supergraph/subgraph-addresses.ts'

export interface HealthOptions {
  transport: Transport<CallContext>
  subgraphs: () => readonly SubgraphAddress[]
  /** Aborted: the router is about to stop. */
  draining: AbortSignal
}

const probeMs = 2_000
const question = Buffer.from('{"query":"{ __typename }"}')
/** An answer is good for this long, so that probing the router cannot be used to storm the subgraphs. */
const freshMs = 1_000

/** Live: the process answers. Ready: it has a supergraph and every subgraph accepts its calls. */
export const healthRoutes = (app: FastifyInstance, { transport, subgraphs, draining }: HealthOptions) => {
  const probe = async (name: string): Promise<[name: string, state: string]> => {
    const context = {
      requestId: randomUUID(),
      viewer: anonymous,
      clientIp: '127.0.0.1',
      traceparent: undefined,
      tokens: new Map<string, string>(),
    }
    const signal = AbortSignal.timeout(probeMs)
    return transport.send({ subgraph: name, body: question, context, signal }).then(
      (answer) => [name, readGraphqlAnswer(answer)?.data ? 'ok' : 'answers with errors'],
      (error: Error) => [name, error.message],
    )
  }
  let last: { at: number; states: Promise<[string, string][]> } | undefined
  const probeAll = () => {
    if (!last || performance.now() - last.at > freshMs)
      last = { at: performance.now(), states: Promise.all(subgraphs().map(({ name }) => probe(name))) }
    return last.states
  }
  app.get('/health/live', () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    if (draining.aborted) return reply.code(503).send({ status: 'stopping' })
    const states = await probeAll()
    const ready = states.every(([, state]) => state === 'ok')
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      supergraph: 'loaded',
      subgraphs: Object.fromEntries(states),
    })
  })
}
