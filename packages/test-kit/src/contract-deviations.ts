interface Deviation {
  /** JSON pointer of the schema that is wrong. */
  readonly pointer: string
  readonly reason: string
  /** What it should say. */
  readonly mended: Record<string, string | undefined>
}

const local = 'times at an airport are naive local ones, without the offset that date-time demands'

/** Where a document contradicts what its supplier says elsewhere or does. Keep it short, and each with its reason. */
export const deviations: Readonly<Record<string, readonly Deviation[]>> = {
  'duffel/duffel-v2.openapi.yaml': [
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
}
