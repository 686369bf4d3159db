import { anonymous, scopesOfRoles, serviceViewer } from '@wayfare/auth'
import type { Role, Viewer } from '@wayfare/auth'
import { globalId } from '@wayfare/domain'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { openBench } from './bench.ts'
import type { Bench } from './bench.ts'

let sandbox: Sandbox
let bench: Bench
let paid: ReturnType<Bench['payment']>
let declined: ReturnType<Bench['payment']>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  bench = await openBench(sandbox)
  paid = bench.payment({ owner: { viewerId: 'ada', agencyId: 'blue-marble' } })
  declined = bench.payment({ method: 'pm_card_chargeDeclinedInsufficientFunds' })
  await Promise.all([paid.authorise(), declined.authorise()])
  await paid.capture()
  await paid.refund('r', '50.00')
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await sandbox.close()
})

const query = `query ($ids: [_Any!]!) {
  _entities(representations: $ids) {
    ... on Payment {
      id status declineCode declineReason createdAt
      amount { amount currency } captured { amount } refunded { amount } refunds { amount { amount } at }
    }
  }
}`
const ask = (viewer: Viewer, ...ids: string[]) =>
  bench.ask(query, { ids: ids.map((id) => ({ __typename: 'Payment', id })) }, viewer)

const person = (id: string, role: Role, more: Partial<Viewer> = {}): Viewer => ({
  kind: 'user',
  id,
  roles: [role],
  scopes: scopesOfRoles([role]),
  ...more,
})

it('shows how a payment stands', async () => {
  const { data, errors } = await ask(person('ada', 'traveller'), paid.id, declined.id)
  expect(errors).toBeUndefined()
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(data._entities).toEqual([
    {
      id: paid.id,
      status: 'PARTIALLY_REFUNDED',
      declineCode: null,
      declineReason: null,
      createdAt: instant,
      amount: { amount: '250.00', currency: 'EUR' },
      captured: { amount: '250.00' },
      refunded: { amount: '50.00' },
      refunds: [{ amount: { amount: '50.00' }, at: instant }],
    },
    expect.objectContaining({
      status: 'DECLINED',
      declineCode: 'insufficient_funds',
      declineReason: expect.stringMatching(/not enough money/),
      captured: { amount: '0.00' },
    }),
  ])
})

it.each([
  ['its owner', person('ada', 'traveller')],
  ['an agent of its agency', person('eve', 'agent', { agencyId: 'blue-marble' })],
  ['finance', person('fay', 'finance')],
  ['our own services', serviceViewer('bookings')],
])('is seen by %s', async (_, viewer) => {
  expect((await ask(viewer, paid.id)).data._entities[0]).toMatchObject({ id: paid.id })
})

it.each([
  ['another traveller', person('bob', 'traveller')],
  ['a traveller who claims the agency', person('bob', 'traveller', { agencyId: 'blue-marble' })],
  ['an agent of another agency', person('eve', 'agent', { agencyId: 'red-globe' })],
])('does not exist for %s', async (_, viewer) => {
  const { data, errors } = await ask(viewer, paid.id)
  expect(data._entities).toEqual([null])
  expect(errors?.[0]).toMatchObject({ message: 'Payment was not found.', extensions: { code: 'NOT_FOUND' } })
})

it('is closed to support, who may see any booking but not how it was paid', async () => {
  const { data, errors } = await ask(person('sam', 'support'), paid.id)
  expect(data._entities).toEqual([null])
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

it('is closed to those who are not signed in', async () => {
  const { data, errors } = await ask(anonymous, paid.id)
  expect(data._entities).toEqual([null])
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('spoils no other payment when one is unknown', async () => {
  const ids = [globalId('Payment', 'nobody'), paid.id, 'nonsense']
  const { data, errors } = await ask(person('ada', 'traveller'), ...ids)
  expect(data._entities).toEqual([null, expect.objectContaining({ id: paid.id }), null])
  expect(errors?.map(({ extensions }) => extensions.code).toSorted()).toEqual(['BAD_USER_INPUT', 'NOT_FOUND'])
})

it('tells nothing to whoever is not the router', async () => {
  const body = JSON.stringify({ query: '{ _service { sdl } }' })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${bench.url}/graphql`, { method: 'POST', headers, body })
  expect(answer.status).toBe(401)
})
