import { anonymous, scopesOfRoles } from '@wayfare/auth'
import type { Role, Viewer } from '@wayfare/auth'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { globalId } from '@wayfare/domain'
import type { RunningServer } from '@wayfare/subgraph-kit'
import { createLogger } from '@wayfare/telemetry'
import { createRouterStandIn, testKeys } from '@wayfare/test-kit'
import type { Ask } from '@wayfare/test-kit'
import { startAccounts } from '../src/app.ts'

const log = createLogger('test', { level: 'silent' })
let database: Database
let server: RunningServer
let ask: Ask

beforeAll(async () => {
  const router = createRouterStandIn('accounts')
  database = await openDatabase({}, log)
  const edge = {
    name: 'accounts' as const,
    host: '127.0.0.1',
    port: 0,
    internalPublicKey: router.publicKey,
    dataKeys: testKeys(),
  }
  server = await startAccounts({ ...edge, log: {} }, { database, log })
  ask = router.at(server.url)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

let people = 0
const person = (role: Role = 'traveller', more: Partial<Viewer> = {}): Viewer => ({
  kind: 'user',
  id: `person-${(people += 1)}`,
  roles: [role],
  scopes: scopesOfRoles([role]),
  name: 'Tess Traveller',
  email: 'tess@example.com',
  ...more,
})

const ada = { givenName: 'Ada', familyName: 'Lovelace', dateOfBirth: '1985-12-10', gender: 'FEMALE' }
const passport = { type: 'PASSPORT', number: '925076473', issuingCountry: 'GB', expiresOn: '2031-05-01' }

const save = async (viewer: Viewer, input: object) => {
  const document = `mutation ($input: SaveTravellerInput!) {
    saveTraveller(input: $input) {
      __typename
      ... on SavedTraveller {
        id givenName familyName dateOfBirth gender nationality updatedAt
        documents { type number issuingCountry expiresOn }
      }
      ... on UserError { code message path hint retryable }
      ... on ValidationFailed { errors { code message path hint retryable } }
    }
  }`
  const { data, errors } = await ask(document, { input }, viewer)
  return data?.saveTraveller ?? errors
}
const remove = async (viewer: Viewer, id: string) => {
  const document = `mutation ($input: RemoveTravellerInput!) {
    removeTraveller(input: $input) {
      __typename
      ... on TravellerRemoved { id }
      ... on ValidationFailed { errors { code path } }
    }
  }`
  return (await ask(document, { input: { id } }, viewer)).data.removeTraveller
}
const kept = async (viewer: Viewer, args: object = {}) => {
  const document = `query ($first: Int! = 20, $after: String) {
    viewer { savedTravellers(first: $first, after: $after) {
      totalCount nodes { id givenName } edges { cursor } pageInfo { hasNextPage endCursor }
    } }
  }`
  return (await ask(document, args, viewer)).data.viewer.savedTravellers
}
const names = async (viewer: Viewer) =>
  (await kept(viewer)).nodes.map(({ givenName }: { givenName: string }) => givenName)

describe('the viewer', () => {
  const document = '{ viewer { id name email roles scopes agencyId } }'

  it('is null for somebody not signed in', async () => {
    expect(await ask(document, {}, anonymous)).toEqual({ data: { viewer: null } })
  })

  it('is who signed in', async () => {
    const agent = person('agent', { id: 'ada', agencyId: 'blue-marble' })
    expect((await ask(document, {}, agent)).data.viewer).toEqual({
      id: globalId('Viewer', 'ada'),
      name: 'Tess Traveller',
      email: 'tess@example.com',
      roles: ['AGENT'],
      scopes: scopesOfRoles(['agent']),
      agencyId: 'blue-marble',
    })
  })

  it('hides the profile from a token that does not allow it', async () => {
    const machine: Viewer = { kind: 'machine', id: 'm', roles: [], scopes: ['bookings:read'] }
    const { data, errors } = await ask('{ viewer { id email savedTravellers { totalCount } } }', {}, machine)
    expect(data.viewer).toEqual({ id: globalId('Viewer', 'm'), email: null, savedTravellers: null })
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})

describe('saved travellers', () => {
  it('are kept, replaced and removed', async () => {
    const viewer = person()
    const saved = await save(viewer, {
      ...ada,
      givenName: '  Ada ',
      nationality: 'GB',
      documents: [passport],
    })
    expect(saved).toMatchObject({
      __typename: 'SavedTraveller',
      ...ada,
      nationality: 'GB',
      documents: [passport],
    })
    const replaced = await save(viewer, { id: saved.id, ...ada, givenName: 'Augusta', nationality: null })
    expect(replaced).toMatchObject({ id: saved.id, givenName: 'Augusta', nationality: null, documents: [] })
    expect(await names(viewer)).toEqual(['Augusta'])
    expect(await remove(viewer, saved.id)).toEqual({ __typename: 'TravellerRemoved', id: saved.id })
    expect(await remove(viewer, saved.id)).toMatchObject({ __typename: 'TravellerRemoved' })
    expect(await names(viewer)).toEqual([])
  })

  it('come in pages, the first saved first', async () => {
    const viewer = person()
    for (const givenName of ['A', 'B', 'C']) await save(viewer, { ...ada, givenName })
    const first = await kept(viewer, { first: 2 })
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ givenName: 'A' }, { givenName: 'B' }],
      pageInfo: { hasNextPage: true },
    })
    const second = await kept(viewer, { first: 2, after: first.pageInfo.endCursor })
    expect(second).toMatchObject({ nodes: [{ givenName: 'C' }], pageInfo: { hasNextPage: false } })
  })

  it('do not exist for anybody else, support and admin included', async () => {
    const owner = person()
    const { id } = await save(owner, ada)
    const reference = { ids: [{ __typename: 'SavedTraveller', id }] }
    const read =
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on SavedTraveller { givenName } } }'
    for (const other of [person(), person('support'), person('admin')]) {
      expect(await names(other)).toEqual([])
      expect(await save(other, { ...ada, id })).toMatchObject({
        __typename: 'ValidationFailed',
        errors: [{ code: 'INVALID', path: ['input', 'id'] }],
      })
      await remove(other, id)
      const { data, errors } = await ask(read, reference, other)
      expect(data._entities).toEqual([null])
      expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
    }
    expect((await ask(read, reference, owner)).data._entities).toEqual([{ givenName: 'Ada' }])
    expect((await ask(read, reference, anonymous)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED')
  })

  it('are at most a hundred', async () => {
    const viewer = person()
    for (let count = 0; count < 100; count += 1) await save(viewer, ada)
    expect(await save(viewer, ada)).toMatchObject({
      __typename: 'ValidationFailed',
      errors: [{ code: 'INVALID', path: ['input'], hint: 'Remove a saved traveller first.' }],
    })
    expect(await kept(viewer)).toMatchObject({ totalCount: 100 })
  })

  it('need the scope profile:write', async () => {
    const reader = person('traveller', { scopes: ['profile:read'] })
    expect(await save(reader, ada)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(await save(anonymous, ada)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
})

describe('bad input', () => {
  it.each([
    ['givenName', { givenName: ' ' }, 'REQUIRED'],
    ['givenName', { givenName: 'x'.repeat(101) }, 'OUT_OF_RANGE'],
    ['familyName', { familyName: 'a\0b' }, 'MALFORMED'],
    ['dateOfBirth', { dateOfBirth: '10/12/1985' }, 'MALFORMED'],
    ['dateOfBirth', { dateOfBirth: '2985-12-10' }, 'OUT_OF_RANGE'],
    ['nationality', { nationality: 'XX' }, 'MALFORMED'],
    [
      'documents.1.issuingCountry',
      { documents: [passport, { ...passport, issuingCountry: '' }] },
      'MALFORMED',
    ],
    ['documents', { documents: Array.from({ length: 6 }, () => passport) }, 'OUT_OF_RANGE'],
    ['id', { id: 'nonsense' }, 'MALFORMED'],
    ['id', { id: globalId('SavedTraveller', 'x') }, 'MALFORMED'],
  ])('in %s is answered as data, case %#', async (path, wrong, code) => {
    const viewer = person()
    expect(await save(viewer, { ...ada, ...wrong })).toMatchObject({
      __typename: 'ValidationFailed',
      code: 'VALIDATION_FAILED',
      retryable: false,
      errors: [{ code, path: ['input', ...path.split('.')], hint: expect.any(String), retryable: false }],
    })
    expect(await names(viewer)).toEqual([])
  })

  it('is told all at once', async () => {
    const answer = await save(person(), { ...ada, givenName: '', dateOfBirth: 'x', nationality: 'x' })
    expect(answer).toMatchObject({ message: expect.stringMatching(/^givenName is empty \(and 2 more\)$/) })
    expect(answer.errors).toHaveLength(3)
  })

  it('of another shape than the schema is an error that names the field', async () => {
    expect(await save(person(), { ...ada, gender: 'OTHER' })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', field: 'input.gender' } },
    ])
  })
})
