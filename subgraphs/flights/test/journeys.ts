import { randomUUID } from 'node:crypto'
import { openCache } from '@wayfare/cache'
import { Secret } from '@wayfare/config'
import { addDays } from '@wayfare/domain'
import type { OrderRequest, Placed, Refusal } from '@wayfare/subgraph-kit'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { createLogger } from '@wayfare/telemetry'
import { ada } from '@wayfare/test-kit'
import type { FlightsConfig } from '../src/config.ts'
import { duffelFlights } from '../src/duffel/duffel-flights.ts'
import type { FlightOffer, FlightOrderDetails, FlightSearch, FlightSupplier } from '../src/flight.ts'

export const log = createLogger('test', { level: 'silent' })
export const signal = new AbortController().signal

const today = new Date().toISOString().slice(0, 10)
export const inDays = (days: number) => addDays(today, days)

export const aSearch = (given: Partial<FlightSearch> = {}): FlightSearch => ({
  slices: [{ from: 'LHR', to: 'JFK', date: inDays(40) }],
  travellers: [{ type: 'ADULT' }],
  ...given,
})

export const duffelConfig = ({ duffel }: Sandbox, url = duffel.url): FlightsConfig['duffel'] => ({
  url,
  token: new Secret(duffel.token),
  settleMs: 0,
  orderTimeoutMs: 10_000,
  callsPerSecond: 20,
})

/** Shared by all adapters of a file: no two offers have the same reference. */
export const cache = await openCache({}, log)

export const openDuffel = (sandbox: Sandbox, url?: string) =>
  duffelFlights(duffelConfig(sandbox, url), { cache, log })

export const searchAll = async (supplier: FlightSupplier, search = aSearch()): Promise<FlightOffer[]> => {
  const offers: FlightOffer[] = []
  for await (const page of supplier.search(search).search(signal)) offers.push(...page)
  return offers
}

export const aRequest = (offer: FlightOffer, given: Partial<OrderRequest> = {}): OrderRequest => ({
  offer: offer.ref,
  expected: offer.price.total,
  clientReference: `WF${randomUUID().replaceAll('-', '').slice(0, 20)}`,
  travellers: [ada],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
  clientIp: '203.0.113.7',
  ...given,
})

type Outcome = Placed<FlightOrderDetails> | Refusal | { outcome: 'DEFERRED' }

/** What was placed; fails the test where it was refused. */
export const placed = (outcome: Outcome) => {
  if (outcome.outcome === 'PLACED') return outcome.order
  throw new Error(`not placed: ${JSON.stringify(outcome)}`)
}
