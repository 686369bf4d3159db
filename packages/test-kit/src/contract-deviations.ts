interface Deviation {
  /** JSON pointer of the schema that is wrong. */
  readonly pointer: string
  readonly reason: string
  /** What it should say. */
  readonly mended: Record<string, object | string | undefined>
}

const local = 'times at an airport are naive local ones, without the offset that date-time demands'

/** Where a document contradicts what its supplier says in another place or does. Keep it short, and each with its reason. */
export const deviations: Readonly<Record<string, readonly Deviation[]>> = {
  'duffel/duffel-v2.openapi.yaml': [
    {
      // Behind the last of its parameters.
      pointer: '/paths/~1air~1orders/get/parameters',
      reason: 'the documentation of the list: orders are found by the offer that they were made from',
      mended: { 8: { name: 'offer_id', in: 'query', schema: { type: 'string' } } },
    },
    {
      pointer: '/components/schemas/Segment/properties/departing_at',
      reason: local,
      mended: { format: undefined },
    },
    {
      pointer: '/components/schemas/Segment/properties/arriving_at',
      reason: local,
      mended: { format: undefined },
    },
  ],
  'expedia-rapid/rapid-v3.openapi.yaml': [
    {
      pointer: '/components/schemas/Rate/properties',
      reason: 'Hold and Resume guide: a rate tells whether it can be held to those who include it',
      mended: { holdable: { type: 'boolean' } },
    },
    {
      // The parameter `include`.
      pointer: '/paths/~1v3~1properties~1availability/get/parameters/16/schema/items',
      reason: 'Hold and Resume guide: `include=rooms.rates.holdable`',
      mended: {
        enum: [
          'unavailable_reason',
          'sale_scenario.mobile_promotion',
          'rooms.rates.marketing_fee_incentives',
          'rooms.rates.current_refundability',
          'rooms.rates.holdable',
        ],
      },
    },
  ],
}
