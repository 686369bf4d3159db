import type { Disorder } from './booking-model.ts'
import { day, play, price } from './play-history.ts'
import type { History } from './play-history.ts'
import type { Behaviour } from './supplier-model.ts'

const ok: Behaviour = { kind: 'ok', latency: 10 }
const minute = 60_000
const calm: Disorder = { deliveries: [], resendMs: 6_000 }
const once = { kind: 'once', delay: 1, secondAfter: 0 } as const

const history = (given: Partial<History>): History => ({
  script: [],
  outages: [],
  disorder: calm,
  holdable: true,
  skew: 0,
  ...given,
})

const liveOrders = ({ ledger }: Awaited<ReturnType<typeof play>>) =>
  ledger.filter(({ state }) => state !== 'CANCELLED')

describe('the order worker', () => {
  it('holds and pays in four calls: check, hold, read, pay', async () => {
    const { ledger, events, booking } = await play(history({}))
    expect(events.map(({ name }) => name)).toEqual(['order.held', 'order.confirmed'])
    expect(ledger).toMatchObject([{ state: 'CONFIRMED', payments: [price] }])
    expect(booking.outcome()).toBe('CONFIRMED')
  })

  it.each(['CIRCUIT_OPEN', 'RATE_LIMITED', 'INTERNAL'] as const)(
    'undoes an order whose answer was lost and which could not be looked up until patience ended (%s)',
    async (code) => {
      const lookUps: Behaviour[] = Array.from({ length: 60 }, () => ({ kind: 'fails', code, latency: 5_000 }))
      const lost: Behaviour = { kind: 'lost', latency: 10 }
      const end = await play(history({ script: [ok, lost, ...lookUps] }))
      expect(end.ledger).toMatchObject([{ state: 'CANCELLED' }])
      expect(end.booking.outcome()).toBe('CANCELLED')
    },
  )

  it('answers a cancellation that arrives before its order, and orders nothing after it', async () => {
    const late = { ...once, delay: 30 * minute }
    const deliveries = [late, once]
    const end = await play(
      history({ disorder: { deliveries, resendMs: 6 * 60 * minute, abandonAfter: 1_000 } }),
    )
    expect(end.events[0]).toMatchObject({ name: 'order.cancelled' })
    expect(end.ordering).toEqual([])
    expect(end.booking.outcome()).toBe('CANCELLED')
  })

  it('buys nothing that is being undone, though copies of the confirmation come for hours', async () => {
    const copies = [1, 20, 90].map((minutes) => ({
      kind: 'twice' as const,
      delay: 1,
      secondAfter: minutes * minute,
    }))
    const outage = { from: 20, lasts: 7 * minute }
    const end = await play(
      history({
        script: [ok, ok],
        disorder: { deliveries: [once, ...copies], resendMs: 6_000 },
        outages: [outage],
      }),
    )
    expect(end.booking.outcome()).toBe('CANCELLED')
    expect(liveOrders(end)).toEqual([])
    expect(end.ledger.flatMap(({ payments }) => payments)).toEqual([])
  })

  it('counts settling from the end of the attempt: an order that is still being made is not made twice', async () => {
    const slow: Behaviour = { kind: 'ok', latency: 8_000 }
    const late: Behaviour = { kind: 'late', latency: 0, doneAfter: 110_000 }
    const end = await play(history({ script: [slow, late], holdable: false }))
    expect(end.ledger).toHaveLength(1)
    const outright = await play(history({ script: [ok, ok, late], holdable: false }))
    expect(outright.ledger).toHaveLength(1)
    expect(outright.booking.outcome()).toBe('CONFIRMED')
  })

  it.each([2 * minute, -2 * minute, day, -day])(
    'does not care what the clock of its machine says (%i ms off)',
    async (skew) => {
      const fails: Behaviour = { kind: 'fails', code: 'UNAVAILABLE', latency: 10 }
      const end = await play(history({ script: [fails, fails], skew }))
      expect(end.booking.outcome()).toBe('CONFIRMED')
    },
  )

  it('pays no hold whose price rose, and gives it back', async () => {
    const end = await play(history({ script: [ok, ok, { kind: 'dearer', latency: 1 }] }))
    expect(end.events).toContainEqual(
      expect.objectContaining({
        name: 'order.refused',
        payload: expect.objectContaining({ reason: 'PRICE_CHANGED', price: { ...price, amount: '330.00' } }),
      }),
    )
    expect(end.ledger).toMatchObject([{ state: 'CANCELLED', payments: [] }])
  })

  it('gives an order back that was made at another price than was quoted', async () => {
    const end = await play(history({ script: [ok, ok, { kind: 'dearer', latency: 1 }], holdable: false }))
    expect(end.ledger).toMatchObject([{ state: 'CANCELLED', payments: [{ amount: '330.00' }] }])
    expect(end.booking.outcome()).toBe('CANCELLED')
  })

  it('goes on with an order that its supplier did not name, or holds until a day that is none', async () => {
    const end = await play(history({ script: [ok, { kind: 'malformed', latency: 1 }] }))
    expect(end.events[0]).toMatchObject({ name: 'order.held', payload: { confirmBy: null } })
    expect(end.booking.outcome()).toBe('CONFIRMED')
  })

  it.each([330_000, 8 * 60 * minute, 2 * day])(
    'says that a cancellation failed, and that it succeeded after an outage of %i ms',
    async (lasts) => {
      const disorder = { ...calm, cancelAfter: 10 * minute }
      const end = await play(history({ disorder, outages: [{ from: 9.9 * minute, lasts }] }))
      expect([...new Set(end.events.map(({ name }) => name))]).toEqual([
        'order.held',
        'order.confirmed',
        'order.failed',
        'order.cancelled',
      ])
      expect(end.events.at(-1)).toMatchObject({ payload: { refund: price, refundTo: 'PAYMENT' } })
      expect(liveOrders(end)).toEqual([])
    },
  )

  it('calls a supplier that is away no more often for many copies of a command', async () => {
    const end = await play(history({ outages: [{ from: 0, lasts: 5 * minute }], disorder: calm }))
    // Resent every 6 s: up to 50 copies of the cancellation are on their way at the end.
    expect(end.calls).toBeLessThan(40)
    expect(end.booking.outcome()).toBe('CANCELLED')
  })

  it.each([
    ['PAYMENT', 'UNKNOWN'],
    ['CREDIT', 'CREDIT'],
    ['VOUCHER', 'VOUCHER'],
    ['to an unknown place' as 'UNKNOWN', 'UNKNOWN'],
  ] as const)('tells a refund to %s whose amount nobody can read as %s', async (refundTo, told) => {
    const script: Behaviour[] = [ok, ok, ok, ok, { kind: 'malformed', latency: 1, refundTo }]
    const end = await play(history({ script, disorder: { ...calm, cancelAfter: minute } }))
    expect(end.events.at(-1)).toMatchObject({ name: 'order.cancelled', payload: { refundTo: told } })
    expect(end.events.at(-1)!.payload).not.toHaveProperty('refund')
  })

  it.each([1, 60, 330])(
    'gives an order back that appears %i minutes after its supplier said that there is none',
    async (minutes) => {
      const lost: Behaviour = { kind: 'late', latency: 0, doneAfter: 121_000 + minutes * minute }
      const disorder = { ...calm, abandonAfter: minute }
      const end = await play(history({ script: [ok, ok, lost], holdable: false, disorder }))
      expect(end.ledger).toMatchObject([{ state: 'CANCELLED' }])
      expect(end.booking.outcome()).toBe('CANCELLED')
      expect(end.record?.attempt).toBeUndefined()
      expect(end.calls).toBeLessThan(100)
    },
  )

  it.each([
    ['the offer is gone', 17],
    ['the repeat is refused', 18],
  ])('does not take it for an answer to the attempt before that %s', async (_, lookUpsBefore) => {
    const lookUps: Behaviour[] = Array.from({ length: lookUpsBefore }, () => ok)
    const lost: Behaviour = { kind: 'late', latency: 0, doneAfter: 145_000 }
    const script: Behaviour[] = [ok, ok, lost, ...lookUps, { kind: 'refused' }]
    const end = await play(history({ script, holdable: false }))
    expect(end.events.map(({ name }) => name)).toContain('order.refused')
    expect(end.ledger).toMatchObject([{ state: 'CANCELLED' }])
  })

  it('goes on where its supplier does not find for a moment what was begun there', async () => {
    const script: Behaviour[] = [
      ok,
      { kind: 'lost', latency: 10 },
      { kind: 'fails', code: 'NOT_FOUND', latency: 10 },
    ]
    const end = await play(history({ script }))
    expect(end.booking.outcome()).toBe('CONFIRMED')
  })

  it('waits for a supplier that has not decided, and confirms what it decided', async () => {
    const pending: Behaviour = { kind: 'pending', decidedAfter: 100_000, confirms: true }
    const end = await play(history({ script: [ok, ok, pending], holdable: false }))
    expect(end.ledger).toMatchObject([{ state: 'CONFIRMED' }])
    expect(end.booking.outcome()).toBe('CONFIRMED')
  })
})
