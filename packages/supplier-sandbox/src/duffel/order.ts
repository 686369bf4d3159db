import { clientReferenceOf } from '../ledger/client-reference.ts'
import { digits, token } from '../random.ts'
import { decimal, seatsKey } from '../world/fares.ts'

import type { World } from '../world/world.ts'
import type { CarrierRules } from './carrier-rules.ts'
import { flightsOf, seatsNeeded, type Offer } from './offer.ts'
import type { OrderInput } from './order-input.ts'
import type { TestRoute } from './test-routes.ts'
import { wireAmounts, wireConditions, wireSlices } from './wire-offer.ts'
import { wireAirline } from './wire-places.ts'

export const orderKind = 'duffel.order'

/** What is remembered of an order. Its wire parts are kept as they were sold. */
export interface Order {
  readonly id: string
  readonly createdAt: string
  readonly offerId: string
  readonly type: 'instant' | 'hold'
  /** Null while unpaid. */
  readonly paidAt: string | null
  readonly payBy: string | null
  /** Until when the price of a hold stands; null where it is not guaranteed. */
  readonly guaranteedUntil: string | null
  readonly cancelledAt: string | null
  /** Until then nobody sees it: its creation is being confirmed. */
  readonly visibleFrom: string | null
  readonly voidUntil: string | null
  readonly total: number
  readonly base: number
  readonly tax: number
  /** Share of the price that is given back when it is cancelled; null where the fare allows no refund. */
  readonly refundShare: number | null
  readonly refundTo: CarrierRules['refundTo']
  readonly quotesRefunds: boolean
  readonly testRoute: TestRoute | null
  readonly departs: string
  readonly seats: readonly { thing: string; count: number }[]
  readonly reference: string
  readonly metadata: Readonly<Record<string, string>>
  readonly wire: {
    readonly owner: unknown
    readonly slices: unknown
    readonly passengers: readonly {
      readonly id: string
      readonly given_name: string
      readonly family_name: string
    }[]
    readonly conditions: unknown
  }
}

const dayMs = 86_400_000

/** An offer sold: its seats are taken and the ledger knows. */
export const makeOrder = (world: World, offer: Offer, input: OrderInput & { now: Date }): Order => {
  const order = draft(offer, input, `ord_0000${world.newToken('order', 18)}`)
  world.inventory.take({ owner: order.id, things: order.seats }, order.payBy ?? undefined)
  saveOrder(world, order)
  world.ledger.opened({
    supplier: 'duffel',
    id: order.id,
    clientReference: clientReferenceOf(order.metadata),
    state: order.type === 'hold' ? 'held' : 'confirmed',
    amount: decimal(order.total),
    currency: 'EUR',
    settles: order.payBy === null ? undefined : { at: order.payBy, to: 'expired' },
  })
  return order
}

const draft = (offer: Offer, input: OrderInput & { now: Date }, id: string): Order => {
  const { price, brand, request, rules, testRoute } = offer
  const total = price.base + price.tax
  const departs = flightsOf(offer)[0]!.departs
  const voidable = offer.journeys[0]!.carrier.country === 'US' && departs - input.now.getTime() > 7 * dayMs
  return {
    id,
    createdAt: input.now.toISOString(),
    offerId: offer.id,
    type: input.type,
    paidAt: input.type === 'instant' ? input.now.toISOString() : null,
    payBy: input.type === 'hold' ? offer.holdUntil!.toISOString() : null,
    guaranteedUntil: input.type === 'hold' ? (offer.guaranteedUntil?.toISOString() ?? null) : null,
    cancelledAt: null,
    visibleFrom: null,
    voidUntil: voidable ? new Date(input.now.getTime() + dayMs).toISOString() : null,
    ...price,
    total,
    refundShare:
      testRoute === 'airline-credits'
        ? 1
        : brand.refundPenalty === undefined
          ? null
          : 1 - brand.refundPenalty,
    refundTo: testRoute === 'airline-credits' ? 'airline_credits' : rules.refundTo,
    quotesRefunds: rules.quotesRefunds,
    testRoute: testRoute ?? null,
    departs: new Date(departs).toISOString(),
    seats: flightsOf(offer).map((flight) => ({
      thing: seatsKey(flight, request.cabin),
      count: seatsNeeded(request),
    })),
    reference: recordLocator(id),
    metadata: input.metadata,
    wire: {
      owner: wireAirline(offer.journeys[0]!.carrier),
      slices: wireSlices(offer),
      passengers: input.passengers.map((passenger) => ({
        infant_passenger_id: null,
        loyalty_programme_accounts: [],
        ...passenger,
        // Orders do not repeat the documents.
        identity_documents: undefined,
        type: request.passengers.find(({ id }) => id === passenger.id)!.type,
      })),
      conditions: wireConditions(brand, total),
    },
  }
}

