import type { Draft, Message } from '@wayfare/booking-events'
import { DomainError, isRetryable } from '@wayfare/domain'
import { doublingPause } from '@wayfare/resilience'
import type { Logger } from '@wayfare/telemetry'
import { failedEvent, orderEvent } from './order-event.ts'
import type { OrderNames } from './order-event.ts'
import type { OrderRecord, OrderState, OrderStep } from './order-row.ts'
import { givenUp } from './order-steps.ts'
import type { OrderSteps } from './order-steps.ts'
import type { OrderChange, OrderLease, OrderStore } from './order-store.ts'

/** How long a step may go on trying before it is given up, in ms of the database's clock, from its first try on. */
export type StepPatience = Readonly<Record<OrderStep, number>>

export const defaultPatience: StepPatience = { hold: 45_000, confirm: 5 * 60_000, cancel: 5 * 60_000 }

/** Where the worker's answers go, in one transaction with the order. */
export interface OrderJournal<Tx> {
  /** Runs `write` in one transaction, with the note that the message was handled where there is one. */
  commit(message: Message | undefined, write: (tx: Tx) => Promise<void>): Promise<void>
  publish(tx: Tx, draft: Draft): Promise<void>
}

export interface OrderWorkParts<D, Tx> extends OrderNames {
  store: OrderStore<D, Tx>
  steps: OrderSteps<D, Tx>
  journal: OrderJournal<Tx>
  patience: StepPatience
  log: Logger
}

/** The outcome of a step: what is written of the order, and whether the step was given up. */
interface StepEnd<D> {
  change: OrderChange<D>
  failure?: string
}

/** From which states a step still has work to do. In any other, a command is answered with what is. */
const open: Record<OrderStep, readonly OrderState[]> = {
  hold: ['NEW', 'HOLDING'],
  confirm: ['HELD', 'DEFERRED', 'CONFIRMING'],
  cancel: ['NEW', 'HOLDING', 'HELD', 'DEFERRED', 'CONFIRMING', 'CONFIRMED', 'REFUSED', 'CANCELLING'],
}

/** Runs one step of one order and answers with the order's state. Rejects with what is worth another try. */
export type OrderWork = (step: OrderStep, itemId: string, message?: Message) => Promise<void>

export const createOrderWork =
  <D, Tx>(parts: OrderWorkParts<D, Tx>): OrderWork =>
  async (step, itemId, message) => {
    const lease = await parts.store.lease(itemId)
    if (!lease) return message && answerUnknown(parts, { step, itemId, message })
    await using held = lease
    const before = held.record
    const open = message ? isOpen(step, before) : isOpen(step, before) || isWatched(before)
    const end: StepEnd<D> = open ? await take(parts, step, held) : { change: {} }
    const nothingNew = end.failure !== undefined || (isWatched(before) && !end.change.placed)
    const silent = nothingNew && message === undefined
    await parts.journal.commit(message, async (tx) => {
      await held.change(end.change, tx)
      if (silent) return
      const draft = end.failure
        ? failedEvent(held.record, step, end.failure)
        : orderEvent(held.record, step, parts)
      await publish(parts, tx, { draft, step, record: held.record })
    })
  }

const isOpen = <D>(step: OrderStep, { state, undone }: OrderRecord<D>) =>
  open[step].includes(state) && (step === 'cancel' || !undone)

/** Cancelled, as its supplier has no order of it; an order of a lost attempt may still appear. */
const isWatched = <D>({ state, attempt }: OrderRecord<D>) => state === 'CANCELLED' && attempt !== undefined

const take = async <D, Tx>(
  parts: OrderWorkParts<D, Tx>,
  step: OrderStep,
  lease: OrderLease<D, Tx>,
): Promise<StepEnd<D>> => {
  const deadline = { step, afterMs: parts.patience[step] }
  const isUndoing = step === 'cancel' && !isWatched(lease.record)
  await lease.change({ deadline, ...(isUndoing && { state: 'CANCELLING' }) })
  requireTurn(step, lease.record)
  // A copy of the command that comes after the step was given up orders nothing any more.
  if (step !== 'cancel' && isLate(step, lease.record)) return { change: givenUp(undefined) }
  try {
    const change = await parts.steps[step](lease)
    if (step !== 'cancel') return { change }
    const watched = lease.record.attempt !== undefined && change.attempt !== 'KNOWN'
    return { change: { ...change, lateTry: watched ? nextLook(lease.record) : 'never' } }
  } catch (error) {
    // Throws where the lease was lost, and reads the database's clock.
    await lease.change({ retry: { step, afterMs: pauseAfter(error, step, lease.record) } })
    if (isWorthRetry(error, lease.record) && !isLate(step, lease.record)) throw retryable(error)
    parts.log.warn('an order step was given up', { step, itemId: lease.record.itemId, error })
    return step === 'cancel'
      ? { change: { lateTry: nextLateTry(lease.record) }, failure: explain(error) }
      : { change: givenUp(error) }
  }
}

