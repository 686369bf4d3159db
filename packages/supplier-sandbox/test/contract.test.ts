import { describeContract, type Contract } from '@wayfare/test-kit'
import { startSandbox, type Sandbox } from '../src/index.ts'
import { operationNames } from '../src/operation-table.ts'
import { duffelClient, ledger, rapidClient, type Answered } from './clients.ts'
import { duffelJourney } from './duffel-journey.ts'
import { aSearch } from './flights.ts'
import { aBooking, bookLink, priceCheckLink, regionQuery, stayQuery, stays } from './hotels.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.close())

type Client = (method: string, path: string, body?: unknown) => Promise<Answered>

const statuses: number[] = []
beforeEach(() => statuses.splice(0))

/** A client whose every answer the contract judges, and every request that was not meant to be refused. */
const judged =
  (contract: Contract, client: Client, wrap: (body: unknown) => unknown): Client =>
  async (method, path, body) => {
    const answer = await client(method, path, body)
    statuses.push(answer.status)
    if (answer.status < 300)
      contract.assertRequest({ method, path, body: body === undefined ? undefined : wrap(body) })
    contract.assertResponse({ method, path, status: answer.status, body: answer.body })
    return answer
  }

const directory = process.env['CONTRACTS_DIR']

describeContract(
  'duffel/duffel-v2.openapi.yaml',
  (contract) => {
    const call: Client = (method, path, body) =>
      judged(contract, duffelClient(sandbox), (data) => ({ data }))(method, path, body)

    it('fits searches and offers', async () => {
      const { body } = await call(
        'POST',
        '/air/offer_requests?supplier_timeout=5000',
        aSearch({
          slices: [
            { origin: 'LON', destination: 'NYC', departure_date: aSearch().slices[0]!.departure_date },
            { origin: 'NYC', destination: 'PAR', departure_date: aSearch().slices[0]!.departure_date },
          ],
          passengers: [{ type: 'adult' }, { age: 9 }, { age: 1 }],
        }),
      )
      await call('GET', `/air/offer_requests/${body.data.id}`)
      await call('GET', `/air/offers?offer_request_id=${body.data.id}&limit=3&sort=-total_duration`)
      await call('GET', `/air/offers/${body.data.offers[0].id}`)
      await call('POST', `/air/offers/${body.data.offers[0].id}/actions/price`)
      expect(statuses.every((status) => status < 300)).toBe(true)
    })

    it('fits every operation that is served, and some refusals', async () => {
      await duffelJourney(call)
      const refused = statuses.filter((status) => status >= 300)
      expect(refused).toEqual([404, 404, 422, 422])
      const { calls } = await ledger(sandbox)
      expect(Object.keys(calls['duffel']!).toSorted()).toEqual(operationNames('duffel').toSorted())
    })

    it('fits refusals', async () => {
      const refusals = [
        await call('POST', '/air/offer_requests', { slices: [] }),
        await call('GET', '/air/offers/off_nothing'),
        await call('GET', '/air/orders/ord_nothing'),
        await call('GET', '/air/offers?limit=5'),
        await call('POST', '/air/payments', {}),
      ]
      expect(refusals.map(({ status }) => status)).toEqual([422, 404, 404, 422, 422])
    })
  },
  directory,
)

describeContract(
  'expedia-rapid/rapid-v3.openapi.yaml',
  (contract) => {
    const call: Client = (method, path, body) =>
      judged(contract, rapidClient(sandbox), (sent) => sent)(method, path, body)

    it('fits regions, content and availability', async () => {
      const { body } = await call('GET', regionQuery('PAR'))
      const ids: string[] = body[0].property_ids
      await call(
        'GET',
        `/v3/properties/content?language=en-US&supply_source=expedia&property_id=${ids[0]}&property_id=${ids[1]}`,
      )
      await call('GET', stayQuery(ids, { occupancy: '2-9,4' }))
      await call('POST', '/v3/properties/geography?include=property_ids&supply_source=expedia', {
        type: 'Polygon',
        coordinates: [
          [
            [2.2, 48.8],
            [2.5, 48.8],
            [2.5, 48.9],
            [2.2, 48.9],
            [2.2, 48.8],
          ],
        ],
      })
      expect(statuses.every((status) => status < 300)).toBe(true)
    })

    it('fits bookings from price check to cancellation', async () => {
      await call('GET', priceCheckLink(await stays(call), { refundable: false }))
      const { body } = await call('POST', await bookLink(call), aBooking())
      await call('GET', '/v3/itineraries?affiliate_reference_id=item-1&email=ada@example.com')
      const itinerary = await call('GET', body.links.retrieve.href)
      await call('DELETE', itinerary.body.rooms[0].links.cancel.href)
      await call('GET', body.links.retrieve.href)
      expect(statuses.every((status) => status < 300)).toBe(true)
    })

    it('fits holds', async () => {
      const href = await bookLink(call)
      const hold = (affiliate_reference_id: string) => aBooking({ affiliate_reference_id, hold: true })
      const { body: resumed } = await call('POST', href, hold('hold-1'))
      await call('GET', resumed.links.retrieve.href)
      await call('PUT', resumed.links.resume.href)
      const { body: dropped } = await call('POST', href, hold('hold-2'))
      await call('DELETE', dropped.links.cancel.href)
      expect(statuses.every((status) => status < 300)).toBe(true)
    })

    it('fits refusals', async () => {
      const refusals = [
        await call('GET', stayQuery([])),
        await call('GET', '/v3/itineraries/8000000000000?token=x'),
        await call('POST', '/v3/itineraries?token=x', aBooking()),
        await call('GET', regionQuery('LON').replace('language=en-US&', '')),
      ]
      expect(refusals.map(({ status }) => status)).toEqual([400, 404, 400, 400])
    })
  },
  directory,
)
