import { startSandbox } from '@wayfare/supplier-sandbox'
import type { LedgerCharge, Sandbox } from '@wayfare/supplier-sandbox'
import { openBench } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench

/** So little patience that much is given up and followed up. */
const timing = {
  patience: { authorise: 300, capture: 300, void: 300, refund: 300 },
  followUps: { firstMs: 50, longestMs: 400, checksMs: [] },
  lookEveryMs: 20,
}
const operations = [
  'createPaymentIntent',
  'listPaymentIntents',
  'retrievePaymentIntent',
  'capturePaymentIntent',
  'cancelPaymentIntent',
  'createRefund',
  'listRefunds',
]
const kinds = ['answer-lost', 'reset', 'rate-limited', 'server-error']

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox, { timing })
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const trouble = () =>
  Promise.all(
    operations.flatMap((operation) =>
      kinds.map((kind) => {
        const fault = { supplier: 'stripe', operation, kind, probability: 0.08 }
        return fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) })
      }),
    ),
  )

/** The name of the last event that says how a payment stands, whatever failed on the way. */
const standing = (paymentId: string) =>
  bench.bookings
    .eventsOf(paymentId)
    .map(({ name }) => name)
    .findLast((name) => name !== 'payment.failed')

const nothing = { kept: 0, reserved: 0 }

const sumOf = (charges: readonly LedgerCharge[], key: 'captured' | 'refunded') =>
  charges.reduce((sum, charge) => sum + Number(charge[key]), 0)

/** A payment is taken and refunded in parts, or voided on the way; commands come twice. */
const play = async (index: number) => {
  const payment = bench.payment()
  const { drafts, paymentId } = payment
  await payment.together(drafts.authorise(), drafts.authorise())
  if (index % 3 === 0) await bench.bookings.publish(drafts.void())
  if (standing(paymentId) === 'payment.authorised') await payment.together(drafts.capture(), drafts.capture())
  if (index % 3 === 1) await bench.bookings.publish(drafts.void(), drafts.void())
  else if (standing(paymentId) === 'payment.captured')
    await bench.bookings.publish(
      ...['r1', 'r1', 'r2', 'r3', 'r4'].map((refundId) => drafts.refund(refundId, '60.00')),
      drafts.refund('r5', '60.00'),
    )
  return { payment, voided: index % 3 !== 2 }
}

it('has one charge, no more given back than taken, and nothing left of what was voided', async () => {
  await trouble()
  const played = await Promise.all(Array.from({ length: 24 }, (_, index) => play(index)))
  await bench.removeFaults()
  for (const { payment, voided } of played) {
    const { paymentId } = payment
    if (voided) while (standing(paymentId) !== 'payment.voided') await payment.void()
    const charges = (await bench.charges(paymentId)).filter(({ state }) => state !== 'declined')
    expect(charges.length).toBeLessThanOrEqual(1)
    expect(sumOf(charges, 'refunded')).toBeLessThanOrEqual(sumOf(charges, 'captured'))
    const kept = sumOf(charges, 'captured') - sumOf(charges, 'refunded')
    const reserved = charges.filter(({ state }) => state === 'authorised').length
    expect(voided ? { kept, reserved } : nothing).toEqual(nothing)
  }
}, 120_000)

it('leaves nothing reserved of what it gave up, although nobody asks', async () => {
  await trouble()
  const payments = Array.from({ length: 12 }, () => bench.payment())
  await Promise.all(payments.map((payment) => payment.authorise()))
  await bench.removeFaults()
  for (const { paymentId } of payments) {
    const failed = () => bench.bookings.eventsOf(paymentId).some(({ name }) => name === 'payment.failed')
    while (failed() && standing(paymentId) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const reserved = (await bench.charges(paymentId)).filter(({ state }) => state === 'authorised')
    expect(reserved).toHaveLength(standing(paymentId) === 'payment.authorised' ? 1 : 0)
  }
}, 120_000)
