import type { PaymentChange, PaymentRecord, PaymentState } from '../payment-row.ts'
import { authorise } from './authorise.ts'
import { capture } from './capture.ts'
import { refund, refundOf } from './refund.ts'
import { release } from './release.ts'
import type { PaymentCommand, StepContext, StepName } from './step.ts'

/**
 * Brings the provider to where a command wants it and gives the change to be written; undefined when there is nothing
 * to do. Throws what is worth another try. What an earlier attempt may have left behind is taken up first.
 */
export const takeStep = async (
  context: StepContext,
  command: PaymentCommand,
): Promise<PaymentChange | undefined> => {
  if (!isOpen(context.lease.record, command)) return undefined
  switch (command.step) {
    case 'authorise':
      return authorise(context)
    case 'capture':
      return capture(context, command.amount)
    case 'void':
      return release(context)
    case 'refund':
      return refund(context, command)
  }
}

/** From which states a step has work to do. In any other, the command is answered with what is. */
const open: Record<StepName, readonly PaymentState[]> = {
  authorise: ['REQUESTED', 'AUTHORISING'],
  capture: ['AUTHORISED', 'CAPTURING'],
  void: ['REQUESTED', 'AUTHORISING', 'AUTHORISED', 'CAPTURING', 'CAPTURED', 'VOIDING'],
  refund: ['CAPTURED'],
}

/** A refund that was begun goes on whatever became of the payment. */
const isOpen = (record: PaymentRecord, command: PaymentCommand) =>
  open[command.step].includes(record.state) ||
  (command.step === 'refund' && refundOf(record, command.refundId) !== undefined)
