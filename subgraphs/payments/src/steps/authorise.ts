import { DomainError } from '@wayfare/domain'
import type { PaymentChange } from '../payment-row.ts'
import { authorised, beginning, findAttempt, requestOf } from './step.ts'
import type { StepContext } from './step.ts'

/**
 * Reserves the amount. A repeat sends the very same under the same key, which the provider answers with what the attempt
 * before made; once patience is over or the key may be forgotten, nothing is sent any more, only looked for.
 */
export const authorise = async (context: StepContext): Promise<PaymentChange> => {
  const { provider, lease, late } = context
  const { record, signal } = lease
  const earlier = record.state === 'AUTHORISING' ? record.attemptStartedAt : undefined
  if (earlier && (late || lease.now().getTime() - earlier.getTime() > provider.keyLifeMs)) {
    const found = await findAttempt(provider, lease)
    if (found) return authorised(found)
    throw new DomainError('TIMED_OUT', 'the payment was not authorised in time')
  }
  await lease.change({
    ...beginning(context, { state: 'AUTHORISING', first: record.state !== 'AUTHORISING' }),
    attemptStartedAt: lease.now(),
    attemptEndedAt: null,
  })
  try {
    const answer = await provider.authorise(requestOf(lease.record), signal)
    const known = answer.outcome === 'REPEATS_FAILURE' ? await findAttempt(provider, lease) : answer
    if (known) return authorised(known)
    // Asking again would get the same failure: it is given up at once, and released should it still appear.
    throw new DomainError('REFUSED', 'the provider failed and repeats its failure')
  } catch (error) {
    // Where even this cannot be written, the attempt counts as if it had lasted for the longest time.
    await lease.change({ attemptEndedAt: lease.now() }).catch(() => undefined)
    throw error
  }
}
