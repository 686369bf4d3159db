import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../random.ts'
import type { Client } from './client.ts'
import { bookTrip, bookingUpdates, quoteTrip, search } from './operations.ts'

export interface TripEvent {
  readonly version: number
  readonly type: string
  readonly status: string
}

/** A trip that was accepted, as its traveller sees it. Times are `Date.now()`. */
export interface Trip {
  readonly bookingId: string
  readonly reference: string
  readonly acceptedAt: number
  events: TripEvent[]
  status: string
  paymentId?: string
  /** Prices of the items that are booked, in the trip's currency. */
  booked: string[]
  /** When its traveller saw that it had come to an end. */
  endedAt?: number
}

interface Nodes {
  nodes: { id: string }[]
}

interface Outcome {
  __typename: string
  id?: string
  booking?: { id: string; reference: string; status: string }
  retryable?: boolean
}

interface Updates {
  version: number
  terminal: boolean
  events: TripEvent[]
  booking: {
    status: string
    payment?: { id: string } | null
    items: { status: string; price: { total: { amount: string } } }[]
  } | null
}

const patienceMs = 120_000

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

const traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: '1990-12-10',
  gender: 'FEMALE',
  nationality: 'GB',
}

/**
 * Searches, quotes and books a flight and a hotel; each request is repeated until it is answered.
 * @returns undefined where what was found was sold or dearer meanwhile: nothing was accepted
 */
export const acceptTrip = async (client: Client, random: Random): Promise<Trip | undefined> => {
  const ahead = random.between(20, 250)
  const found = await client.persist(
    { query: search, variables: { out: day(ahead), back: day(ahead + 3) }, patienceMs },
    (data) => {
      const flights = (data['flightOffers'] as Nodes | null)?.nodes ?? []
      const hotels = (data['hotelOffers'] as Nodes | null)?.nodes ?? []
      return flights.length > 0 && hotels.length > 0 ? { flights, hotels } : undefined
    },
  )
  const offerIds = [random.pick(found.flights).id, random.pick(found.hotels).id]
  const quote = await client.persist(
    { query: quoteTrip, variables: { input: { offerIds, currency: 'EUR' } }, patienceMs },
    (data) => outcome(data['quoteTrip']),
  )
  if (!quote.id) return undefined
  const input = {
    quoteId: quote.id,
    travellers: [traveller],
    contact: { email: 'ada@example.com', phone: '+442071234567' },
    paymentMethod: 'pm_card_visa',
    idempotencyKey: randomUUID(),
  }
  const { booking } = await client.persist({ query: bookTrip, variables: { input }, patienceMs }, (data) =>
    outcome(data['bookTrip']),
  )
  return (
    booking && {
      bookingId: booking.id,
      reference: booking.reference,
      acceptedAt: Date.now(),
      events: [],
      status: booking.status,
      booked: [],
    }
  )
}

const outcome = (value: unknown) => {
  const answer = value as Outcome | null
  return answer?.retryable ? undefined : (answer ?? undefined)
}

/** Polls as an app does until the trip has come to an end. @returns whether it has, within the time */
export const followTrip = async (client: Client, trip: Trip, withinMs: number): Promise<boolean> => {
  const deadline = Date.now() + withinMs
  for (let since = trip.events.at(-1)?.version ?? 0; Date.now() < deadline;) {
    const updates = await poll(client, trip.bookingId, since).catch(() => undefined)
    if (!updates) continue
    trip.events.push(...updates.events)
    since = updates.version
    if (updates.booking) note(trip, updates.booking)
    if (updates.terminal) {
      trip.endedAt = Date.now()
      return true
    }
    await sleep(20)
  }
  return false
}

const poll = (client: Client, bookingId: string, since: number) =>
  client.persist({ query: bookingUpdates, variables: { bookingId, since }, patienceMs }, (data) => {
    return (data['bookingUpdates'] as Updates | null) ?? undefined
  })

const note = (trip: Trip, { status, payment, items }: NonNullable<Updates['booking']>) => {
  trip.status = status
  trip.paymentId = payment?.id ?? trip.paymentId
  trip.booked = items.filter((item) => item.status === 'CONFIRMED').map(({ price }) => price.total.amount)
}
