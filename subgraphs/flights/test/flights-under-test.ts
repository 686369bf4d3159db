import { startSandbox } from '@wayfare/supplier-sandbox'
import { openSubgraph, sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl, SubgraphUnderTest } from '@wayfare/test-kit'
import { startFlights } from '../src/app.ts'
import { duffelConfig, inDays } from './journeys.ts'

export interface FlightsUnderTest extends AsyncDisposable {
  control: SandboxControl
  subgraph: SubgraphUnderTest
}

/** The flights subgraph over a sandbox of its own, caches cold. */
export const openFlights = async ({ ratesUrl }: { ratesUrl?: string } = {}): Promise<FlightsUnderTest> => {
  const sandbox = await startSandbox({ port: 0 })
  const subgraph = await openSubgraph({
    name: 'flights',
    ratesUrl: ratesUrl ?? `${sandbox.url}/ecb`,
    start: (edge, shared) => startFlights({ ...edge, duffel: duffelConfig(sandbox) }, shared),
  })
  return {
    control: sandboxControl(sandbox.url),
    subgraph,
    [Symbol.asyncDispose]: async () => {
      await subgraph[Symbol.asyncDispose]()
      await sandbox.close()
    },
  }
}

export const slice = { from: 'LHR', to: 'JFK', date: inDays(40) }
export const search = { slices: [slice], travellers: [{ type: 'ADULT' }] }

export const listing = `query ($search: FlightSearchInput!, $first: Int! = 20, $after: String, $sort: FlightOfferSort! = {}, $filter: FlightOfferFilter, $currency: CurrencyCode, $deadlineMs: Int! = 10000) {
  flightOffers(search: $search, first: $first, after: $after, sort: $sort, filter: $filter, currency: $currency, deadlineMs: $deadlineMs) {
    totalCount
    pageInfo { hasNextPage endCursor }
    suppliers { supplier status offers retryable message }
    nodes {
      id supplier cached holdable expiresAt airline { code name }
      price { total { amount currency } display { amount currency } exchangeRate { source } }
      cancellation { refundable freeUntil }
      slices {
        stops duration from { airport at timeZone } to { airport at timeZone }
        segments { flightNumber cabin aircraft duration }
      }
      travellers { type age }
    }
  }
}`
