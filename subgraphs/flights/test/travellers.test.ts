import { addDays } from '@wayfare/domain'
import type { OrderRequest } from '@wayfare/subgraph-kit'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { ada, confirmOffer, holdOffer, startRecorder } from '@wayfare/test-kit'
import type { Recorder } from '@wayfare/test-kit'
import type { FlightOffer, FlightSearch, FlightSupplier } from '../src/flight.ts'
import { aRequest, aSearch, inDays, openDuffel, searchAll, signal } from './journeys.ts'

let sandbox: Sandbox
let recorder: Recorder
let duffel: FlightSupplier

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  recorder = await startRecorder(sandbox.url)
  duffel = openDuffel(sandbox, `${recorder.url}/duffel`)
})
afterAll(async () => {
  await recorder[Symbol.asyncDispose]()
  await sandbox.close()
})

type Travellers = OrderRequest['travellers']

const offerOf = async (search: FlightSearch = aSearch(), airline?: string): Promise<FlightOffer> => {
  const found = (await searchAll(duffel, search)).find(
    (offer) => offer.holdable && (airline === undefined || offer.airline.code === airline),
  )
  if (!found) throw new Error('no such offer')
  return found
}
const from = (start: string, end: string) => aSearch({ slices: [{ from: start, to: end, date: inDays(40) }] })
const sentPassengers = () => {
  const { body } = recorder.exchanges.findLast(
    ({ method, path }) => method === 'POST' && path === '/duffel/air/orders',
  )!
  return (body as { data: { passengers: Record<string, unknown>[] } }).data.passengers
}
const hold = async (offer: FlightOffer, travellers: Travellers, given: Partial<OrderRequest> = {}) =>
  holdOffer(duffel, aRequest(offer, { travellers, ...given }), signal)
const bornYearsBefore = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

it.each([
  ['Łukasz', 'Žižka', 'Łukasz', 'Žižka'],
  ['Sinéad', 'O’Brien', 'Sinéad', "O'Brien"],
  ['Ada', 'd‘Arc', 'Ada', "d'Arc"],
])(
  'sends the name %s %s as airlines can write it',
  async (givenName, familyName, given_name, family_name) => {
    expect(await hold(await offerOf(), [{ ...ada, givenName, familyName }])).toMatchObject({
      outcome: 'PLACED',
    })
    expect(sentPassengers()).toMatchObject([{ given_name, family_name }])
  },
)

it('sends a single name as both names', async () => {
  const { givenName: _, ...single } = ada
  expect(await hold(await offerOf(), [{ ...single, familyName: 'Suharto' }])).toMatchObject({
    outcome: 'PLACED',
  })
  expect(sentPassengers()).toMatchObject([{ given_name: 'Suharto', family_name: 'Suharto' }])
})

it('books somebody of 14, who pays an adult’s fare', async () => {
  const offer = await offerOf(aSearch({ travellers: [{ type: 'ADULT' }, { type: 'CHILD', age: 14 }] }))
  expect(offer.travellers).toEqual([{ type: 'ADULT' }, { type: 'CHILD', age: 14 }])
  const teenager = {
    ...ada,
    id: 'bea',
    givenName: 'Bea',
    dateOfBirth: bornYearsBefore(inDays(40), 14),
  }
  expect(await hold(offer, [teenager, ada])).toMatchObject({ outcome: 'PLACED' })
})

it('books an infant who turns two on the journey as the child it is on the way back', async () => {
  const slices = [
    { from: 'LHR', to: 'JFK', date: inDays(40) },
    { from: 'JFK', to: 'LHR', date: inDays(60) },
  ]
  const baby = { ...ada, id: 'cleo', givenName: 'Cleo', dateOfBirth: bornYearsBefore(inDays(50), 2) }
  const asChild = await offerOf(
    aSearch({ slices, travellers: [{ type: 'ADULT' }, { type: 'CHILD', age: 2 }] }),
  )
  expect(await hold(asChild, [ada, baby])).toMatchObject({ outcome: 'PLACED' })
  const asInfant = await offerOf(aSearch({ slices, travellers: [{ type: 'ADULT' }, { type: 'INFANT' }] }))
  expect(await hold(asInfant, [ada, baby])).toMatchObject({
    outcome: 'REFUSED',
    reason: 'INVALID',
    message: expect.stringContaining(`makes them 2 years old on ${inDays(60)}`),
  })
})

