import { findTrip, follow, quote, startWayfare, book, ada, daysAhead } from './wayfare.ts'
import type { Client, Wayfare } from './wayfare.ts'

let wayfare: Wayfare
let traveller: Client
let quoteId: string

const checkTravellers = `
  query Check($input: CheckTravellersInput!) {
    checkTravellers(input: $input) {
      __typename
      ... on TravellersChecked {
        accepted
        items {
          itemId
          travellers { fare name { givenName familyName shortened } document }
          problems { code path message hint }
        }
      }
      ... on ValidationFailed { errors { code path message hint } }
    }
  }`

beforeAll(async () => {
  wayfare = await startWayfare()
  traveller = await wayfare.as('traveller')
  const { flights, hotels } = await findTrip(traveller, 60)
  quoteId = (await quote(traveller, [flights[0].id, hotels[0].id])).id
}, 60_000)
afterAll(() => wayfare.close())

const [lady] = ada.travellers
type Change = Record<string, unknown>
const party = (...changes: Change[]) => changes.map((change) => ({ ...lady, ...change }))
const passport = { type: 'PASSPORT', number: '925076473', issuingCountry: 'gb', expiresOn: daysAhead(2_000) }

const check = async (input: object) =>
  (await traveller.ask(checkTravellers, { input: { quoteId, ...input } })).data.checkTravellers

/** What has cost money or may cost it: everything that suppliers and the payment provider were sent. */
const spent = async () => {
  const { calls, charges, orders } = await wayfare.ledger()
  return { calls, charges, orders }
}

const phone = (text: string) => ({ contact: { ...ada.contact, phone: text } })
const email = (text: string) => ({ contact: { ...ada.contact, email: text } })

it.each<[string, object, string[]]>([
  ['a telephone number that made a pattern backtrack', phone(`+${'1'.repeat(28)}x`), ['input.contact.phone']],
  ['a telephone number of 20,000 digits', phone(`+${'1'.repeat(20_000)}`), ['input.contact.phone']],
  ['a national telephone number', phone('020 7123 4567'), ['input.contact.phone']],
  [
    'an e-mail address of 20,000 characters',
    email(`${'a'.repeat(20_000)}@example.com`),
    ['input.contact.email'],
  ],
  [
    'a name of 101 letters',
    { travellers: party({ givenName: 'x'.repeat(101) }) },
    ['input.travellers.0.givenName'],
  ],
  [
    'a name in another script',
    { travellers: party({ familyName: 'Щукин' }) },
    ['input.travellers.0.familyName'],
  ],
  ['a name of digits', { travellers: party({ familyName: '123' }) }, ['input.travellers.0.familyName']],
  [
    'an age that the offer is not for',
    { travellers: party({ dateOfBirth: daysAhead(-365 * 8) }) },
    ['input.travellers.0.dateOfBirth'],
  ],
  ['one traveller too many', { travellers: party({}, {}) }, ['input.travellers']],
  [
    'a gender that airlines do not take',
    { travellers: party({ gender: 'UNSPECIFIED' }) },
    ['input.travellers.0.gender'],
  ],
  [
    'a passport that expires before the journey',
    { travellers: party({ documents: [{ ...passport, expiresOn: daysAhead(10) }] }) },
    ['input.travellers.0.documents.0.expiresOn'],
  ],
  [
    'a country that does not exist',
    { travellers: party({ nationality: 'xx' }) },
    ['input.travellers.0.nationality'],
  ],
  [
    'everything at once',
    { travellers: party({ givenName: 'Ада', gender: 'UNSPECIFIED', dateOfBirth: daysAhead(-365 * 8) }) },
    ['input.travellers.0.dateOfBirth', 'input.travellers.0.gender', 'input.travellers.0.givenName'],
  ],
])('%s is refused within 50 ms, before anything that costs money', async (_, wrong, paths) => {
  const before = await spent()
  const times: number[] = []
  for (const _attempt of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const started = performance.now()
    const answer = await book(traveller, { quoteId, ...wrong })
    times.push(performance.now() - started)
    expect(answer).toMatchObject({ __typename: 'ValidationFailed', path: ['input'] })
    expect(answer.errors.map(({ path }: { path: string[] }) => path.join('.')).toSorted()).toEqual(paths)
    for (const { hint } of answer.errors) expect(hint).toMatch(/^(Send|Search) .*\.$/)
  }
  expect(await spent()).toEqual(before)
  expect(Math.min(...times)).toBeLessThan(50)
})

it('shows before booking how each supplier will be told, and what it would refuse', async () => {
  const travellers = party({ givenName: 'Łukasz María', familyName: 'O’Brien', documents: [passport] })
  const checked = await check({ travellers, ...phone('0044 20 7123 4567') })
  expect(checked).toMatchObject({ __typename: 'TravellersChecked', accepted: true })
  expect(checked.items[0]).toMatchObject({
    travellers: [
      { fare: 'ADULT', name: { givenName: 'Łukasz María', familyName: "O'Brien", shortened: false } },
    ],
    problems: [],
  })
  const refused = await check({ travellers: party({ gender: 'UNSPECIFIED', familyName: '王' }) })
  expect(refused).toMatchObject({ accepted: false })
  expect(refused.items[0].problems.map(({ path }: { path: string[] }) => path.at(-1))).toEqual([
    'familyName',
    'gender',
  ])
  expect(await check({ travellers: party({}), ...phone('nobody') })).toMatchObject({
    __typename: 'ValidationFailed',
    errors: [{ path: ['input', 'contact', 'phone'] }],
  })
})

it('books what it accepts: codes in any case, numbers as people write them, names with typographic marks', async () => {
  const travellers = party({ familyName: 'O’Brien', nationality: 'gb', documents: [passport] })
  const answer = await book(traveller, { quoteId, travellers, ...phone('+44 20 7123 4567') })
  expect(answer.__typename).toBe('BookingAccepted')
  const { booking } = await follow(traveller, answer.booking.id)
  expect(booking).toMatchObject({
    status: 'CONFIRMED',
    items: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }],
  })
})

it('does not show anybody the quote of somebody else', async () => {
  const other = await wayfare.as('traveller2')
  const { data } = await other.ask(checkTravellers, { input: { quoteId, travellers: party({}) } })
  expect(data.checkTravellers).toMatchObject({ errors: [{ path: ['input', 'quoteId'] }] })
})
