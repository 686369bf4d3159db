import { anonymous, hasScopes, scopes, scopesOfRoles } from '../src/index.ts'
import type { Role } from '../src/index.ts'

it('gives a viewer of several roles what any of them gives', () => {
  expect(scopesOfRoles(['traveller', 'finance'])).toEqual(scopes.filter((scope) => scope !== 'queues:manage'))
  expect(scopesOfRoles([])).toEqual([])
})

it.each<[Role, string, boolean]>([
  ['traveller', 'bookings:any', false],
  ['agent', 'bookings:write', true],
  ['agent', 'bookings:any', false],
  ['support', 'bookings:any', true],
  ['support', 'payments:read', false],
  ['support', 'payments:refund', false],
  ['finance', 'payments:refund', true],
  ['finance', 'bookings:write', false],
  ['admin', 'queues:manage', true],
])('the role %s has %s: %s', (role, scope, expected) => {
  expect(scopesOfRoles([role]).some((held) => held === scope)).toBe(expected)
})

it('asks for all scopes of one alternative', () => {
  const viewer = { ...anonymous, scopes: ['a', 'b'] }
  expect(hasScopes(viewer, [['c'], ['a', 'b']])).toBe(true)
  expect(hasScopes(viewer, [['a', 'c'], ['c']])).toBe(false)
  expect(hasScopes(viewer, [[]])).toBe(true)
  expect(hasScopes(viewer, [])).toBe(false)
})
