import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { faultInput, isSemantic, isWebhook, type FaultInput } from './faults/fault.ts'
import type { Faults } from './faults/registry.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Operation } from './operation.ts'

const resetInput = z.strictObject({ seed: z.string().min(1).optional() })

export interface OwnEndpoints {
  readonly faults: Faults
  readonly ledger: Ledger
  readonly operations: readonly Operation[]
  /** Starts the world afresh. */
  readonly reset: (seed: string | undefined) => void
}

const badRequest = (reply: FastifyReply, problems: readonly string[]) =>
  reply.code(400).send({ error: problems.join('; ') })

const explain = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)

const readBody = (body: unknown): unknown => {
  if (typeof body !== 'string' || body === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What speaks against the fault: an operation nobody has, or one that cannot say such a thing. */
const objection = ({ supplier, operation, kind }: FaultInput, operations: readonly Operation[]) => {
  if (isWebhook(kind)) return supplier === 'stripe' ? undefined : `kind: ${supplier} sends no webhooks here`
  const own = operations.filter((each) => each.supplier === supplier)
  const named = operation === '*' ? own : own.filter(({ name }) => name === operation)
  if (named.length === 0)
    return `operation: ${supplier} has no ${operation}, only *, ${own.map(({ name }) => name).join(', ')}`
  if (isSemantic(kind) && !named.some(({ suffers = [] }) => suffers.includes(kind))) {
    const able = own.filter(({ suffers = [] }) => suffers.includes(kind)).map(({ name }) => name)
    return `kind: ${operation} of ${supplier} cannot say ${kind}, only ${able.join(', ') || 'none of its operations'} can`
  }
  return undefined
}

/** The sandbox's own side, never part of a supplier's contract: the ledger, the faults and a fresh start. */
export const ownEndpoints = (server: FastifyInstance, own: OwnEndpoints) => {
  server.get('/_sandbox/ledger', () => own.ledger.read())
  server.get('/_sandbox/faults', () => ({ faults: own.faults.list() }))
  server.post('/_sandbox/faults', (request, reply) => {
    const parsed = faultInput.safeParse(readBody(request.body))
    if (!parsed.success) return badRequest(reply, explain(parsed.error))
    const problem = objection(parsed.data, own.operations)
    return problem ? badRequest(reply, [problem]) : reply.code(201).send({ id: own.faults.add(parsed.data) })
  })
  server.delete('/_sandbox/faults', (_, reply) => {
    own.faults.removeAll()
    return reply.code(204).send()
  })
  server.delete<{ Params: { id: string } }>('/_sandbox/faults/:id', ({ params }, reply) =>
    own.faults.remove(params.id)
      ? reply.code(204).send()
      : reply.code(404).send({ error: `there is no fault ${params.id}` }),
  )
  server.post('/_sandbox/reset', (request, reply) => {
    const parsed = resetInput.safeParse(readBody(request.body))
    if (!parsed.success) return badRequest(reply, explain(parsed.error))
    own.reset(parsed.data.seed)
    return reply.code(204).send()
  })
}
