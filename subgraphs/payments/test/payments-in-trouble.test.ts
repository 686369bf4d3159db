import { Secret } from '@wayfare/config'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { createLogger } from '@wayfare/telemetry'
import type { PaymentProvider } from '../src/payment.ts'
import { stripePayments } from '../src/stripe/stripe-payments.ts'
import { openBench } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox)
})
afterEach(() => bench.mend())
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const troubles = ['answer-lost', 'reset', 'truncated', 'garbage', 'server-error', 'rate-limited']

it.each(troubles)('reserves once when the answer is spoilt: %s', async (kind) => {
  await bench.fault('createPaymentIntent', kind)
  const payment = bench.payment()
  expect(await payment.authorise()).toMatchObject({ name: 'payment.authorised' })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'authorised' }])
})

it.each(troubles)('takes, gives back and releases once when each answer is spoilt: %s', async (kind) => {
  const [taken, released] = [bench.payment(), bench.payment()]
  await Promise.all([taken.authorise(), released.authorise()])
  for (const step of ['capturePaymentIntent', 'createRefund', 'cancelPaymentIntent'])
    await bench.fault(step, kind)
  expect(await taken.capture()).toMatchObject({ name: 'payment.captured' })
  expect(await taken.refund('r', '40.00')).toMatchObject({ name: 'payment.refunded' })
  expect(await released.void()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(taken.paymentId)).toMatchObject([{ captured: '250.00', refunded: '40.00' }])
  expect(await bench.charges(released.paymentId)).toMatchObject([{ state: 'voided' }])
})

it('declines once when the answer to the decline was lost', async () => {
  await bench.fault('createPaymentIntent', 'answer-lost')
  const payment = bench.payment({ method: 'pm_card_chargeDeclinedInsufficientFunds' })
  expect(await payment.authorise()).toMatchObject({
    name: 'payment.declined',
    payload: { code: 'insufficient_funds' },
  })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'declined' }])
})

describe('out of patience', () => {
  let hasty: Bench
  beforeAll(async () => {
    hasty = await openBench(sandbox, { patience: { authorise: 0, capture: 0 } })
  })
  afterAll(() => hasty[Symbol.asyncDispose]())

  it('tells that the step failed, and a void finds and releases what it left behind', async () => {
    await hasty.fault('createPaymentIntent', 'answer-lost')
    const payment = hasty.payment()
    expect(await payment.authorise()).toMatchObject({
      name: 'payment.failed',
      payload: { step: 'authorise' },
    })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'authorised' }])
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'voided' }])
  })

  it('voids what never arrived without making it', async () => {
    await hasty.fault('createPaymentIntent', 'reset')
    const payment = hasty.payment()
    expect(await payment.authorise()).toMatchObject({ name: 'payment.failed' })
    const asked = Date.now()
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(Date.now() - asked).toBeGreaterThan(500) // it waited for the attempt to settle
    expect(await hasty.charges(payment.paymentId)).toEqual([])
  })

  it('gives back what a capture took although its answer was lost', async () => {
    const payment = hasty.payment()
    await payment.authorise()
    await hasty.fault('capturePaymentIntent', 'answer-lost')
    expect(await payment.capture()).toMatchObject({ name: 'payment.failed', payload: { step: 'capture' } })
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'refunded', refunded: '250.00' }])
  })
})

describe('killed between the provider and the database', () => {
  const kill = new Set<string>()
  /** Does its work, and then the process is gone before anybody hears of it. */
  const mortal = (provider: PaymentProvider): PaymentProvider =>
    new Proxy(provider, {
      get: (target, name: keyof PaymentProvider) => {
        const work = target[name]
        if (typeof work !== 'function') return work
        return async (...args: unknown[]) => {
          const answer = await (work as (...args: unknown[]) => Promise<unknown>)(...args)
          if (kill.delete(name)) throw new Error('killed')
          return answer
        }
      },
    })
  let killed: Bench
  beforeAll(async () => {
    const { url, secretKey } = sandbox.stripe
    const config = { url, apiKey: new Secret(secretKey), settleMs: 1_000 }
    const provider = mortal(stripePayments(config, createLogger('test', { level: 'silent' })))
    killed = await openBench(sandbox, { provider })
  })
  afterAll(() => killed[Symbol.asyncDispose]())

  it('has one charge and one refund after dying in every step', async () => {
    const payment = killed.payment()
    kill.add('authorise')
    expect(await payment.authorise()).toMatchObject({ name: 'payment.authorised' })
    kill.add('capture')
    expect(await payment.capture()).toMatchObject({ name: 'payment.captured' })
    kill.add('refund')
    expect(await payment.refund('r', '10.00')).toMatchObject({ name: 'payment.refunded' })
    kill.add('cancel').add('findRefund').add('refund')
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(kill).toEqual(new Set())
    expect(await killed.charges(payment.paymentId)).toMatchObject([
      { captured: '250.00', refunded: '250.00' },
    ])
  })
})
