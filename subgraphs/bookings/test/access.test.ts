import { globalId } from '@wayfare/domain'
import { openBookings, viewer } from './bookings-service.ts'
import type { BookingsUnderTest } from './bookings-service.ts'

let bookings: BookingsUnderTest
beforeAll(async () => {
  bookings = await openBookings()
})
afterAll(() => bookings.close())

const owner = viewer('owner')
const agent = viewer('agent', 'agent', { agencyId: 'agency' })
const colleague = viewer('colleague', 'agent', { agencyId: 'agency' })
const support = viewer('support', 'support')
const finance = viewer('finance', 'finance')
const seesAll = viewer('machine', 'traveller', { kind: 'machine', roles: [], scopes: ['bookings:any'] })
const readsOnly = viewer('owner', 'traveller', { scopes: ['bookings:read'] })
const anonymous = viewer('', 'traveller', { kind: 'anonymous', scopes: [] })

describe('booking, quoting a cancellation and cancelling', () => {
  it.each([
    ['the owner', owner, owner, true],
    ['an agent of the same agency', agent, colleague, true],
    ['support', owner, support, true],
    ['another traveller', owner, viewer('other'), false],
    ['an agent of another agency', agent, viewer('foreign', 'agent', { agencyId: 'foreign' }), false],
    ['an agent, of a traveller', owner, agent, false],
    ['a traveller of the same agency', agent, viewer('t', 'traveller', { agencyId: 'agency' }), false],
    ['finance', owner, finance, false],
    ['who may see everything', owner, seesAll, false],
    ['the owner with a token for reading', owner, readsOnly, false],
    ['who is not signed in', owner, anonymous, false],
  ])('are allowed as the rules say: %s', async (_, whose, by, allowed) => {
    const quoted = await bookings.quote(whose)
    const refused = /^(ValidationFailed|FORBIDDEN|UNAUTHENTICATED)$/
    const expected = (name: string) => (allowed ? new RegExp(`^${name}$`) : refused)
    expect((await bookings.book(by, quoted.id)).__typename).toMatch(expected('BookingAccepted'))

    const booking = await bookings.booked(whose)
    const terms = await bookings.quoteCancellation(by, booking.id)
    expect(terms.__typename).toMatch(expected('CancellationQuote'))
    const own = await bookings.quoteCancellation(whose, booking.id)
    const cancelled = await bookings.cancel(by, terms.id ?? own.id)
    expect(cancelled.__typename).toMatch(expected('CancellationAccepted'))
  })

  it('cancel nothing for who lost the right since the cancellation was quoted', async () => {
    const booking = await bookings.booked(agent)
    const terms = await bookings.quoteCancellation(colleague, booking.id)
    const moved = { ...colleague, agencyId: 'foreign' }
    expect((await bookings.cancel(moved, terms.id)).__typename).toBe('ValidationFailed')
  })
})

it("books a traveller's quote for the traveller, whoever books it", async () => {
  const quoted = await bookings.quote(owner)
  const { booking } = await bookings.book(support, quoted.id)
  expect((await bookings.poll(owner, booking.id)).bookingUpdates.booking.id).toBe(booking.id)
  const mine = await bookings.ask('{ bookings { nodes { id } } }', {}, owner)
  expect(mine.data.bookings.nodes).toContainEqual({ id: booking.id })
  const { rows } = await bookings.database.pool.query(
    'select viewer_id, booked_by from bookings.bookings where reference = $1',
    [booking.reference],
  )
  expect(rows).toEqual([{ viewer_id: 'owner', booked_by: 'support' }])
})

it('shows how a booking is paid to who may read payments', async () => {
  const { id } = await bookings.booked(owner)
  const read = (by: typeof owner) =>
    bookings.ask('query ($id: ID!) { booking(id: $id) { id payment { id } } }', { id }, by)
  expect((await read(owner)).data.booking.payment.id).toBeDefined()
  expect((await read(finance)).data.booking.payment.id).toBeDefined()
  const shown = await read(support)
  expect(shown.data.booking).toEqual({ id, payment: null })
  expect(shown.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})

it('answers null for a booking that the viewer may not see, and leaves the rest of the answer', async () => {
  const foreign = await bookings.booked(owner)
  for (const id of [foreign.id, globalId('Booking', crypto.randomUUID()), globalId('Booking', 'x')]) {
    const { bookingUpdates, __typename, errors } = await bookings.poll(viewer('other'), id)
    expect({ bookingUpdates, __typename }).toEqual({ bookingUpdates: null, __typename: 'Query' })
    expect(errors).toMatchObject([{ path: ['bookingUpdates'], extensions: { code: 'NOT_FOUND' } }])
  }
})
