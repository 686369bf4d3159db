import { doublingPause } from '@wayfare/resilience'
import type { Command, PendingCommand } from './saga-state.ts'

const minutes = 60_000
const days = 24 * 60 * minutes

/**
 * How long the saga waits for an answer, in milliseconds: longer than the receiver's own patience (45 s to hold, a minute
 * to authorise, five minutes otherwise) and a last call that began within it (Duffel takes up to 130 s to make an order),
 * so that its own answer comes first wherever there is one. A bank may take days for
 * a refund that the payment provider has accepted; payments tell at once when they give one up.
 */
const patience: Record<Command['step'], number> = {
  authorise: 2 * minutes,
  hold: 4 * minutes,
  confirm: 8 * minutes,
  capture: 8 * minutes,
  cancel: 8 * minutes,
  void: 8 * minutes,
  refund: 10 * days,
}

const deadlineOf = ({ step, since }: PendingCommand) => Date.parse(since) + patience[step]

/** Whether the answer to a command is late for the first time. */
export const isLate = (command: PendingCommand, now: Date) =>
  !command.overdue && deadlineOf(command) <= now.getTime()

/** When the next pending command becomes late; undefined when none will. */
export const nextDeadline = (pending: readonly PendingCommand[]): Date | undefined => {
  const open = pending.filter(({ overdue }) => !overdue).map(deadlineOf)
  return open.length > 0 ? new Date(Math.min(...open)) : undefined
}

const firstMs = 5_000
const firstOverdueMs = minutes
const longestMs = minutes
const longestForUndoneMs = 30 * minutes

/**
 * How long to wait before pending commands are sent again that were sent again `times` times without any answer. Messages
 * that were lost are made good within seconds; a supplier that is slow or away is not flooded.
 */
export const sendAgainAfter = (pending: readonly PendingCommand[], times: number): number => {
  const isWaitedFor = pending.some(({ step, overdue }) => !overdue && step !== 'refund')
  const first = pending.some(({ overdue }) => !overdue) ? firstMs : firstOverdueMs
  return doublingPause({ firstMs: first, longestMs: isWaitedFor ? longestMs : longestForUndoneMs }, times)
}
