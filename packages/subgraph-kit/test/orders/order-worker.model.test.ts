import fc from 'fast-check'
import type { Disorder } from './booking-model.ts'
import { day, play, price } from './play-history.ts'
import type { History } from './play-history.ts'
import type { Behaviour, Outage } from './supplier-model.ts'

/**
 * The order worker over a supplier that loses answers, answers late, fails for any length, refuses and lies, with
 * workers that die and stall, clocks that are wrong, and commands that are lost, late, doubled and out of order.
 * What must hold is read from the supplier's ledger.
 */
const latency = fc.constantFrom(1, 900, 9_000, 60_000)
const codes = fc.constantFrom(
  'UNAVAILABLE',
  'TIMED_OUT',
  'RATE_LIMITED',
  'CIRCUIT_OPEN',
  'INTERNAL',
  'BAD_ANSWER',
  'ABORTED',
  'NOT_FOUND',
  'REFUSED',
)
const trouble: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lost' as const), latency }) },
  fc.record({ kind: fc.constant('late' as const), latency, doneAfter: fc.integer({ min: 1, max: 115_000 }) }),
  // Against what the supplier says of itself.
  fc.record({
    kind: fc.constant('late' as const),
    latency,
    doneAfter: fc.integer({ min: 116_000, max: 60 * 60_000 }),
  }),
  fc.record({ kind: fc.constant('fails' as const), latency, code: codes }),
  fc.record({ kind: fc.constant('refused' as const) }),
  fc.record({ kind: fc.constant('malformed' as const), latency }),
  fc.record({ kind: fc.constant('dearer' as const), latency }),
  fc.record({
    kind: fc.constant('pending' as const),
    decidedAfter: fc.constantFrom(5_000, 200_000, 4 * 60 * 60_000),
    confirms: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('crash' as const), done: fc.boolean() }),
  fc.record({ kind: fc.constant('stalled' as const), latency }),
)
const fine: fc.Arbitrary<Behaviour> = fc.record({ kind: fc.constant('ok' as const), latency })
/** Mostly well, so that a history gets far enough for its troubles to matter. */
const behaviour = fc.oneof({ weight: 5, arbitrary: fine }, { weight: 2, arbitrary: trouble })
const outage: fc.Arbitrary<Outage> = fc.record({
  from: fc.integer({ min: 0, max: 400_000 }),
  lasts: fc.constantFrom(10_000, 180_000, 330_000, 60 * 60_000, 2 * day),
})
const delivery = fc.record({
  kind: fc.constantFrom(...(['once', 'once', 'once', 'once', 'lost', 'twice'] as const)),
  delay: fc.constantFrom(1, 1, 1, 500, 70_000, 20 * 60_000),
  secondAfter: fc.constantFrom(1, 3_000, 90_000, 60 * 60_000),
})
const disorder: fc.Arbitrary<Disorder> = fc.record(
  {
    deliveries: fc.array(delivery, { maxLength: 6 }),
    resendMs: fc.constantFrom(6_000, 60_000),
    abandonAfter: fc.constantFrom(10, 5_000, 100_000, 15 * 60_000),
    cancelAfter: fc.constantFrom(1, 60_000, day),
  },
  { requiredKeys: ['deliveries', 'resendMs'] },
)
const history: fc.Arbitrary<History> = fc.record({
  script: fc.array(behaviour, { maxLength: 12, size: 'max' }),
  outages: fc.oneof(fc.constant([]), fc.array(outage, { maxLength: 2 })),
  disorder,
  holdable: fc.boolean(),
  skew: fc.constantFrom(0, -120_000, 60_000, day, -day),
})

const histories = Number(process.env['ORDER_HISTORIES'] ?? 10_000)

it(`leaves no order behind and none twice, in ${histories} histories`, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (each) => {
      const { ledger, ordering, booking, record, undoneAt } = await play(each)
      const live = ledger.filter(({ state }) => state !== 'CANCELLED')
      expect(booking.pending()).toBeUndefined()
      expect(['CONFIRMED', 'CANCELLED']).toContain(booking.outcome())
      expect(record?.attempt).toBeUndefined()
      // Once a cancellation is written down, nothing is ordered or paid any more.
      expect(Math.max(0, ...ordering)).toBeLessThanOrEqual(undoneAt ?? Infinity)
      expect(ledger.length).toBeLessThanOrEqual(1)
      expect(ledger.flatMap(({ payments }) => payments).length).toBeLessThanOrEqual(1)
      const confirmed = [{ state: 'CONFIRMED', price, payments: [price] }]
      expect(live).toMatchObject(booking.outcome() === 'CONFIRMED' ? confirmed : [])
    }),
    // A machine that is busy with other things plays fewer; the run is no failure for it.
    { numRuns: histories, interruptAfterTimeLimit: 400_000, verbose: fc.VerbosityLevel.Verbose },
  )
}, 600_000)
