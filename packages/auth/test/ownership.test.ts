import { buildSchema } from 'graphql'
import {
  mayChange,
  mayRead,
  readAccessRules,
  requireBoundedScopes,
  scopesOfRoles,
  serviceViewer,
} from '../src/index.ts'
import type { Role, Viewer } from '../src/index.ts'

const viewer = (role: Role, id: string, agencyId?: string): Viewer => ({
  kind: 'user',
  id,
  roles: [role],
  scopes: scopesOfRoles([role]),
  ...(agencyId ? { agencyId } : {}),
})
const owner = { viewerId: 'ada', agencyId: 'blue' }

it.each([
  ['its owner', viewer('traveller', 'ada'), true, true],
  ['another traveller', viewer('traveller', 'bob'), false, false],
  ['a traveller who says to be of the agency', viewer('traveller', 'bob', 'blue'), false, false],
  ['an agent of the agency', viewer('agent', 'cy', 'blue'), true, true],
  ['an agent of another agency', viewer('agent', 'cy', 'red'), false, false],
  ['support', viewer('support', 'sam'), true, true],
  ['finance', viewer('finance', 'fay'), true, false],
  ['admin', viewer('admin', 'alex'), true, true],
  [
    'its owner through an app that may only read',
    { ...viewer('traveller', 'ada'), scopes: ['bookings:read'] },
    true,
    false,
  ],
  [
    'a machine that has bookings:any alone',
    { ...viewer('traveller', 'm'), kind: 'machine', scopes: ['bookings:any'] },
    true,
    false,
  ],
  ['a service', serviceViewer('payments', []), true, true],
  ['nobody', { kind: 'anonymous', id: 'ada', roles: [], scopes: [] }, false, false],
] as [string, Viewer, boolean, boolean][])(
  'a booking may by %s be read, changed: %#',
  (_, who, read, change) => {
    expect([mayRead(who, owner), mayChange(who, owner)]).toEqual([read, change])
  },
)

it('lets no schema open a field by an :any scope alone', () => {
  const rules = (scopes: string) =>
    readAccessRules(
      buildSchema(`directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
        type Query { booking: String @requiresScopes(scopes: ${scopes}) }`),
    )
  expect(() => requireBoundedScopes(rules('[["bookings:read"], ["bookings:any"]]'))).toThrow(/Query.booking/)
  expect(() =>
    requireBoundedScopes(rules('[["bookings:read"], ["bookings:read", "bookings:any"]]')),
  ).not.toThrow()
})
