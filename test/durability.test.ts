import { book, findTrip, follow, quote } from './wayfare.ts'
import type { Ledger } from './wayfare.ts'
import { openPlace } from './started-process.ts'

let place: Awaited<ReturnType<typeof openPlace>>

beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.remove())

const ledger = async () => (await (await fetch(`${place.at('SANDBOX')}/_sandbox/ledger`)).json()) as Ledger

// Within the half second that a booking takes: before the payment, among the holds, among the confirmations.
it.each([0, 60, 150, 300])(
  'finishes a booking after kill -9, %i ms into it',
  async (delayMs) => {
    const before = await place.start()
    expect(before.outcome).toBe('ready')
    const traveller = await place.client()
    const { flights, hotels } = await findTrip(traveller, 100 + delayMs / 5)
    const quoted = await quote(traveller, [flights[0].id, hotels[0].id])
    const accepted = await book(traveller, { quoteId: quoted.id })
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    await before.kill()

    const after = await place.start()
    expect(after.outcome).toBe('ready')
    const { booking } = await follow(await place.client(), accepted.booking.id, 60_000)
    expect(booking.status).toBe('CONFIRMED')
    const { orders, charges } = await ledger()
    const ours = orders.filter(({ clientReference }) => clientReference.startsWith(booking.reference))
    expect(ours.map(({ supplier, state }) => `${supplier} ${state}`).toSorted()).toEqual([
      'duffel confirmed',
      'rapid confirmed',
    ])
    expect(charges.filter(({ captured }) => captured === quoted.total.amount)).toHaveLength(1)
    expect(await after.stop()).toMatchObject({ code: 0 })
  },
  120_000,
)

it('tells a second instance what to do, and a bad variable what was expected', async () => {
  const first = await place.start()
  const second = await place.start()
  expect(second.outcome).toBe(1)
  expect(second.said()).toMatch(/in use by process \d+: stop it, or set WAYFARE_DATA_DIR to another folder/)
  expect(await first.stop()).toMatchObject({ code: 0 })
  const third = await place.start({ ROUTER_PORT: 'many' })
  expect(third.outcome).toBe(1)
  expect(third.said()).toContain('ROUTER_PORT')
}, 60_000)
