import { DomainError } from '@wayfare/domain'
import type { PaymentChange } from '../payment-row.ts'
import { nothingIsLeft, pursueRefund, withRefund } from './refund.ts'
import { attemptEnd, authorised, beginning, findAttempt, handleOf } from './step.ts'
import type { StepContext } from './step.ts'

/** The refunds that a void makes when it comes after the capture; no booking's id begins like theirs. */
const voidRefundId = (nth: number) => (nth === 1 ? 'void' : `void-${nth}`)
export const isVoidRefund = ({ refundId }: { refundId: string }) => /^void(-\d+)?$/.test(refundId)

/** Each one that failed is followed by another when the void is commanded again, at most so many in all. */
const mostVoidRefunds = 5

/** Nothing may stay with us: what is reserved is released, and what was taken after all is given back. */
export const release = async (context: StepContext): Promise<PaymentChange> => {
  const { provider, lease } = context
  await lease.change(beginning(context, { state: 'VOIDING', first: lease.record.state !== 'VOIDING' }))
  if (!lease.record.providerId) {
    const earlier = lease.record.attemptStartedAt && (await findSettled(context))
    if (!earlier) return { state: 'VOIDED', givenUp: false }
    if (earlier.outcome === 'DECLINED') return authorised(earlier)
    await lease.change({ providerId: earlier.payment.providerId })
  }
  if (lease.record.captured === undefined) {
    const { state, captured } = await provider.cancel(handleOf(lease.record), lease.signal)
    if (state === 'CANCELLED') return { state: 'VOIDED', givenUp: false }
    if (state === 'AUTHORISED')
      throw new DomainError('BAD_ANSWER', 'the provider did not release the payment')
    await lease.change({ captured })
  }
  return giveBackRest(context)
}

/** VOIDED once the provider has given everything back; until then the payment stays VOIDING. */
const giveBackRest = async (context: StepContext): Promise<PaymentChange> => {
  const { lease, commanded } = context
  const earlier = lease.record.refunds.filter(isVoidRefund)
  const last = earlier.find(({ refundId }) => refundId === voidRefundId(earlier.length))
  if (last?.state === 'REFUNDED') return { state: 'VOIDED', givenUp: false }
  const failed = last?.state === 'FAILED'
  if (failed && (!commanded || earlier.length >= mostVoidRefunds)) throw refundFailed(last.failure)
  const nth = failed ? earlier.length + 1 : Math.max(1, earlier.length)
  const refund = await pursueRefund(context, { refundId: voidRefundId(nth) })
  // A provider that has nothing left to give back has given back everything.
  const nothingLeft = refund.failure === nothingIsLeft
  const refunds = nothingLeft
    ? lease.record.refunds.filter(({ refundId }) => refundId !== refund.refundId)
    : withRefund(lease.record, refund)
  if (nothingLeft || refund.state === 'REFUNDED') return { state: 'VOIDED', refunds, givenUp: false }
  if (refund.state === 'PENDING') return { refunds }
  await lease.change({ refunds })
  throw refundFailed(refund.failure)
}

const refundFailed = (reason = 'unknown') =>
  new DomainError('REFUSED', `the refund of a payment that was to be voided failed: ${reason}`)

/**
 * What an attempt of ours may have made. While the provider may still be making it, nobody knows: throws UNAVAILABLE,
 * worth another look. Undefined once it is sure that there is nothing.
 */
const findSettled = async ({ provider, lease }: StepContext) => {
  const found = await findAttempt(provider, lease)
  if (found) return found
  const settled = attemptEnd(lease.record, provider).getTime() + provider.settleMs
  const wait = settled - lease.now().getTime()
  if (wait <= 0) return undefined
  throw new DomainError('UNAVAILABLE', 'the payment may still appear at the provider', { retryAfterMs: wait })
}
