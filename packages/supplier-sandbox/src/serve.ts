import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '@wayfare/domain'
import { isSemantic, type SemanticFault, type Strike } from './faults/fault.ts'
import type { Faults } from './faults/registry.ts'
import { lateStrike, resetConnection, spoil, type Finished } from './faults/spoil.ts'
import { Refusal, type Answer, type Call, type Operation, type SupplierProtocol } from './operation.ts'
import type { World } from './world/world.ts'

export interface Serving {
  readonly world: World
  readonly faults: Faults
  readonly clock: Clock
  readonly protocol: SupplierProtocol
  /** Something the sandbox did not expect of itself. */
  readonly onError: (error: unknown) => void
}

/** Puts one operation on the server: count it, let it suffer its faults, do its work in one transaction. */
export const serve = (server: FastifyInstance, operation: Operation, serving: Serving) => {
  const paths = serving.protocol.trailingSlash ? [operation.path, `${operation.path}/`] : [operation.path]
  for (const url of paths) route(server, operation, { ...serving, url })
}

const route = (
  server: FastifyInstance,
  operation: Operation,
  { url, ...serving }: Serving & { url: string },
) =>
  server.route({
    method: operation.method,
    url,
    handler: async (request, reply) => {
      const { supplier, name } = operation
      const strikes = serving.world.store.transaction(() => {
        serving.world.ledger.called(supplier, name)
        serving.world.inventory.releaseDue(serving.clock())
        return serving.faults.strike(supplier, name, 'call')
      })
      const call = toCall(request, strikes, serving)
      const answer = operation.begin?.(call) ?? (await suffer(operation, serving, { call, strikes }))
      if (answer === 'reset') {
        reply.hijack()
        return resetConnection(reply.raw)
      }
      return send(reply, finish(answer, serving), lateStrike(strikes))
    },
  })

/** The operation's answer, with what its faults do to it before and instead of the work. */
const suffer = async (
  operation: Operation,
  serving: Serving,
  { call, strikes }: { call: Call; strikes: readonly Strike[] },
): Promise<Answer | 'reset'> => {
  try {
    for (const { delayMs } of strikes.filter(({ kind }) => kind === 'latency')) await sleep(delayMs)
    if (strikes.some(({ kind }) => kind === 'reset')) return 'reset'
    const refused = refusedEarly(serving, strikes)
    if (!refused) return work(operation, serving, { ...call, now: serving.clock() })
    serving.world.store.transaction(() => operation.failed?.(call, refused))
    return refused
  } finally {
    operation.end?.(call)
  }
}

const refusedEarly = ({ protocol, clock }: Serving, strikes: readonly Strike[]): Answer | undefined => {
  if (strikes.some(({ kind }) => kind === 'rate-limited')) return protocol.rateLimited(clock())
  const broken = strikes.find(({ kind }) => kind === 'server-error')
  return broken && protocol.serverError(broken.hit)
}

const toCall = (request: FastifyRequest, strikes: readonly Strike[], { clock }: Serving): Call => {
  const semantic = strikes.flatMap(({ kind, delayMs }): [SemanticFault, number][] =>
    isSemantic(kind) ? [[kind, delayMs]] : [],
  )
  return {
    params: request.params as Record<string, string>,
    query: new URLSearchParams(request.url.split('?')[1] ?? ''),
    headers: request.headers,
    body: typeof request.body === 'string' ? request.body : '',
    faults: new Map(semantic),
    now: clock(),
  }
}

const work = ({ handle }: Operation, { world, protocol, onError }: Serving, call: Call): Answer => {
  try {
    return world.store.transaction(() => handle(call))
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    onError(error)
    return protocol.serverError(1)
  }
}

export const finish = (
  answer: Answer,
  { protocol, clock }: Pick<Serving, 'protocol' | 'clock'>,
): Finished => {
  const { status, body } = answer
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  const type: Record<string, string> =
    text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...type, ...protocol.headers(clock()), ...answer.headers }, body: text }
}

const send = async (reply: FastifyReply, finished: Finished, strike: Strike | undefined) => {
  if (!strike) return reply.code(finished.status).headers(finished.headers).send(finished.body)
  reply.hijack()
  await spoil(reply.raw, finished, strike)
}
