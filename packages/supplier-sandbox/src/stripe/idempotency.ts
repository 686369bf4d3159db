import type { Answer, Call } from '../operation.ts'
import { Refusal } from '../operation.ts'
import type { World } from '../world/world.ts'
import { problemAnswer } from './refusals.ts'

const kind = 'stripe.idempotency'
const keptMs = 24 * 60 * 60_000
const longestKey = 255

interface Kept {
  readonly path: string
  readonly body: string
  readonly at: number
  readonly answer: Answer
}

export const keyOf = ({ headers }: Call) => headers['idempotency-key']?.toString() || undefined

const refused = (message: string) => new Refusal(problemAnswer(400, { type: 'idempotency_error', message }))

const otherParameters = (key: string) =>
  refused(
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  )

const otherPath = (key: string, { path }: Kept) =>
  refused(
    `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
  )

/** Refusals by the state of things: the request had begun to execute, and its answer stays. */
const executed = new Set([
  'charge_already_refunded',
  'charge_expired_for_capture',
  'payment_intent_unexpected_state',
])

const codeOf = ({ body }: Answer) => (body as { error?: { code?: string } } | undefined)?.error?.code ?? ''

/** A refused input did not begin to execute, so its key stays free; whatever did is replayed, failures included. */
const isKept = (answer: Answer) =>
  answer.status === 200 || answer.status === 402 || answer.status === 500 || executed.has(codeOf(answer))

const caught = (run: () => Answer): Answer => {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

const keep = (world: World, call: Call, { path, answer }: { path: string; answer: Answer }) => {
  const kept: Kept = { path, body: call.body, at: call.now.getTime(), answer }
  world.store.put(kind, keyOf(call)!, { body: kept })
}

const keptFor = (world: World, call: Call): Kept | undefined => {
  const kept = world.store.get<Kept>(kind, keyOf(call) ?? '')
  return kept && call.now.getTime() - kept.at < keptMs ? kept : undefined
}

/** The same key with the same request replays the first answer; with another it is refused. Kept for 24 hours. */
export const idempotent = (world: World, call: Call, work: { path: string; run: () => Answer }): Answer => {
  const key = keyOf(call)
  if (!key) return work.run()
  if (key.length > longestKey)
    throw refused(`Idempotency keys are up to ${longestKey} characters long; yours has ${key.length}.`)
  const kept = keptFor(world, call)
  if (kept && kept.path !== work.path) throw otherPath(key, kept)
  if (kept && kept.body !== call.body) throw otherParameters(key)
  if (kept) return { ...kept.answer, headers: { 'idempotency-key': key, 'idempotent-replayed': 'true' } }
  // Refusals are thrown before anything is written, so that nothing has to be undone here.
  const answer = caught(work.run)
  if (isKept(answer)) keep(world, call, { path: work.path, answer })
  return { ...answer, headers: { 'idempotency-key': key } }
}

/** A failure of Stripe's own is replayed like any answer. What was kept before stays. */
export const keepFailure = (world: World, call: Call, failure: { path: string; answer: Answer }) => {
  if (keyOf(call) && failure.answer.status === 500 && !keptFor(world, call)) keep(world, call, failure)
}

/** Refuses a second request under a key while the first is under way. */
export const createKeysInUse = () => {
  const inUse = new Map<string, Call>()
  return {
    begin: (call: Call): Answer | undefined => {
      const key = keyOf(call)
      if (key === undefined) return undefined
      if (!inUse.has(key)) {
        inUse.set(key, call)
        return undefined
      }
      const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`
      return problemAnswer(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message })
    },
    end: (call: Call) => {
      const key = keyOf(call)
      if (key !== undefined && inUse.get(key) === call) inUse.delete(key)
    },
  }
}
