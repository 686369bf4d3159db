import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { anonymous, roles, scopesOfRoles } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { parse } from 'graphql'
import { type Coordinate, readPolicy } from '../src/access/policy.ts'

/** Who may do what with the schema of this repository, before it is looked at whose it is. */
const policy = readPolicy(
  parse(readFileSync(resolve(import.meta.dirname, '../../schema/supergraph.graphql'), 'utf8')),
)

const viewers: Record<string, Viewer> = {
  anonymous,
  'no scopes': { kind: 'user', id: 'u', roles: ['admin'], scopes: [] },
  'any alone': { kind: 'machine', id: 'm', roles: [], scopes: ['bookings:any'] },
  ...Object.fromEntries(
    roles.map((role) => [role, { kind: 'user', id: role, roles: [role], scopes: scopesOfRoles([role]) }]),
  ),
}

const staff = ['support', 'finance', 'admin']
const customers = ['traveller', 'agent']
const everybody = Object.keys(viewers)

const allowed: Record<Coordinate, readonly string[]> = {
  'Query.flightOffers': everybody,
  'Query.hotelOffers': everybody,
  'Query.places': everybody,
  'Query.booking': [...customers, ...staff],
  'Query.bookings': [...customers, ...staff],
  'Query.bookingUpdates': [...customers, ...staff],
  'Booking.reference': [...customers, ...staff],
  'Booking.payment': [...customers, 'finance', 'admin'],
  'Payment.amount': [...customers, 'finance', 'admin'],
  'Payment.refunds': [...customers, 'finance', 'admin'],
  'FlightOrder.recordLocator': [...customers, ...staff],
  'HotelOrder.state': [...customers, ...staff],
  'Viewer.email': [...customers, ...staff],
  'Viewer.savedTravellers': [...customers, ...staff],
  'Mutation.quoteTrip': [...customers, 'support', 'admin'],
  'Mutation.bookTrip': [...customers, 'support', 'admin'],
  'Mutation.quoteCancellation': [...customers, 'support', 'admin'],
  'Mutation.cancelBooking': [...customers, 'support', 'admin'],
  'Mutation.saveTraveller': [...customers, ...staff],
  'Mutation.removeTraveller': [...customers, ...staff],
}

it.each(Object.entries(allowed) as [Coordinate, readonly string[]][])(
  '%s is open to %j',
  async (field, who) => {
    const verdicts = await Promise.all(
      Object.entries(viewers).map(async ([name, viewer]) => {
        const denied = await policy.deniedTo(viewer, [field])
        return denied.size === 0 ? [name] : []
      }),
    )
    expect(verdicts.flat().toSorted()).toEqual(who.toSorted())
  },
)

it('opens no mutation to somebody without a :write scope', async () => {
  const schema = parse(readFileSync(resolve(import.meta.dirname, '../../schema/supergraph.graphql'), 'utf8'))
  const mutations = schema.definitions.flatMap((node) =>
    node.kind === 'ObjectTypeDefinition' && node.name.value === 'Mutation'
      ? (node.fields ?? []).map(({ name }): Coordinate => `Mutation.${name.value}`)
      : [],
  )
  const reader: Viewer = {
    kind: 'machine',
    id: 'reader',
    roles: [],
    scopes: ['bookings:read', 'bookings:any', 'payments:read', 'profile:read'],
  }
  expect(mutations.length).toBeGreaterThan(0)
  expect([...(await policy.deniedTo(reader, mutations)).keys()].toSorted()).toEqual(mutations.toSorted())
})
