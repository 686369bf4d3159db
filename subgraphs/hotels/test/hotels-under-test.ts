import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { openSubgraph, sandboxControl } from '@wayfare/test-kit'
import type { SandboxControl, SubgraphUnderTest } from '@wayfare/test-kit'
import { startHotels } from '../src/app.ts'
import { inDays, rapidConfig } from './stays.ts'

export interface HotelsUnderTest extends AsyncDisposable {
  sandbox: Sandbox
  control: SandboxControl
  subgraph: SubgraphUnderTest
}

/** The hotels subgraph over a sandbox of its own, caches cold. */
export const openHotels = async (): Promise<HotelsUnderTest> => {
  const sandbox = await startSandbox({ port: 0 })
  const subgraph = await openSubgraph({
    name: 'hotels',
    ratesUrl: `${sandbox.url}/ecb`,
    start: (edge, shared) => startHotels({ ...edge, rapid: rapidConfig(sandbox) }, shared),
  })
  return {
    sandbox,
    control: sandboxControl(sandbox.url),
    subgraph,
    [Symbol.asyncDispose]: async () => {
      await subgraph[Symbol.asyncDispose]()
      await sandbox.close()
    },
  }
}

export const search = {
  place: 'PAR',
  checkIn: inDays(30),
  checkOut: inDays(33),
  rooms: [{ adults: 2 }],
}

export const listing = `query ($search: HotelSearchInput!, $first: Int! = 20, $after: String, $sort: HotelOfferSort! = {}, $filter: HotelOfferFilter, $currency: CurrencyCode, $deadlineMs: Int! = 10000) {
  hotelOffers(search: $search, first: $first, after: $after, sort: $sort, filter: $filter, currency: $currency, deadlineMs: $deadlineMs) {
    totalCount
    pageInfo { hasNextPage endCursor }
    suppliers { supplier status offers retryable message }
    nodes {
      id supplier cached refundable board checkIn checkOut expiresAt roomsLeft
      price { total { amount currency } display { amount currency } fees { name amount { amount } } }
      cancellation { refundable freeUntil penalties { from until amount { amount currency } } }
      room { name bedding beds { type size count } }
      rooms { adults childAges }
      nights { date amount { amount } }
      hotel {
        id name starRating guestRating { overall count } amenities description checkInFrom checkInUntil checkOutUntil
        address { lines city postalCode country } coordinates { latitude longitude } images(first: 2) { url thumbnail caption }
      }
    }
  }
}`