/** Six capitals, as airlines write them. */
const recordLocator = (id: string) =>
  token(`pnr ${id}`, 40)
    .replace(/[^A-Z]/g, '')
    .padEnd(6, 'X')
    .slice(0, 6)

export const saveOrder = (world: World, order: Order) =>
  world.store.put(orderKind, order.id, { body: order, reference: order.offerId })

const hourMs = 3_600_000

/** When the airline prices a hold anew: at the end of its guarantee, or six hours on where there is none. */
const repricedFrom = ({ guaranteedUntil, createdAt }: Order): string =>
  guaranteedUntil ?? new Date(Date.parse(createdAt) + 6 * hourMs).toISOString()

/** The order at its price of this moment: without a guarantee a hold gets 3 % dearer. */
export const priced = (order: Order, now: Date): Order => {
  if (order.paidAt !== null || order.cancelledAt !== null || repricedFrom(order) > now.toISOString())
    return order
  const base = Math.round(order.base * 1.03)
  return { ...order, base, total: base + order.tax, guaranteedUntil: null }
}

/** A held order that was not paid in time. */
export const lapsed = (order: Order, now: Date) =>
  order.paidAt === null &&
  order.cancelledAt === null &&
  order.payBy !== null &&
  order.payBy <= now.toISOString()

export const isVisible = (order: Order, now: Date) =>
  order.visibleFrom === null || order.visibleFrom <= now.toISOString()

/** False for a hold that was not paid in time, as for one that was paid. */
export const isAwaiting = (order: Order, now: Date) =>
  order.paidAt === null && order.cancelledAt === null && !lapsed(order, now)

const actionsOf = (order: Order, now: Date) =>
  order.cancelledAt !== null || lapsed(order, now) ? ['update'] : ['cancel', 'update']

export const wireOrder = (kept: Order, now: Date, cancellation?: unknown) =>
  wire(priced(kept, now), now, cancellation)

const wire = (order: Order, now: Date, cancellation?: unknown) => ({
  id: order.id,
  live_mode: false,
  created_at: order.createdAt,
  booking_reference: order.reference,
  booking_references: [{ booking_reference: order.reference, carrier: order.wire.owner }],
  offer_id: order.offerId,
  type: order.type,
  payment_status: {
    awaiting_payment: isAwaiting(order, now),
    payment_required_by: order.payBy,
    price_guarantee_expires_at: order.paidAt === null ? order.guaranteedUntil : null,
    paid_at: order.paidAt,
  },
  ...wireAmounts(order),
  owner: order.wire.owner,
  slices: order.wire.slices,
  passengers: order.wire.passengers,
  services: [],
  documents:
    order.paidAt === null
      ? []
      : order.wire.passengers.map(({ id }) => ({
          type: 'electronic_ticket',
          unique_identifier: digits(`ticket ${order.id} ${id}`, 13),
          passenger_ids: [id],
        })),
  conditions: order.wire.conditions,
  cancellation: cancellation ?? null,
  airline_initiated_changes: [],
  changes: [],
  content: 'managed',
  metadata: order.metadata,
  cancelled_at: order.cancelledAt,
  synced_at: now.toISOString(),
  void_window_ends_at: order.voidUntil,
  available_actions: actionsOf(order, now),
  users: [],
})
