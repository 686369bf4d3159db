import { isLocalDate } from '@wayfare/domain'
import { z } from 'zod'
import type { Offer } from './offer.ts'
import { insufficientBalance, paymentInput, requirePaymentOf } from './payment-input.ts'
import { invalidField } from './refusals.ts'
import { serviceInput } from './services.ts'

const day = z.string().refine(isLocalDate, 'must be a valid ISO 8601 date')
const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')

const passenger = z.strictObject({
  id: z.string(),
  title: z.enum(['mr', 'mrs', 'ms', 'miss', 'dr']),
  given_name: z.string().min(1).max(20),
  family_name: z.string().min(1).max(20),
  gender: z.enum(['m', 'f']),
  born_on: day,
  email: z.email().max(254),
  phone_number: z.string(),
  infant_passenger_id: z.string().nullish(),
  identity_documents: z
    .array(
      z.strictObject({
        type: z.enum(['passport', 'tax_id', 'known_traveler_number', 'passenger_redress_number']),
        unique_identifier: z.string().min(1).max(35),
        issuing_country_code: country,
        expires_on: day.optional(),
      }),
    )
    .max(1)
    .optional(),
  loyalty_programme_accounts: z
    .array(z.strictObject({ airline_iata_code: z.string(), account_number: z.string() }))
    .optional(),
  user_id: z.string().optional(),
})

export const metadataInput = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[\w-]+$/, 'may only hold letters, digits, - and _'),
    z.string().max(500),
  )
  .refine((entries) => Object.keys(entries).length <= 50, 'may hold 50 entries')

export const orderInput = z.strictObject({
  type: z.enum(['instant', 'hold']).default('instant'),
  selected_offers: z.array(z.string()).length(1),
  passengers: z.array(passenger).min(1).max(9),
  payments: z.array(paymentInput).max(1).optional(),
  services: z.array(serviceInput).optional(),
  users: z.array(z.string()).optional(),
  metadata: metadataInput.default({}),
})

export type OrderInput = z.output<typeof orderInput>

/** An instant order comes with its exact price; a hold comes without a payment, and only where the offer allows it. */
export const requirePayment = ({ type, payments }: OrderInput, offer: Offer) => {
  if (type === 'hold') {
    if (!offer.holdUntil)
      throw invalidField(
        'not_valid_with_selected_offer',
        '/data/type',
        'is not valid with the selected offer',
      )
    if (payments?.length)
      throw invalidField(
        'payments_not_allowed_for_order_type',
        '/data/payments',
        'must be empty for an order of type hold',
      )
    return
  }
  const paid = payments?.[0]
  if (!paid) throw invalidField('validation_required', '/data/payments', "can't be blank")
  requirePaymentOf(paid, offer.price.base + offer.price.tax, '/data/payments/0')
  if (offer.testRoute === 'insufficient-balance') throw insufficientBalance()
}
