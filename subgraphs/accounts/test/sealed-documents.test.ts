import { setTimeout as sleep } from 'node:timers/promises'
import { scopesOfRoles } from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { globalId, newId } from '@wayfare/domain'
import type { KeyEntry } from '@wayfare/keyring'
import { createLogger } from '@wayfare/telemetry'
import { createRouterStandIn, testKeys } from '@wayfare/test-kit'
import { startAccounts } from '../src/app.ts'

const number = 'X9Q7PLANTED'
const passport = { type: 'PASSPORT', number, issuingCountry: 'GB', expiresOn: '2031-05-01' }
const ada = { givenName: 'Ada', familyName: 'Lovelace', dateOfBirth: '1985-12-10', gender: 'FEMALE' }
const viewer: Viewer = {
  kind: 'user',
  id: 'owner',
  roles: ['traveller'],
  scopes: scopesOfRoles(['traveller']),
}

const log = createLogger('test', { level: 'silent' })
const router = createRouterStandIn('accounts')
let database: Database
beforeAll(async () => {
  database = await openDatabase({}, log)
})
beforeEach(async () => {
  const accounts = await start(testKeys())
  await accounts.close()
  await database.pool.query('delete from accounts.saved_travellers')
})
afterAll(() => database.close())

const start = (dataKeys: [KeyEntry, ...KeyEntry[]]) =>
  startAccounts(
    { name: 'accounts', host: '127.0.0.1', port: 0, internalPublicKey: router.publicKey, dataKeys, log: {} },
    { database, log },
  )

const read = async (url: string) => {
  const query =
    '{ viewer { savedTravellers { nodes { familyName documents { type number issuingCountry expiresOn } } } } }'
  const { data, errors } = await router.at(url)(query, {}, viewer)
  return data?.viewer?.savedTravellers?.nodes ?? errors
}
const save = async (url: string, input: object) => {
  const query = `mutation ($input: SaveTravellerInput!) {
    saveTraveller(input: $input) { __typename ... on SavedTraveller { id } }
  }`
  return (await router.at(url)(query, { input }, viewer)).data.saveTraveller
}
const stored = async () => {
  const { rows } = await database.pool.query<{ row: string }>(
    'select t::text as row from accounts.saved_travellers t',
  )
  return rows.map(({ row }) => row).join('\n')
}
const storeInClear = (travellerId: string) =>
  database.pool.query(
    'insert into accounts.saved_travellers (traveller_id, owner_id, details) values ($1, $2, $3::jsonb)',
    [travellerId, viewer.id, JSON.stringify({ ...ada, documents: [passport] })],
  )
const until = async (holds: () => Promise<boolean>) => {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) if (await holds()) return
  throw new Error('it did not happen within 10 s')
}

it('keeps no document in clear, saved or replaced, and gives it back to its owner', async () => {
  const accounts = await start(testKeys())
  const { id } = await save(accounts.url, { ...ada, documents: [passport] })
  expect(await stored()).not.toContain(number)
  await save(accounts.url, { ...ada, id, documents: [passport] })
  expect(await stored()).not.toContain(number)
  expect(await read(accounts.url)).toEqual([{ familyName: 'Lovelace', documents: [passport] }])
  await accounts.close()
})

it('seals what an earlier release stored in clear, page by page, and reads it meanwhile', async () => {
  await Promise.all(Array.from({ length: 450 }, () => storeInClear(newId())))
  const accounts = await start(testKeys())
  expect((await read(accounts.url))[0]).toEqual({ familyName: 'Lovelace', documents: [passport] })
  await until(async () => !(await stored()).includes(number))
  expect((await read(accounts.url))[0]).toEqual({ familyName: 'Lovelace', documents: [passport] })
  await accounts.close()
})

it('seals under the newest key what an older one sealed, so that the older one can be removed', async () => {
  const [older] = testKeys()
  const newest = { ...testKeys()[0], name: 'newest' }
  const before = await start([older])
  await save(before.url, { ...ada, documents: [passport] })
  await before.close()
  const rotated = await start([newest, older])
  await until(async () => (await stored()).includes('newest.'))
  await rotated.close()
  const after = await start([newest])
  expect(await read(after.url)).toEqual([{ familyName: 'Lovelace', documents: [passport] }])
  await after.close()
})

it('opens no text that was copied to another traveller, and leaves what it cannot open as it is', async () => {
  const accounts = await start(testKeys())
  await save(accounts.url, { ...ada, documents: [passport] })
  await accounts.close()
  const copy = newId()
  await database.pool.query(
    `insert into accounts.saved_travellers (traveller_id, owner_id, details)
     select $1, owner_id, details from accounts.saved_travellers`,
    [copy],
  )
  const before = await stored()
  const others = await start([{ ...testKeys()[0], name: 'other' }])
  await sleep(200)
  expect(await stored()).toBe(before)
  expect(JSON.stringify(await read(others.url))).not.toContain(number)
  const removed = await router.at(others.url)(
    'mutation ($id: ID!) { removeTraveller(input: { id: $id }) { __typename } }',
    { id: globalId('SavedTraveller', copy) },
    viewer,
  )
  expect(removed.data.removeTraveller).toEqual({ __typename: 'TravellerRemoved' })
  await others.close()
})
