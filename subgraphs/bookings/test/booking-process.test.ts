import { events } from '@wayfare/booking-events'
import type { Draft, Message } from '@wayfare/booking-events'
import { money } from '@wayfare/domain'
import type { Money } from '@wayfare/domain'
import { openBookings, until, viewer } from './bookings-service.ts'
import type { BookingsUnderTest } from './bookings-service.ts'

let bookings: BookingsUnderTest
const by = viewer('owner')

beforeAll(async () => {
  bookings = await openBookings()
})
afterAll(() => bookings.close())
afterEach(() => {
  bookings.others.answerWith(() => undefined)
  bookings.others.received.length = 0
})

const itemOf = (message: Message) => (message.payload as { itemId: string }).itemId
const commandsNamed = (name: string) => bookings.others.received.filter((message) => message.name === name)
const status = async (id: string) => (await bookings.poll(by, id)).bookingUpdates.booking
const reaches = (id: string, ...statuses: string[]) =>
  until(async () => {
    const booking = await status(id)
    return statuses.includes(booking.status) && booking
  })

const cancelling = async () => {
  const { id } = await bookings.booked(by)
  const terms = await bookings.quoteCancellation(by, id)
  expect(await bookings.cancel(by, terms.id)).toMatchObject({ __typename: 'CancellationAccepted' })
  return id
}

/** Time passes for a booking: what is pending was sent earlier by so much. */
const pass = (ms: number) =>
  bookings.database.pool.query(
    `update bookings.bookings set due_at = now(), pending = (
       select jsonb_agg(command || jsonb_build_object('since',
         to_char((command->>'since')::timestamptz at time zone 'UTC' - make_interval(secs => $1), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       from jsonb_array_elements(pending) command)
     where jsonb_array_length(pending) > 0`,
    [ms / 1_000],
  )

const giveUp =
  (...steps: string[]) =>
  (command: Message): Draft | undefined => {
    const [, step = ''] = command.name.split('.')
    if (!steps.includes(step)) return undefined
    return command.name.startsWith('order.')
      ? events.orderFailed(command, { itemId: itemOf(command), step, message: 'the supplier is away' })
      : events.paymentFailed(command, {
          paymentId: (command.payload as { paymentId: string }).paymentId,
          step,
          message: 'the provider is away',
        })
  }

it('refunds each item under its own id', async () => {
  const id = await cancelling()
  const booking = await reaches(id, 'CANCELLED')
  const refund = { amount: { amount: '60.00', currency: 'EUR' }, destination: 'PAYMENT', status: 'DONE' }
  expect(booking.items.map((item: { refund: object }) => item.refund)).toEqual([refund, refund])
  const refunds = commandsNamed('payment.refund').map(({ payload }) => payload)
  expect(refunds).toMatchObject([{ amount: money('60.00', 'EUR') }, { amount: money('60.00', 'EUR') }])
  const ids = booking.items.map((item: { id: string }) => item.id)
  expect(refunds.map((each) => (each as { refundId: string }).refundId).toSorted()).toEqual(ids.toSorted())
})

it('returns the money of a cancellation that was given up and succeeds later', async () => {
  bookings.others.answerWith((command) =>
    command.name === 'order.cancel' && command.to === 'flights' ? giveUp('cancel')(command) : undefined,
  )
  const id = await cancelling()
  const open = await reaches(id, 'PARTIALLY_CANCELLED')
  expect(open).toMatchObject({
    terminal: false,
    items: [{ status: 'NEEDS_ATTENTION' }, { status: 'CANCELLED' }],
  })
  const [flight] = open.items
  const { bookingId } = commandsNamed('order.cancel')[0]!
  await bookings.others.say(
    events.orderCancelled({ bookingId }, { itemId: flight.id, refund: money('90.00', 'EUR') }),
  )
  expect(await reaches(id, 'CANCELLED')).toMatchObject({ terminal: true })
  expect(commandsNamed('payment.refund').at(-1)!.payload).toMatchObject({
    refundId: flight.id,
    amount: money('90.00', 'EUR'),
  })
})

it('asks again for what was given up until it succeeds', async () => {
  bookings.others.answerWith((command) =>
    command.name === 'order.hold' && command.to === 'hotels'
      ? events.orderRefused(command, { itemId: itemOf(command), reason: 'SOLD_OUT', message: 'Sold out.' })
      : giveUp('void')(command),
  )
  const { id } = await bookings.booked(by, 'NEEDS_ATTENTION')
  bookings.others.answerWith(() => undefined)
  const booking = await until(async () => {
    await pass(0)
    const now = await status(id)
    return now.status === 'FAILED' && now
  })
  expect(booking).toMatchObject({ terminal: true })
})

it.each([
  ['hold', 5],
  ['confirm', 10],
] as const)('undoes the trip when nobody answers to %s', async (step, minutes) => {
  bookings.others.ignore(`order.${step}`)
  const { id } = await bookings.booked(by, step === 'hold' ? 'HOLDING' : 'CONFIRMING')
  await pass(minutes * 60_000)
  const booking = await reaches(id, 'FAILED')
  expect(booking.items).toContainEqual(
    expect.objectContaining({
      status: 'FAILED',
      failure: expect.objectContaining({ reason: 'UNAVAILABLE' }),
    }),
  )
  expect(commandsNamed('payment.void')).toHaveLength(1)
})

