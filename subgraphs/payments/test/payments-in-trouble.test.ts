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
afterEach(() => bench.removeFaults())
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const euros = (amount: string) => ({ amount, currency: 'EUR' })

const allButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const

/** No patience at all, and what is given up is looked at within milliseconds. */
const hastyTiming = {
  patience: { authorise: -1, capture: -1, void: -1, refund: -1 },
  followUps: { firstMs: 50, longestMs: 200, checksMs: [] },
  lookEveryMs: 20,
}

/** Waits until a payment is not looked at any more. */
const settled = async ({ calls }: Bench) => {
  for (let before = -1; ;) {
    const total = Object.values(await calls()).reduce((sum, count) => sum + count, 0)
    if (total === before) return
    before = total
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
}

const troubles = ['answer-lost', 'reset', 'truncated', 'garbage', 'server-error', 'rate-limited']

it.each(troubles.filter((kind) => kind !== 'server-error'))(
  'reserves once when the answer is spoilt: %s',
  async (kind) => {
    await bench.fault('createPaymentIntent', kind)
    const payment = bench.payment()
    expect(await payment.authorise()).toMatchObject({ name: 'payment.authorised' })
    expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'authorised' }])
  },
)

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

it('gives an authorisation up at once when Stripe failed for good, and leaves nothing reserved', async () => {
  await bench.fault('createPaymentIntent', 'server-error')
  const payment = bench.payment()
  expect(await payment.authorise()).toMatchObject({ name: 'payment.failed', payload: { step: 'authorise' } })
  expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
  expect(await bench.charges(payment.paymentId)).toEqual([])
  const { createPaymentIntent } = await bench.calls()
  expect(createPaymentIntent).toBeGreaterThan(1)
}, 15_000)

it('declines once when the answer to the decline was lost', async () => {
  await bench.fault('createPaymentIntent', 'answer-lost')
  const payment = bench.payment({ method: 'pm_card_chargeDeclinedInsufficientFunds' })
  expect(await payment.authorise()).toMatchObject({
    name: 'payment.declined',
    payload: { code: 'insufficient_funds' },
  })
  expect(await bench.charges(payment.paymentId)).toMatchObject([{ state: 'declined' }])
})

it("is patient by the database's clock: a command may bear the time of a clock that is far behind", async () => {
  const payment = bench.payment()
  await bench.fault('createPaymentIntent', 'rate-limited')
  import.meta.jest.useFakeTimers({ now: Date.now() - 600_000, doNotFake: [...allButDate] })
  await bench.bookings.publish(payment.drafts.authorise())
  import.meta.jest.useRealTimers()
  await payment.told('payment.authorised')
  expect(bench.bookings.eventsOf(payment.paymentId).map(({ name }) => name)).toEqual(['payment.authorised'])
})

describe('out of patience', () => {
  let hasty: Bench
  beforeAll(async () => {
    hasty = await openBench(sandbox, { timing: hastyTiming })
  })
  afterAll(() => hasty[Symbol.asyncDispose]())

  it('releases an authorisation that was given up, although nobody asks for it', async () => {
    await hasty.fault('createPaymentIntent', 'answer-lost')
    const payment = hasty.payment()
    expect(await payment.authorise()).toMatchObject({
      name: 'payment.failed',
      payload: { step: 'authorise', message: expect.stringMatching(/Nothing will be charged/) },
    })
    expect(await payment.told('payment.voided')).toMatchObject({ payload: { paymentId: payment.paymentId } })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'voided' }])
    expect(await payment.authorise()).toMatchObject({ name: 'payment.voided' })
  })

  it('voids what never arrived without making it, once it is sure', async () => {
    await hasty.fault('createPaymentIntent', 'reset')
    const payment = hasty.payment()
    expect(await payment.authorise()).toMatchObject({ name: 'payment.failed' })
    const failed = Date.now()
    await payment.told('payment.voided')
    expect(Date.now() - failed).toBeGreaterThan(500) // it waited for the attempt to settle
    expect(await hasty.charges(payment.paymentId)).toEqual([])
  })

  it('tells of a capture that was made although it was given up, and gives it back when it is voided', async () => {
    const payment = hasty.payment()
    await payment.authorise()
    await hasty.fault('capturePaymentIntent', 'answer-lost')
    expect(await payment.capture()).toMatchObject({ name: 'payment.failed', payload: { step: 'capture' } })
    expect(await payment.told('payment.captured')).toMatchObject({ payload: { amount: euros('250.00') } })
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'refunded', refunded: '250.00' }])
  })

  it('does not repeat a capture that was given up and not made', async () => {
    const payment = hasty.payment()
    await payment.authorise()
    await hasty.fault('capturePaymentIntent', 'reset')
    expect(await payment.capture()).toMatchObject({ name: 'payment.failed' })
    await settled(hasty)
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'authorised' }])
  })

  it.each(['reset', 'answer-lost'])('finishes a void that was given up, once: %s', async (kind) => {
    const payment = hasty.payment()
    await payment.authorise()
    await hasty.fault('cancelPaymentIntent', kind)
    expect(await payment.void()).toMatchObject({ name: 'payment.failed', payload: { step: 'void' } })
    await payment.told('payment.voided')
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'voided' }])
  })

  it.each(['reset', 'answer-lost'])('makes a refund that was given up, once: %s', async (kind) => {
    const payment = hasty.payment()
    await payment.authorise()
    await payment.capture()
    await hasty.fault('createRefund', kind)
    expect(await payment.refund('r', '60.00')).toMatchObject({
      name: 'payment.failed',
      payload: { step: 'refund', refundId: 'r' },
    })
    expect(await payment.told('payment.refunded')).toMatchObject({ payload: { refundId: 'r' } })
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ refunded: '60.00' }])
  })

  it('releases what was reserved however long Stripe is away', async () => {
    await hasty.fault('createPaymentIntent', 'answer-lost')
    await hasty.fault('listPaymentIntents', 'server-error', 4)
    const payment = hasty.payment()
    expect(await payment.authorise()).toMatchObject({ name: 'payment.failed' })
    expect(await payment.told('payment.failed', 1)).toMatchObject({ payload: { step: 'void' } })
    await payment.told('payment.voided')
    expect(await hasty.charges(payment.paymentId)).toMatchObject([{ state: 'voided' }])
    const failures = hasty.bookings
      .eventsOf(payment.paymentId)
      .filter(({ name }) => name === 'payment.failed')
    expect(failures).toHaveLength(2)
  }, 20_000)
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
    kill.add('findRefund').add('refund')
    expect(await payment.void()).toMatchObject({ name: 'payment.voided' })
    expect(kill).toEqual(new Set())
    expect(await killed.charges(payment.paymentId)).toMatchObject([
      { captured: '250.00', refunded: '250.00' },
    ])
    const released = killed.payment()
    await released.authorise()
    kill.add('cancel')
    expect(await released.void()).toMatchObject({ name: 'payment.voided' })
    expect(kill).toEqual(new Set())
    expect(await killed.charges(released.paymentId)).toMatchObject([{ state: 'voided' }])
  })
})
