import type { Answer, Call } from '../operation.ts'
import { Refusal } from '../operation.ts'
import type { World } from '../world/world.ts'
import { problemAnswer } from './refusals.ts'

const kind = 'stripe.idempotency'
const keptMs = 24 * 60 * 60_000

interface Kept {
  readonly path: string
  readonly body: string
  readonly at: number
  readonly answer: Answer
}

const conflict = (key: string) =>
  new Refusal(
    problemAnswer(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    }),
  )

/** A refused input did not begin to execute, so its key stays free; a decline did, and is replayed. */
const isKept = ({ status }: Answer) => status === 200 || status === 402

/** The same key with the same request replays the first answer; with another it is refused. Kept for 24 hours. */
export const idempotent = (world: World, call: Call, work: { path: string; run: () => Answer }): Answer => {
  const key = call.headers['idempotency-key']?.toString()
  if (!key) return work.run()
  const kept = world.store.get<Kept>(kind, key)
  if (kept && call.now.getTime() - kept.at < keptMs) {
    if (kept.path !== work.path || kept.body !== call.body) throw conflict(key)
    return { ...kept.answer, headers: { 'idempotency-key': key, 'idempotent-replayed': 'true' } }
  }
  const answer = work.run()
  const { path } = work
  if (isKept(answer))
    world.store.put(kind, key, {
      body: { path, body: call.body, at: call.now.getTime(), answer } satisfies Kept,
    })
  return { ...answer, headers: { 'idempotency-key': key } }
}