it('puts each infant on the lap of an adult', async () => {
  const offer = await offerOf(aSearch({ travellers: [{ type: 'ADULT' }, { type: 'INFANT' }] }))
  const baby = { ...ada, id: 'cleo', givenName: 'Cleo', dateOfBirth: inDays(-200) }
  expect(await hold(offer, [baby, ada])).toMatchObject({ outcome: 'PLACED' })
  const infant = sentPassengers().find(({ given_name }) => given_name === 'Cleo')
  const adult = sentPassengers().find(({ given_name }) => given_name === 'Ada')
  expect(adult).toMatchObject({ infant_passenger_id: infant!['id'] })
})

describe('travel documents', () => {
  const passport = {
    type: 'PASSPORT' as const,
    number: '19KL56147',
    issuingCountry: 'GB',
    expiresOn: inDays(2_000),
  }
  const identityCard = { ...passport, type: 'IDENTITY_CARD' as const, number: 'L01X00T47' }

  it('sends the passport and never an identity card', async () => {
    await hold(await offerOf(), [{ ...ada, documents: [identityCard] }])
    expect(sentPassengers()[0]).not.toHaveProperty('identity_documents')
    await hold(await offerOf(), [{ ...ada, documents: [identityCard, passport] }])
    expect(sentPassengers()).toMatchObject([
      { identity_documents: [{ type: 'passport', unique_identifier: passport.number }] },
    ])
  })

  it('sends none where the airline takes none', async () => {
    const offer = (await searchAll(duffel, from('DUB', 'STN'))).find(({ airline }) => airline.code === 'FR')!
    expect(offer.requirements!.documents).toEqual({ need: 'UNSUPPORTED', types: [] })
    const request = aRequest(offer, { travellers: [{ ...ada, documents: [passport] }] })
    const outcome = await confirmOffer(duffel, { request }, signal)
    expect(outcome).toMatchObject({ outcome: 'PLACED' })
    expect(sentPassengers()[0]).not.toHaveProperty('identity_documents')
  })

  it.each([
    ['none', []],
    ['an identity card', [identityCard]],
    ['a passport that has expired', [{ ...passport, expiresOn: addDays(inDays(40), -1) }]],
    ['a passport without an end', [{ ...passport, expiresOn: undefined }]],
  ])('asks for a passport where the airline needs one: %s', async (_, documents) => {
    const offer = await offerOf(from('DOH', 'LHR'), 'QR')
    expect(offer.requirements!.documents).toMatchObject({ need: 'REQUIRED', types: ['PASSPORT'] })
    const before = recorder.exchanges.length
    expect(await hold(offer, [{ ...ada, documents }])).toMatchObject({
      outcome: 'REFUSED',
      reason: 'INVALID',
    })
    expect(recorder.exchanges.slice(before).map(({ method }) => method)).toEqual(['GET'])
  })
})

it.each([
  [
    'an e-mail address of 20,000 characters',
    { email: `${'a'.repeat(20_000)}@example.com`, phone: '+442071234567' },
  ],
  ['a telephone number of 40 digits', { email: 'ada@example.com', phone: `+${'1'.repeat(40)}` }],
])('orders nothing with %s', async (_, contact) => {
  const before = recorder.exchanges.length
  expect(await hold(await offerOf(), [ada], { contact })).toMatchObject({
    outcome: 'REFUSED',
    reason: 'INVALID',
  })
  expect(recorder.exchanges.slice(before).some(({ path }) => path === '/duffel/air/orders')).toBe(false)
})