const pauses = { firstMs: 200, longestMs: 20_000 }

/** Doubles with each try of the step. It is the order that waits, however many copies of a command there are. */
const pauseAfter = <D>(error: unknown, step: OrderStep, { retry }: OrderRecord<D>) => {
  const tries = retry?.step === step ? retry.tries : 0
  const asked = error instanceof DomainError ? (error.retryAfterMs ?? 0) : 0
  return Math.min(pauses.longestMs, Math.max(asked, doublingPause(pauses, tries)))
}

/** A copy of a command whose step failed a moment ago waits with it: the supplier is not called for each copy. */
const requireTurn = <D>(step: OrderStep, record: OrderRecord<D>) => {
  const { retry, readAt } = record
  const waitMs = retry?.step === step ? retry.at.getTime() - readAt.getTime() : 0
  if (waitMs <= 0 || isLate(step, record)) return
  throw new DomainError('UNAVAILABLE', 'the order waits before its next try', { retryAfterMs: waitMs })
}

/** What is not a DomainError is a fault of ours, such as a database that is away: it may pass as well. */
const isWorthRetry = <D>(error: unknown, { attempt }: OrderRecord<D>) =>
  attempt !== undefined || !(error instanceof DomainError) || isRetryable(error) || error.code === 'INTERNAL'

/** The queue sets aside what sounds final, such as NOT_FOUND: here it is what a supplier said of an order that may exist. */
const retryable = (error: unknown) => {
  if (!(error instanceof DomainError) || isRetryable(error) || error.code === 'INTERNAL') return error
  const { message, supplier, retryAfterMs } = error
  return new DomainError('UNAVAILABLE', message, { supplier, retryAfterMs, cause: error })
}

const isLate = <D>(step: OrderStep, { deadlines, readAt }: OrderRecord<D>) =>
  deadlines[step] !== undefined && readAt >= deadlines[step]

const latePauses = { firstMs: 10_000, longestMs: 15 * 60_000 }
/** Longer than suppliers keep what was cancelled nowhere: after that, only a person can help. */
const lateTriesLastMs = 30 * 24 * 60 * 60_000

/** An undoing that was given up is tried for 30 days more, less and less often. */
const nextLateTry = <D>({ lateTries, deadlines, readAt }: OrderRecord<D>): OrderChange<D>['lateTry'] =>
  readAt.getTime() - (deadlines.cancel?.getTime() ?? 0) > lateTriesLastMs
    ? 'never'
    : { afterMs: doublingPause(latePauses, lateTries) }

/** An order that hardly ever appears must not cost what bookings need. */
const lookPauses = { ...latePauses, firstMs: 60_000 }

const nextLook = <D>({ lateTries }: OrderRecord<D>) => ({ afterMs: doublingPause(lookPauses, lateTries) })

const explain = (error: unknown) =>
  error instanceof DomainError ? error.message.slice(0, 300) : 'It failed on our side.'

/** An event that breaks its own contract must not leave the command unanswered. */
const publish = async <D, Tx>(
  { journal, log }: OrderWorkParts<D, Tx>,
  tx: Tx,
  { draft, step, record }: { draft: Draft; step: OrderStep; record: OrderRecord<D> },
) => {
  try {
    await journal.publish(tx, draft)
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'INVALID')) throw error
    log.error('an order event breaks its contract', { itemId: record.itemId, event: draft.name, error })
    await journal.publish(tx, failedEvent(record, step, 'The state of the order cannot be told.'))
  }
}

const answerUnknown = async <D, Tx>(
  { journal }: OrderWorkParts<D, Tx>,
  { step, itemId, message }: { step: OrderStep; itemId: string; message: Message },
) => {
  const { bookingId } = message
  await journal.commit(message, (tx) =>
    journal.publish(tx, failedEvent({ itemId, bookingId }, step, 'No order is known for this item.')),
  )
}
