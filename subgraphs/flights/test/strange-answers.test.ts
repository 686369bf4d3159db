import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '@wayfare/config'
import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { duffelFlights } from '../src/duffel/duffel-flights.ts'
import { aRequest, aSearch, cache, duffelConfig, log, openDuffel, searchAll, signal } from './journeys.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.close())

type Answer = (path: string) => unknown

/** A Duffel that answers as it is told, and what was asked of it. */
const duffelThat = async (answer: Answer, status = 200) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer(request.url!)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = { ...duffelConfig(sandbox, url), token: new Secret('token'), callsPerSecond: 1_000 }
  return {
    asked,
    duffel: duffelFlights(config, { cache, log }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const anOffer = async () => (await searchAll(openDuffel(sandbox)))[0]!

it('says that it does not know where there are more orders than a look-up may read', async () => {
  const request = aRequest(await anOffer())
  const order = { id: 'ord_1', created_at: new Date().toISOString(), metadata: null }
  await using strange = await duffelThat((path) =>
    path.includes('offer_id') ? { data: [] } : { data: [order], meta: { after: 'more' } },
  )
  await expect(strange.duffel.find(request, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(strange.asked).toHaveLength(11)
})

it('stops looking where the orders are older than its attempt can be', async () => {
  const request = aRequest(await anOffer())
  const order = { id: 'ord_1', created_at: '2026-01-01T00:00:00Z', metadata: {} }
  await using strange = await duffelThat((path) =>
    path.includes('offer_id') ? { data: [] } : { data: [order], meta: { after: 'more' } },
  )
  expect(await strange.duffel.find(request, signal)).toBeUndefined()
  expect(strange.asked).toHaveLength(2)
})

it('looks as far back as its attempt may be, however long the supplier was away', async () => {
  const request = aRequest(await anOffer())
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60_000)
  const made = { created_at: twoDaysAgo.toISOString(), slices: [] }
  const ours = {
    ...made,
    id: 'ord_2',
    metadata: { client_reference: request.clientReference },
    total_amount: '10.00',
    total_currency: 'EUR',
    payment_status: { awaiting_payment: true },
  }
  await using strange = await duffelThat((path) => {
    if (path.includes('offer_id')) return { data: [], meta: {} }
    return path.includes('after=')
      ? { data: [ours], meta: {} }
      : { data: [{ ...made, id: 'ord_1' }], meta: { after: 'more' } }
  })
  expect(await strange.duffel.find(request, signal, twoDaysAgo)).toMatchObject({ state: 'HELD' })
})

it('finds ours among orders that nobody can read', async () => {
  const request = aRequest(await anOffer())
  const ours = {
    id: 'ord_2',
    created_at: new Date().toISOString(),
    metadata: { client_reference: request.clientReference },
    total_amount: '10.00',
    total_currency: 'EUR',
    payment_status: { awaiting_payment: true },
    slices: [],
  }
  const unreadable = { id: 'ord_1', created_at: ours.created_at, total_amount: null, slices: 'none' }
  await using strange = await duffelThat(() => ({ data: [unreadable, ours], meta: { after: null } }))
  expect(await strange.duffel.find(request, signal)).toMatchObject({
    state: 'HELD',
    details: { orderId: 'ord_2' },
  })
})

describe('a search', () => {
  const wire = async () => {
    const answer = await fetch(`${sandbox.duffel.url}/air/offer_requests`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.duffel.token}`,
        'duffel-version': 'v2',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        data: {
          slices: aSearch().slices.map(({ from, to, date }) => ({
            origin: from,
            destination: to,
            departure_date: date,
          })),
          passengers: [{ type: 'adult' }],
        },
      }),
    })
    const { data } = (await answer.json()) as { data: { offers: Record<string, unknown>[] } }
    return data.offers[0]!
  }
  const answering = (offers: unknown[]) => (path: string) =>
    path.includes('offer_requests') ? { data: { id: 'orq_1' } } : { data: offers, meta: { after: null } }

  it.each([
    ['an amount that is none', { total_amount: '12,50' }],
    ['an amount of 40 digits', { total_amount: '1'.repeat(40) }],
    ['a currency that is none', { total_currency: 'euro' }],
    ['no slices', { slices: [] }],
    ['no passengers', { passengers: [] }],
  ])('goes on without an offer that has %s', async (_, wrong) => {
    const offer = await wire()
    await using strange = await duffelThat(
      answering([
        { ...offer, ...wrong },
        { ...offer, id: 'off_2' },
      ]),
    )
    expect((await searchAll(strange.duffel)).map(({ ref }) => ref)).toEqual(['off_2'])
  })

  it('fails where no offer can be read', async () => {
    const offer = await wire()
    await using strange = await duffelThat(answering([{ ...offer, total_amount: 7 }]))
    await expect(searchAll(strange.duffel)).rejects.toMatchObject({ code: 'BAD_ANSWER', supplier: 'duffel' })
  })

  it.each([
    [400, 'REFUSED'],
    [403, 'INTERNAL'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [413, 'REFUSED'],
    [422, 'REFUSED'],
    [431, 'REFUSED'],
  ])('takes an unforeseen %i neither for the caller’s fault nor for an outage', async (status, code) => {
    const unforeseen = {
      errors: [{ type: 'invalid_request_error', code: 'moon_phase', message: 'Not today.' }],
    }
    await using strange = await duffelThat(() => unforeseen, status)
    for (let call = 0; call < 12; call += 1)
      await expect(searchAll(strange.duffel)).rejects.toMatchObject({ code, supplier: 'duffel' })
  })
})
