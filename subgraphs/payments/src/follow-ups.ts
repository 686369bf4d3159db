import { DomainError, isRetryable } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import { nextFollowUp } from './follow-up-plan.ts'
import { lookAtPayment } from './look.ts'
import type { LookParts } from './look.ts'
import type { PaymentStore } from './payment-store.ts'

export interface FollowUpParts extends LookParts {
  store: PaymentStore
  /** ms between looks for payments that are due. */
  everyMs: number
  log: Logger
}

const atOnce = 4

/**
 * Looks every so often for payments that are to be followed up without a command, a few at a time: what was given up or
 * whose worker died is finished, and pending refunds are asked about.
 */
export const startFollowUps = (parts: FollowUpParts) => {
  const { store, log, everyMs } = parts
  let stopped = false
  let round: Promise<void> | undefined
  const one = async (paymentId: string) => {
    try {
      if (!stopped) await followUp(parts, paymentId)
    } catch (error) {
      const busy = error instanceof DomainError && error.code === 'UNAVAILABLE'
      if (!busy) log.error('a payment could not be followed up', { paymentId, error })
    }
  }
  const look = async () => {
    try {
      await Promise.all((await store.toFollowUp(atOnce)).map(one))
    } catch (error) {
      log.error('the payments to follow up could not be read', { error })
    }
    round = undefined
  }
  const timer = setInterval(() => {
    round ??= look()
  }, everyMs)
  return {
    close: async () => {
      stopped = true
      clearInterval(timer)
      await round
    },
  }
}

const followUp = async (parts: FollowUpParts, paymentId: string): Promise<void> => {
  await using lease = await parts.store.lease(paymentId)
  const { followUpAt, followUps } = lease.record
  // Another worker was faster.
  if (!followUpAt || followUpAt.getTime() > lease.now().getTime()) return
  let retryAfterMs: number | undefined
  try {
    await lookAtPayment(parts, lease)
  } catch (error) {
    if (!isRetryable(error)) parts.log.error('a payment could not be followed up', { paymentId, error })
    retryAfterMs = error instanceof DomainError ? error.retryAfterMs : undefined
  }
  const next = nextFollowUp(lease.record, lease.now(), { times: parts.times, retryAfterMs })
  await lease.change({ followUpAt: next, followUps: followUps + 1 })
}