it('shows a cancellation that nobody answers, and does not forget it', async () => {
  bookings.others.ignore('order.cancel')
  const id = await cancelling()
  await until(async () => commandsNamed('order.cancel').length === 1)
  await pass(10 * 60_000)
  await until(async () => commandsNamed('order.cancel').length === 2)
  await pass(10 * 60_000)
  expect(await reaches(id, 'NEEDS_ATTENTION')).toMatchObject({ terminal: false })
  bookings.others.answerWith(() => undefined)
  const { bookingId } = commandsNamed('order.cancel')[0]!
  for (const { payload } of commandsNamed('order.cancel'))
    await bookings.others.say(
      events.orderCancelled(
        { bookingId },
        { itemId: (payload as { itemId: string }).itemId, refund: money('0.00', 'EUR') },
      ),
    )
  expect(await reaches(id, 'CANCELLED')).toMatchObject({ terminal: true })
})

it.each([
  ['CREDIT', money('50.00', 'EUR')],
  ['VOUCHER', money('50.00', 'EUR')],
  ['CREDIT', undefined],
  ['VOUCHER', undefined],
] as const)('shows a %s of %j and refunds nothing for it', async (refundTo, refund) => {
  bookings.others.answerWith((command) =>
    command.name === 'order.cancel'
      ? events.orderCancelled(command, { itemId: itemOf(command), refund, refundTo })
      : undefined,
  )
  const id = await cancelling()
  const booking = await reaches(id, 'CANCELLED')
  expect(booking.items[0].refund).toEqual({ amount: refund ?? null, destination: refundTo, status: 'DONE' })
  expect(commandsNamed('payment.refund')).toEqual([])
})

it('says of a refund that a bank returned that it is owed once more, until it is done', async () => {
  const id = await cancelling()
  await reaches(id, 'CANCELLED')
  const { bookingId, payload } = commandsNamed('payment.refund')[0]!
  const refund = payload as { paymentId: string; refundId: string; amount: Money }
  const { paymentId, refundId } = refund
  bookings.others.ignore('payment.refund')
  const message = 'Your bank returned the refund.'
  await bookings.others.say(
    events.paymentFailed({ bookingId }, { paymentId, step: 'refund', refundId, message }),
  )
  const owed = await reaches(id, 'NEEDS_ATTENTION')
  expect(owed.items.find((item: { id: string }) => item.id === refundId)).toMatchObject({
    status: 'NEEDS_ATTENTION',
    refund: { status: 'PENDING', amount: refund.amount },
  })
  await bookings.others.say(events.paymentRefunded({ bookingId }, refund))
  expect(await reaches(id, 'CANCELLED')).toMatchObject({ terminal: true })
})

it('waits a week for a bank that has a refund in hand', async () => {
  bookings.others.ignore('payment.refund')
  const id = await cancelling()
  await until(async () => commandsNamed('payment.refund').length >= 2)
  const before = commandsNamed('payment.refund').length
  await pass(7 * 24 * 60 * 60_000)
  await until(async () => commandsNamed('payment.refund').length > before)
  expect(await status(id)).toMatchObject({
    status: 'CANCELLING',
    items: [{ refund: { status: 'PENDING' } }, { refund: { status: 'PENDING' } }],
  })
  await pass(4 * 24 * 60 * 60_000)
  await reaches(id, 'NEEDS_ATTENTION')
})

it('needs attention while a refund is unknown, and refunds it once it is known', async () => {
  bookings.others.answerWith((command) =>
    command.name === 'order.cancel'
      ? events.orderCancelled(command, { itemId: itemOf(command), refundTo: 'UNKNOWN' })
      : undefined,
  )
  const id = await cancelling()
  const open = await reaches(id, 'NEEDS_ATTENTION')
  expect(open.items[0]).toMatchObject({
    status: 'NEEDS_ATTENTION',
    refund: { status: 'UNKNOWN', amount: null },
  })
  const { bookingId } = commandsNamed('order.cancel')[0]!
  for (const { id: itemId } of open.items)
    await bookings.others.say(
      events.orderCancelled({ bookingId }, { itemId, refund: money('10.00', 'EUR'), refundTo: 'PAYMENT' }),
    )
  expect(await reaches(id, 'CANCELLED')).toMatchObject({ terminal: true })
  expect(commandsNamed('payment.refund')).toHaveLength(2)
})

it('refunds what a supplier gives back in a third currency at the rate of the day', async () => {
  bookings.others.answerWith((command) =>
    command.name === 'order.cancel' && command.to === 'flights'
      ? events.orderCancelled(command, { itemId: itemOf(command), refund: money('50.00', 'USD') })
      : undefined,
  )
  const id = await cancelling()
  await reaches(id, 'CANCELLED')
  const amounts = commandsNamed('payment.refund').map(({ payload }) => (payload as { amount: object }).amount)
  expect(amounts).toContainEqual(money('40.00', 'EUR'))
})

it('asks each vertical once for the terms of a cancellation', async () => {
  const { id } = await bookings.booked(by)
  bookings.verticals.queries.length = 0
  expect(await bookings.quoteCancellation(by, id)).toMatchObject({ refund: { amount: '120.00' } })
  expect(bookings.verticals.queries).toHaveLength(2)
})
