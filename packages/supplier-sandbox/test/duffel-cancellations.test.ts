import { startSandbox, type Sandbox } from '../src/index.ts'
import { duffelClient, inDays, ledger, type Answered } from './clients.ts'
import { aHold, anOrder, holdable, offersOf } from './flights.ts'

let sandbox: Sandbox
let call: ReturnType<typeof duffelClient>

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 })
  call = duffelClient(sandbox)
})
afterEach(() => sandbox.close())

// oxlint-disable-next-line typescript/no-explicit-any -- the wire offer, as the client read it
type WireOffer = any

const codes = ({ body }: Answered) => body.errors.map(({ code }: { code: string }) => code)
const from = (origin: string, destination: string) => ({
  slices: [{ origin, destination, departure_date: inDays(60) }],
})
const quote = (order_id: string) => call('POST', '/air/order_cancellations', { order_id })
const confirm = ({ body }: Answered) =>
  call('POST', `/air/order_cancellations/${body.data.id}/actions/confirm`)

const refundable = async (carrier: string, changes: object) => {
  const found = (await offersOf(call, changes)).find(
    (offer: WireOffer) =>
      offer.owner.iata_code === carrier && offer.conditions.refund_before_departure.allowed,
  )
  const { body } = await call('POST', '/air/orders', anOrder(found))
  return body.data
}

it('gives back credits, whose codes are known once the cancellation is confirmed', async () => {
  const [offer] = await offersOf(call, {
    ...from('LTN', 'SYD'),
    passengers: [{ type: 'adult' }, { type: 'adult' }],
  })
  const { body } = await call('POST', '/air/orders', anOrder(offer))
  const quoted = await quote(body.data.id)
  expect(quoted.body.data).toMatchObject({
    refund_amount: offer.total_amount,
    refund_to: 'airline_credits',
    airline_credits: [{ credit_code: null }, { credit_code: null }],
  })
  const { airline_credits: credits } = (await confirm(quoted)).body.data
  expect(credits).toMatchObject([{ credit_code: expect.any(String) }, { credit_code: expect.any(String) }])
  const sum = credits.reduce(
    (cents: number, each: { credit_amount: string }) => cents + Math.round(Number(each.credit_amount) * 100),
    0,
  )
  expect(sum).toBe(Math.round(Number(offer.total_amount) * 100))
})

it('gives back a voucher, or an amount that nobody knows yet, where the airline does', async () => {
  const voucher = await refundable('A3', from('ATH', 'LHR'))
  expect((await quote(voucher.id)).body.data).toMatchObject({
    refund_to: 'voucher',
    refund_amount: expect.any(String),
  })
  const unknown = await refundable('MS', from('CAI', 'LHR'))
  expect((await quote(unknown.id)).body.data).toMatchObject({
    refund_amount: null,
    refund_currency: null,
    refund_to: 'balance',
  })
})

it('owes nothing for a hold that was not paid', async () => {
  const { body } = await call('POST', '/air/orders', aHold(holdable(await offersOf(call))))
  const quoted = await quote(body.data.id)
  expect(quoted.body.data).toMatchObject({ refund_amount: '0.00', refund_to: 'awaiting_payment' })
  expect((await confirm(quoted)).status).toBe(200)
  expect((await ledger(sandbox)).orders).toMatchObject([{ state: 'cancelled' }])
})

it('confirms the latest quote alone', async () => {
  const [offer] = await offersOf(call)
  const { body } = await call('POST', '/air/orders', anOrder(offer))
  const stale = await quote(body.data.id)
  const latest = await quote(body.data.id)
  expect(codes(await confirm(stale))).toEqual(['order_cancellation_stale'])
  expect((await confirm(latest)).status).toBe(200)
})
