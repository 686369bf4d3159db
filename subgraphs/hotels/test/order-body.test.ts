import type { Refusal } from '@wayfare/subgraph-kit'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { ada, confirmOffer, startRecorder } from '@wayfare/test-kit'
import type { Recorder } from '@wayfare/test-kit'
import type { HotelOffer, HotelSupplier } from '../src/hotel.ts'
import { aRequest, aSearch, openRapid, searchAll, signal } from './stays.ts'

let sandbox: Sandbox
let recorder: Recorder
let rapid: HotelSupplier
let offers: HotelOffer[]

const rooms = [
  { adults: 2, childAges: [] },
  { adults: 1, childAges: [9] },
]

const alan = { ...ada, id: 'alan', givenName: 'Alan', familyName: 'Turing' }

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  recorder = await startRecorder(sandbox.url)
  rapid = await openRapid(sandbox, `${recorder.url}/rapid/v3`)
  offers = await searchAll(rapid, aSearch({ rooms }))
})
afterAll(async () => {
  await recorder[Symbol.asyncDispose]()
  await sandbox.close()
})

const sent = async (given: Parameters<typeof aRequest>[1]) => {
  const offer = offers.shift()!
  offers = offers.filter(({ hotelId }) => hotelId !== offer.hotelId)
  await confirmOffer(
    rapid,
    { request: aRequest(offer, { travellers: [ada, { ...ada, id: 'second' }], ...given }) },
    signal,
  )
  return recorder.exchanges.findLast(({ method }) => method === 'POST')!
}

it('books each room in the name of its first adult, billed to us, for the traveller at his address', async () => {
  const grace = { ...ada, id: 'grace', givenName: 'Grace', familyName: 'Dvořák' }
  const child = {
    ...ada,
    id: 'child',
    dateOfBirth: aSearch().checkIn.replace(/^\d{4}/, (y) => String(+y - 9)),
  }
  const { headers, body } = await sent({ travellers: [child, ada, alan, grace], clientReference: 'WF-1' })
  expect(headers).toMatchObject({
    'customer-ip': '203.0.113.7',
    authorization: expect.stringMatching(/^EAN apikey=\w+,signature=[0-9a-f]{128},timestamp=\d{10}$/),
  })
  expect(body).toEqual({
    affiliate_reference_id: 'WF-1',
    hold: false,
    email: 'ada@example.com',
    phone: { country_code: '44', number: '2071234567' },
    rooms: [
      { given_name: 'Ada', family_name: 'Lovelace' },
      { given_name: 'Grace', family_name: 'Dvorák' },
    ],
    payments: [
      {
        type: 'affiliate_collect',
        billing_contact: {
          given_name: 'Ada',
          family_name: 'Lovelace',
          address: { line_1: '1 Main Street', city: 'Berlin', postal_code: '10115', country_code: 'DE' },
        },
      },
    ],
  })
})

it.each([
  ['+12125550123', '1', '2125550123'],
  ['+74951234567', '7', '4951234567'],
  ['+33123456789', '33', '123456789'],
  ['+351211234567', '351', '211234567'],
  ['+85221234567', '852', '21234567'],
  ['+77012345678', '7', '7012345678'],
  ['+390612345678', '39', '0612345678'],
  ['+12684601234', '1', '2684601234'],
])('splits %s into its country and the rest', async (phone, country_code, number) => {
  const { body } = await sent({ travellers: [ada, alan], contact: { email: 'ada@example.com', phone } })
  expect(body).toMatchObject({ phone: { country_code, number } })
})

it.each([
  ['Łukasz', 'O’Brien', 'Lukasz', "O'Brien"],
  ['Đorđe', 'Ćirić', 'Dorde', 'Ciric'],
  ['Zoë', 'Straße', 'Zoë', 'Straße'],
  [undefined, 'Suharto', 'Suharto', 'Suharto'],
  ['Ana', 'x'.repeat(80), 'Ana', 'x'.repeat(60)],
])('writes %s %s as Rapid can', async (givenName, familyName, given_name, family_name) => {
  const { body } = await sent({
    travellers: [
      { ...ada, givenName, familyName },
      { ...ada, id: 'second' },
    ],
  })
  expect(body).toMatchObject({ rooms: [{ given_name, family_name }, { given_name: 'Ada' }] })
})

it.each([
  ['a name of another script', { givenName: '愛達' }, 'Latin letters'],
  [
    'a child alone in a room',
    { dateOfBirth: aSearch().checkIn.replace(/^\d{4}/, (y) => String(+y - 9)) },
    'adult',
  ],
])('refuses %s before anything is asked, in words for the traveller', async (_, change, word) => {
  const offer = offers[0]!
  const before = recorder.exchanges.filter(({ method }) => method === 'POST').length
  const outcome = await confirmOffer(
    rapid,
    { request: aRequest(offer, { travellers: [ada, { ...ada, ...change, id: 'other' }] }) },
    signal,
  )
  expect(outcome).toMatchObject({ outcome: 'REFUSED', reason: 'INVALID' })
  expect((outcome as Refusal).message).toContain(word)
  expect(recorder.exchanges.filter(({ method }) => method === 'POST')).toHaveLength(before)
})
