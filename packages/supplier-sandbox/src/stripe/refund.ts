import type { Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { findCard } from './cards.ts'
import { emit } from './events.ts'
import { expanded, type Expansions } from './expand.ts'
import { intentKind, saveIntent, type Intent } from './intent.ts'

export const refundKind = 'stripe.refund'

/** What a refund becomes by itself, each once its time has come. */
interface Turn {
  readonly at: number
  readonly status: 'succeeded' | 'failed'
}

export interface Refund {
  readonly id: string
  readonly created: number
  readonly amount: number
  readonly intent: string
  readonly charge: string
  readonly currency: string
  readonly metadata: Readonly<Record<string, string>>
  readonly reason: string | null
  readonly status: 'pending' | 'succeeded' | 'failed'
  readonly turns: readonly Turn[]
}

/** ms after which the test cards' refunds become what they become. */
const turnsAfterMs = 2_000

export const wireRefund = (
  refund: Refund,
  expansions?: { names: readonly string[]; by: Expansions<Refund> },
) =>
  expanded(
    refund,
    {
      id: refund.id,
      object: 'refund',
      amount: refund.amount,
      balance_transaction: null,
      charge: refund.charge,
      created: refund.created,
      currency: refund.currency,
      destination_details: {
        type: 'card',
        card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
      },
      ...(refund.status === 'failed' && { failure_reason: 'expired_or_canceled_card' }),
      metadata: refund.metadata,
      payment_intent: refund.intent,
      ...(refund.status === 'pending' && { pending_reason: 'processing' }),
      reason: refund.reason,
      receipt_number: null,
      status: refund.status,
    },
    expansions ?? { names: [], by: {} },
  )

/** How the refund of a card goes; a delayed confirmation makes any of them pending for a while. */
export const courseOf = (intent: Intent, { now, faults }: Call): Pick<Refund, 'status' | 'turns'> => {
  const course = findCard(intent.paymentMethod ?? '')?.refunds
  const delayMs = faults.get('delayed-confirmation')
  const settledAt = now.getTime() + (delayMs ?? turnsAfterMs)
  const failed: Turn[] =
    course === 'failing'
      ? [{ at: delayMs === undefined ? settledAt : settledAt + turnsAfterMs, status: 'failed' }]
      : []
  return delayMs !== undefined || course === 'pending'
    ? { status: 'pending', turns: [{ at: settledAt, status: 'succeeded' }, ...failed] }
    : { status: 'succeeded', turns: failed }
}

export const saveRefund = (world: World, refund: Refund) =>
  world.store.put(refundKind, refund.id, { body: refund, reference: refund.intent })

export const allRefunds = (world: World) => world.store.list<Refund>(refundKind).map(({ body }) => body)

/** Lets the refunds become what they become by `now`, and tells of it; gives when the next one does, in ms since 1970. */
export const turnRefunds = (world: World, now: Date): number | undefined => {
  for (const refund of allRefunds(world)) turn(world, refund, now)
  const open = allRefunds(world).flatMap(({ turns }) => turns.map(({ at }) => at))
  return open.length === 0 ? undefined : Math.min(...open)
}

const turn = (world: World, refund: Refund, now: Date): void => {
  const [next, ...turns] = refund.turns
  if (!next || next.at > now.getTime()) return
  const turned: Refund = { ...refund, status: next.status, turns }
  saveRefund(world, turned)
  if (next.status === 'failed') {
    const intent = world.store.get<Intent>(intentKind, refund.intent)!
    saveIntent(world, { ...intent, refunded: intent.refunded - refund.amount })
  }
  for (const type of [
    'refund.updated',
    'charge.refund.updated',
    ...(next.status === 'failed' ? ['refund.failed'] : []),
  ])
    emit(world, type, { object: wireRefund(turned), now, key: null })
  turn(world, turned, now)
}
