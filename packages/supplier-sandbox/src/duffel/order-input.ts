import { isLocalDate } from '@wayfare/domain'
import { z } from 'zod'
import { decimal } from '../world/fares.ts'
import type { Offer } from './offer.ts'
import { invalidField, priceChanged, wrongState } from './refusals.ts'

const day = z.string().refine(isLocalDate, 'must be a valid ISO 8601 date')

const passenger = z.object({
  id: z.string(),
  title: z.enum(['mr', 'mrs', 'ms', 'miss', 'dr']),
  given_name: z.string().min(1).max(64),
  family_name: z.string().min(1).max(64),
  gender: z.enum(['m', 'f']),
  born_on: day,
  email: z.email(),
  phone_number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format'),
  infant_passenger_id: z.string().nullish(),
  identity_documents: z
    .array(
      z.object({
        type: z.enum(['passport', 'tax_id', 'known_traveler_number', 'passenger_redress_number']),
        unique_identifier: z.string(),
        issuing_country_code: z.string().length(2),
        expires_on: day.optional(),
      }),
    )
    .optional(),
})

export const payment = z.object({
  type: z.enum(['balance', 'arc_bsp_cash', 'card']),
  amount: z.string().regex(/^\d+(\.\d{1,2})?$/, 'must be a decimal amount'),
  currency: z.string().length(3),
})

export const orderInput = z.object({
  type: z.enum(['instant', 'hold']).default('instant'),
  selected_offers: z.array(z.string()).length(1),
  passengers: z.array(passenger).min(1),
  payments: z.array(payment).optional(),
  metadata: z.record(z.string(), z.string().max(500)).default({}),
})

export type OrderInput = z.output<typeof orderInput>

/** The passengers must be the offer's own, each once, and every infant on one adult's lap. */
export const requirePassengers = ({ passengers }: OrderInput, offer: Offer) => {
  const asked = offer.request.passengers
  const sent = new Set(passengers.map(({ id }) => id))
  if (sent.size !== passengers.length || sent.size !== asked.length || asked.some(({ id }) => !sent.has(id)))
    throw invalidField('/data/passengers', "must be the offer's passengers, each by its id and once")
  for (const infant of asked.filter(({ type }) => type === 'infant_without_seat')) {
    const laps = passengers.filter(({ infant_passenger_id: id }) => id === infant.id)
    if (laps.length !== 1)
      throw invalidField('/data/passengers/0/infant_passenger_id', 'must name each infant once, on one adult')
  }
  requireBirthdays(passengers, offer)
}

const requireBirthdays = (passengers: OrderInput['passengers'], { request, journeys }: Offer) => {
  const travel = new Date(journeys.at(-1)!.flights.at(-1)!.arrives).toISOString().slice(0, 10)
  passengers.forEach(({ id, born_on }, index) => {
    const { type } = request.passengers.find((asked) => asked.id === id)!
    const twoYearsBefore = `${Number(travel.slice(0, 4)) - 2}${travel.slice(4)}`
    if (born_on > travel || (type === 'infant_without_seat') !== born_on > twoYearsBefore)
      throw invalidField(`/data/passengers/${index}/born_on`, `does not fit a passenger of type ${type}`)
  })
}

/** An instant order comes with its exact price from the balance; a hold comes without. */
export const requirePayment = (input: OrderInput, offer: Offer) => {
  if (input.type === 'hold') {
    if (!offer.holdUntil)
      throw wrongState('order_type_not_eligible', 'The offer requires instant payment and cannot be held.')
    if (input.payments?.length)
      throw invalidField('/data/payments', 'must be empty for an order of type hold')
    return
  }
  const [paid, ...others] = input.payments ?? []
  if (!paid || others.length > 0) throw invalidField('/data/payments', 'must hold exactly one payment')
  requireAmount(paid, offer.price.base + offer.price.tax)
}

export const requireAmount = (paid: z.output<typeof payment>, total: number) => {
  if (paid.currency !== 'EUR' || Number(paid.amount).toFixed(2) !== decimal(total)) throw priceChanged()
}
