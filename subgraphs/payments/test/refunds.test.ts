import { Stripe } from 'stripe'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { openBench, traveller } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench

/** Open refunds are looked at within milliseconds, done ones after three seconds. */
const timing = {
  followUps: { firstMs: 50, longestMs: 200, checksMs: [3_000, 6_000] },
  lookEveryMs: 20,
  renewFailedAfterMs: 1_500,
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox, { timing })
})
afterEach(() => bench.removeFaults())
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

type Payment = ReturnType<Bench['payment']>

const captured = async (method?: string) => {
  const payment = bench.payment({ method })
  await payment.authorise()
  await payment.capture()
  return payment
}

const shown = async ({ id }: Payment) => {
  const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Payment {
    status refunded { amount } refunds { status amount { amount } } } } }`
  const { data } = await bench.ask(query, { ids: [{ __typename: 'Payment', id }] }, traveller('ada'))
  return data._entities[0]
}

const names = ({ paymentId }: Payment) => bench.bookings.eventsOf(paymentId).map(({ name }) => name)

const untilShown = async (payment: Payment, status: string) => {
  while ((await shown(payment)).refunds[0]?.status !== status)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

it('counts a refund as given back once the bank has taken it, and not before', async () => {
  const payment = await captured('pm_card_pendingRefund')
  await bench.bookings.publish(payment.drafts.refund('r', '60.00'))
  await untilShown(payment, 'PENDING')
  expect(await shown(payment)).toMatchObject({ status: 'CAPTURED', refunded: { amount: '0.00' } })
  expect(names(payment)).not.toContain('payment.refunded')
  expect(await payment.told('payment.refunded')).toMatchObject({ payload: { refundId: 'r' } })
  expect(await shown(payment)).toMatchObject({ status: 'PARTIALLY_REFUNDED', refunded: { amount: '60.00' } })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '60.00' }])
})

it('tells of a refund that a bank returns, and makes another under another id', async () => {
  const payment = await captured('pm_card_refundFail')
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.refunded' })
  expect(await payment.told('payment.failed')).toMatchObject({ payload: { step: 'refund', refundId: 'r' } })
  expect(await shown(payment)).toMatchObject({
    status: 'CAPTURED',
    refunds: [{ status: 'FAILED', amount: { amount: '60.00' } }],
  })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '0.00' }])
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.failed' })
  expect(await payment.refund('r2', '60.00')).toMatchObject({ name: 'payment.refunded' })
}, 15_000)

it('begins a refund anew that failed, when it is commanded again later and not before', async () => {
  const payment = await captured('pm_card_refundFail')
  await payment.refund('r', '60.00')
  await payment.told('payment.failed')
  const made = (await bench.calls())['createRefund']!
  for (let copy = 0; copy < 5; copy += 1) await payment.refund('r', '60.00')
  expect((await bench.calls())['createRefund']).toBe(made)
  await new Promise((resolve) => setTimeout(resolve, 1_600))
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.refunded' })
  expect((await bench.calls())['createRefund']).toBe(made + 1)
  expect((await shown(payment)).refunds).toMatchObject([{ status: 'REFUNDED' }])
}, 20_000)

it('counts as given back what a person returned at the provider', async () => {
  const payment = await captured()
  const { hostname: host, port } = new URL(sandbox.stripe.url)
  const stripe = new Stripe(sandbox.stripe.secretKey, { host, port, protocol: 'http' })
  const { data } = await stripe.paymentIntents.list({ limit: 100 })
  const intent = data.find(({ metadata }) => metadata['paymentId'] === payment.paymentId)!
  await stripe.refunds.create({ payment_intent: intent.id })
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.refunded' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '250.00' }])
})

it('tells of a refund that fails after it was pending', async () => {
  await bench.fault('createRefund', 'delayed-confirmation', 1, 300)
  const payment = await captured('pm_card_refundFail')
  await bench.bookings.publish(payment.drafts.refund('r', '60.00'))
  await payment.told('payment.refunded')
  expect(await payment.told('payment.failed')).toMatchObject({ payload: { step: 'refund', refundId: 'r' } })
}, 15_000)

it('is not void before the bank has taken the money back', async () => {
  const payment = await captured('pm_card_pendingRefund')
  await bench.bookings.publish(payment.drafts.void())
  await untilShown(payment, 'PENDING')
  expect(names(payment)).not.toContain('payment.voided')
  await payment.told('payment.voided')
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'refunded', refunded: '250.00' }])
})

it('tells of a void whose refund a bank returns, and makes it good when it is asked for once more', async () => {
  const payment = await captured('pm_card_refundFail')
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await payment.told('payment.failed')).toMatchObject({ payload: { step: 'void' } })
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '250.00' }])
}, 15_000)

it.each([
  ['more than is left', '200.01', 'EUR'],
  ['less than nothing', '-1.00', 'EUR'],
  ['another currency', '10.00', 'USD'],
])('refuses %s without asking the provider', async (_, amount, currency) => {
  const payment = await captured()
  await payment.refund('first', '50.00')
  const before = (await bench.calls())['createRefund']
  const [answer] = await payment.together(payment.drafts.refundIn('r', { amount, currency }))
  expect(answer).toMatchObject({ name: 'payment.failed', payload: { step: 'refund', refundId: 'r' } })
  expect((await bench.calls())['createRefund']).toBe(before)
})

it('never gives back more than was captured, however many refunds race', async () => {
  const payment = await captured()
  const drafts = Array.from({ length: 8 }, (_, index) => payment.drafts.refund(`r${index}`, '60.00'))
  const answers = await payment.together(...drafts)
  expect(answers.filter(({ name }) => name === 'payment.refunded')).toHaveLength(4)
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ captured: '250.00', refunded: '240.00' }])
}, 30_000)

it('makes a refund once when Stripe fails and repeats its failure under the key', async () => {
  await bench.fault('createRefund', 'server-error')
  const payment = await captured()
  expect(await payment.refund('r', '60.00')).toMatchObject({ name: 'payment.refunded' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '60.00' }])
}, 15_000)

it('cannot refund fils that a card cannot be paid', async () => {
  const payment = bench.payment({ currency: 'KWD', amount: '12.340' })
  await payment.authorise()
  await payment.capture()
  expect(await payment.refund('r', '1.234')).toMatchObject({ name: 'payment.failed' })
  expect(await payment.refund('r2', '1.240')).toMatchObject({ name: 'payment.refunded' })
})
