import { inDays, type Answered } from './clients.ts'

type Client = (method: string, path: string, body?: unknown) => Promise<Answered>

export const regionQuery = (code: string) =>
  `/v3/regions?language=en-US&include=details&include=property_ids&iata_location_code=${code}`

export const stayQuery = (ids: readonly string[], changes: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    checkin: inDays(40),
    checkout: inDays(43),
    currency: 'EUR',
    country_code: 'GB',
    language: 'en-US',
    occupancy: '2',
    rate_plan_count: '50',
    sales_channel: 'website',
    sales_environment: 'hotel_only',
    include: 'rooms.rates.holdable',
    ...changes,
  })
  for (const id of ids) query.append('property_id', id)
  return `/v3/properties/availability?${query}`
}

/** What London's first twenty properties have for two people and three nights. */
export const stays = async (client: Client, changes: Record<string, string> = {}) => {
  const regions = await client('GET', regionQuery('LON'))
  const { body } = await client('GET', stayQuery(regions.body[0].property_ids.slice(0, 20), changes))
  return body
}

interface WireRate {
  refundable: boolean
  holdable: boolean
  available_rooms: number
  bed_groups: Record<string, { links: { price_check: { href: string } } }>
}

/** The price-check link of the rate with the most rooms among those that can be held, refundable or not as told. */
// oxlint-disable-next-line typescript/no-explicit-any -- the wire rates, as the client read them
export const priceCheckLink = (properties: any, wanted: Partial<WireRate> = {}): string => {
  const { refundable = true, holdable = true } = wanted
  // oxlint-disable-next-line typescript/no-explicit-any
  const rates: WireRate[] = properties.flatMap(({ rooms }: any) => rooms.flatMap((room: any) => room.rates))
  const [rate] = rates
    .filter((each) => each.refundable === refundable && each.holdable === holdable)
    .toSorted((a, b) => b.available_rooms - a.available_rooms)
  return Object.values(rate!.bed_groups)[0]!.links.price_check.href
}

export const bookLink = async (client: Client, wanted: Partial<WireRate> = {}): Promise<string> => {
  const { body } = await client('GET', priceCheckLink(await stays(client), wanted))
  return body.links.book.href
}

export const aBooking = (changes: object = {}) => ({
  affiliate_reference_id: 'item-1',
  hold: false,
  email: 'ada@example.com',
  phone: { country_code: '44', number: '2080160509' },
  rooms: [{ given_name: 'Ada', family_name: 'Lovelace' }],
  payments: [
    {
      type: 'affiliate_collect',
      billing_contact: {
        given_name: 'Ada',
        family_name: 'Lovelace',
        address: {
          line_1: '1 St James Square',
          city: 'London',
          postal_code: 'SW1Y 4LB',
          country_code: 'GB',
        },
      },
    },
  ],
  ...changes,
})
