import { globalId, localId } from '@wayfare/domain'
import type { Resolvers } from './generated/resolvers.ts'
import { capturedOf, refundedOf, refundsOf, statusOf } from './public-payment.ts'

export const resolvers: Resolvers = {
  Payment: {
    __resolveReference: ({ id }, { loaders }) => loaders.payments.load(localId(id, 'Payment')),
    id: ({ paymentId }) => globalId('Payment', paymentId),
    status: statusOf,
    amount: ({ terms }) => terms.amount,
    captured: capturedOf,
    refunded: refundedOf,
    declineCode: ({ declined }) => declined?.code,
    declineReason: ({ declined }) => declined?.message,
    refunds: refundsOf,
  },
}
