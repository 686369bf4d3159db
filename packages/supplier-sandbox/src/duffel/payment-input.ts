import { z } from 'zod'
import { decimal } from '../world/fares.ts'
import { invalidField, wrongState } from './refusals.ts'

export const paymentInput = z.strictObject({
  type: z.enum(['balance', 'arc_bsp_cash', 'card']),
  amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be a decimal amount'),
  currency: z.string().length(3),
  card_id: z.string().optional(),
  three_d_secure_session_id: z.string().optional(),
})

export type PaymentInput = z.output<typeof paymentInput>

/** Exactly what is owed, out of the balance: this team has neither cards nor an agreement with ARC or BSP. */
export const requirePaymentOf = (payment: PaymentInput, total: number, pointer: string) => {
  if (payment.type !== 'balance')
    throw wrongState('unavailable_feature', `This team cannot pay by ${payment.type}, only by balance.`)
  if (payment.currency !== 'EUR')
    throw invalidField(
      'payment_currency_does_not_match_order_currency',
      `${pointer}/currency`,
      'does not match the currency of the order',
    )
  if (Number(payment.amount).toFixed(2) !== decimal(total))
    throw invalidField(
      'payment_amount_does_not_match_order_amount',
      `${pointer}/amount`,
      'does not match the total amount of the order',
    )
}

export const insufficientBalance = () =>
  wrongState('insufficient_balance', 'There is not enough balance to pay for this order.')
