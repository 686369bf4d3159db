import type { OfferRequest } from './offer-request.ts'

/**
 * One-way routes on which Duffel's test mode always behaves the same:
 * https://duffel.com/docs/api/overview/test-your-integration. Two of its routes are about operations that are absent
 * here: services (BTS-ABV; nothing is for sale anyway) and airline-initiated changes (LHR-LTN).
 */
const routes = {
  'PVD-RAI': 'no-flights',
  'JFK-EWR': 'holdable',
  'LHR-DXB': 'connecting',
  'DXB-AMS': 'stop',
  'BTS-MRU': 'no-baggage',
  'STN-LHR': 'search-timeout',
  'LGW-LHR': 'offer-gone',
  'LHR-LGW': 'order-error',
  'LGW-STN': 'insufficient-balance',
  'LHR-STN': 'price-rises',
  'LTN-SYD': 'airline-credits',
} as const

export type TestRoute = (typeof routes)[keyof typeof routes]

/** The fixed behaviour of a one-way search between these airports; undefined for every other search. */
export const testRouteOf = ({ slices }: Pick<OfferRequest, 'slices'>): TestRoute | undefined => {
  const [only, ...others] = slices
  const key = `${only?.origin}-${only?.destination}`
  return others.length === 0 && Object.hasOwn(routes, key) ? routes[key as keyof typeof routes] : undefined
}
