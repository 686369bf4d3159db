import type { Surroundings } from '../system/suppliers.ts'

/** The calls that change something at a supplier. */
const writes = {
  duffel: ['createOrder', 'createPayment', 'createOrderCancellation', 'confirmOrderCancellation'],
  rapid: ['postItinerary', 'putResumeBooking', 'deleteHeldBooking', 'deleteRoom'],
  stripe: [
    'createPaymentIntent',
    'confirmPaymentIntent',
    'capturePaymentIntent',
    'cancelPaymentIntent',
    'createRefund',
  ],
} as const

const kinds = [
  { kind: 'answer-lost' },
  { kind: 'server-error' },
  { kind: 'rate-limited' },
  { kind: 'latency', delayMs: 1_500 },
  { kind: 'reset' },
] as const

/** Every kind of fault on every call that changes something, each with this probability. */
export const troubleWrites = async (surroundings: Surroundings, probability: number) => {
  await surroundings.clearFaults()
  if (probability === 0) return
  for (const [supplier, operations] of Object.entries(writes) as [keyof typeof writes, readonly string[]][])
    for (const operation of operations)
      for (const fault of kinds) await surroundings.fault({ supplier, operation, probability, ...fault })
  const late = { kind: 'delayed-confirmation', delayMs: 3_000, probability } as const
  await surroundings.fault({ supplier: 'duffel', operation: 'createOrder', ...late })
  await surroundings.fault({ supplier: 'rapid', operation: 'postItinerary', ...late })
}
