import { DomainError } from '@wayfare/domain'
import type { OrderRequest } from '@wayfare/subgraph-kit'
import type { SupplierClient } from '@wayfare/supplier-client'
import type { z } from 'zod'
import { ordersAnswer, wireOrder } from './wire.ts'
import type { WireOrder } from './wire.ts'

const pageSize = 200
/** Two thousand orders: what one look-up may read at most. */
const mostPages = 10
/** Where nobody says since when it can be there. */
const lookBackMs = 24 * 60 * 60 * 1_000
/** Duffel's clock and ours may differ. */
const clocksDifferMs = 10 * 60 * 1_000

/** An order that was made after `since`, whatever it was made from. */
export interface Sought extends Pick<OrderRequest, 'offer' | 'clientReference'> {
  since?: Date
}

/**
 * The order under our reference, or undefined when Duffel has none. Its metadata cannot be searched, but orders are
 * listed by the offer they were made from: one call. Only an order that was made from an offer of a fresh request
 * (see `place-order.ts`) is looked for among those made since. Throws UNAVAILABLE when these are more than a look-up may read.
 */
export const findOrder = async (
  client: SupplierClient,
  { offer, clientReference, since = new Date(Date.now() - lookBackMs) }: Sought,
  signal: AbortSignal,
): Promise<WireOrder | undefined> => {
  const isOurs = ({ metadata }: Listed) => metadata?.['client_reference'] === clientReference
  const ofOffer = await list(client, { offer_id: offer }, signal)
  const found = ofOffer.data.find(isOurs) ?? (await findRecent(client, { isOurs, since }, signal))
  return found && toWireOrder(found)
}

type Listed = z.infer<typeof ordersAnswer>['data'][number]

/** Other orders of the list may be anything; ours must be one that we can read. */
const toWireOrder = (found: Listed): WireOrder => {
  const parsed = wireOrder.safeParse(found)
  if (parsed.success) return parsed.data
  throw new DomainError('BAD_ANSWER', 'duffel lists an order outside its contract', { supplier: 'duffel' })
}

const findRecent = async (
  client: SupplierClient,
  { isOurs, since }: { isOurs: (order: Listed) => boolean; since: Date },
  signal: AbortSignal,
): Promise<Listed | undefined> => {
  const oldest = since.getTime() - clocksDifferMs
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { data, meta } = await list(client, { after }, signal)
    const found = data.find(isOurs)
    if (found) return found
    const last = data.at(-1)
    after = meta?.after ?? undefined
    if (!after || !last || Date.parse(last.created_at) < oldest) return undefined
  }
  throw new DomainError('UNAVAILABLE', 'duffel has more recent orders than a look-up may read', {
    supplier: 'duffel',
  })
}

const list = (
  client: SupplierClient,
  filter: { offer_id?: string; after?: string | undefined },
  signal: AbortSignal,
) =>
  client.call({
    operation: 'listOrders',
    path: 'air/orders',
    query: { sort: '-created_at', limit: pageSize, ...filter },
    schema: ordersAnswer,
    signal,
  })
