import type { Money } from '@wayfare/domain'
import type { PaymentChange } from '../payment-row.ts'
import { beginning, handleOf, standing } from './step.ts'
import type { StepContext } from './step.ts'

/** Takes the money, once. A capture that was given up is not tried again: it is only found out what became of it. */
export const capture = async (context: StepContext, amount: Money): Promise<PaymentChange> => {
  const { provider, lease } = context
  const { state, givenUp } = lease.record
  const repeated = state === 'CAPTURING'
  if (repeated && givenUp) return lookAtCapture(context)
  await lease.change(beginning(context, { state: 'CAPTURING', first: !repeated }))
  return standing(await provider.capture(handleOf(lease.record), amount, lease.signal))
}

/** What became of a capture whose answer nobody has. */
export const lookAtCapture = async ({ provider, lease }: StepContext): Promise<PaymentChange> =>
  standing(await provider.read(handleOf(lease.record), lease.signal))
