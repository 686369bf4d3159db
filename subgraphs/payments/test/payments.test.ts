import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { openBench } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox)
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const euros = (amount: string) => ({ amount, currency: 'EUR' })

it('reserves the amount, then takes it', async () => {
  const payment = bench.payment()
  const { paymentId } = payment
  expect(await payment.authorise()).toMatchObject({
    name: 'payment.authorised',
    payload: { paymentId, amount: euros('250.00') },
  })
  expect(await bench.charges(paymentId)).toMatchObject([
    { state: 'authorised', authorised: '250.00', captured: '0.00', currency: 'EUR' },
  ])
  expect(await payment.capture()).toMatchObject({
    name: 'payment.captured',
    payload: { paymentId, amount: euros('250.00') },
  })
  expect(await bench.charges(paymentId)).toMatchObject([{ state: 'captured', captured: '250.00' }])
})

it('takes less than it reserved', async () => {
  const payment = bench.payment()
  await payment.authorise()
  expect(await payment.capture('199.50')).toMatchObject({ payload: { amount: euros('199.50') } })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ captured: '199.50' }])
})

it.each([
  ['JPY', '31500'],
  ['KWD', '12.340'],
  ['USD', '0.50'],
  ['ISK', '31500'],
])('counts %s in its own minor units', async (currency, amount) => {
  const payment = bench.payment({ currency, amount })
  await payment.authorise()
  expect(await payment.capture()).toMatchObject({ payload: { amount: { amount, currency } } })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ captured: amount, currency }])
})

it('releases what it reserved', async () => {
  const payment = bench.payment()
  await payment.authorise()
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'voided', captured: '0.00' }])
})

it('gives back in parts, each refund once', async () => {
  const payment = bench.payment()
  await payment.authorise()
  await payment.capture()
  const { refund } = payment.drafts
  const answers = await payment.together(
    refund('r1', '100.00'),
    refund('r1', '100.00'),
    refund('r2', '50.00'),
  )
  expect(answers.map(({ name }) => name)).toEqual(Array(3).fill('payment.refunded'))
  expect(await bench.charges(payment.paymentId)).toMatchObject([
    { state: 'partially_refunded', captured: '250.00', refunded: '150.00' },
  ])
})

it('refunds nothing without troubling the provider', async () => {
  const payment = bench.payment()
  await payment.authorise()
  await payment.capture()
  expect(await payment.refund('r', '0.00')).toMatchObject({
    name: 'payment.refunded',
    payload: { refundId: 'r', amount: euros('0.00') },
  })
})

it('never gives back more than was taken', async () => {
  const payment = bench.payment()
  await payment.authorise()
  await payment.capture()
  expect(await payment.refund('r', '250.01')).toMatchObject({
    name: 'payment.failed',
    payload: { step: 'refund' },
  })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ refunded: '0.00' }])
})

it.each([
  ['pm_card_visa_chargeDeclined', 'generic_decline', /bank declined/],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds', /not enough money/],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', /expired/],
  ['pm_card_chargeDeclinedStolenCard', 'generic_decline', /bank declined/],
  ['pm_card_authenticationRequired', 'authentication_required', /another card/],
  ['pm_card_nobody', 'payment_method_invalid', /enter it again/],
])('declines %s as %s, with a word for the traveller', async (method, code, message) => {
  const payment = bench.payment({ method })
  expect(await payment.authorise()).toMatchObject({
    name: 'payment.declined',
    payload: { paymentId: payment.paymentId, code, message: expect.stringMatching(message) },
  })
  const [charge] = await bench.charges(payment.paymentId)
  expect(charge?.state ?? 'declined').toMatch(/^(declined|voided)$/)
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
})

it('declines an amount that cannot be charged', async () => {
  expect(await bench.payment({ amount: '0.01' }).authorise()).toMatchObject({
    name: 'payment.declined',
    payload: { code: 'amount_too_small' },
  })
})

it('answers a repeated command with what is, and asks the provider once', async () => {
  const payment = bench.payment()
  const before = await bench.calls()
  const { authorise, capture } = payment.drafts
  const first = await payment.together(...Array.from({ length: 5 }, authorise))
  expect(first.map(({ name }) => name)).toEqual(Array(5).fill('payment.authorised'))
  const second = await payment.together(...Array.from({ length: 5 }, () => capture()))
  expect(second.map(({ name }) => name)).toEqual(Array(5).fill('payment.captured'))
  expect(await payment.authorise()).toMatchObject({ name: 'payment.captured' })
  const after = await bench.calls()
  expect(after['createPaymentIntent']! - (before['createPaymentIntent'] ?? 0)).toBe(1)
  expect(after['capturePaymentIntent']! - (before['capturePaymentIntent'] ?? 0)).toBe(1)
})

it('keeps a payment void that was voided before it was asked for', async () => {
  const payment = bench.payment()
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await payment.authorise()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(payment.paymentId)).toEqual([])
})

it('gives the money back when a void comes after the capture', async () => {
  const payment = bench.payment()
  await payment.authorise()
  await payment.capture()
  await payment.refund('r', '50.00')
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'refunded', refunded: '250.00' }])
})

it('fails the capture and the refund of a payment that is void', async () => {
  const payment = bench.payment()
  await payment.authorise()
  await payment.void()
  expect(await payment.capture()).toMatchObject({ name: 'payment.failed', payload: { step: 'capture' } })
  expect(await payment.refund('r', '1.00')).toMatchObject({
    name: 'payment.failed',
    payload: { step: 'refund' },
  })
})

it('fails the capture of a payment that nobody asked for', async () => {
  expect(await bench.payment().capture()).toMatchObject({
    name: 'payment.failed',
    payload: { step: 'capture' },
  })
})

it('ends an authorisation and a void that race with nothing reserved', async () => {
  const payments = Array.from({ length: 10 }, () => bench.payment())
  await Promise.all(payments.map(({ drafts, together }) => together(drafts.authorise(), drafts.void())))
  for (const { paymentId, ...payment } of payments) {
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    for (const charge of await bench.charges(paymentId)) expect(charge.state).toBe('voided')
  }
})
