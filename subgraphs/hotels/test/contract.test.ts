import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { confirmOffer, describeContract, holdOffer, startRecorder } from '@wayfare/test-kit'
import type { Contract, Exchange, Recorder } from '@wayfare/test-kit'
import { aRequest, openRapid, placed, searchAll, signal } from './stays.ts'

const define = (contract: Contract) => {
  let sandbox: Sandbox
  let recorder: Recorder

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    recorder = await startRecorder(sandbox.url)
  })
  afterAll(async () => {
    await recorder[Symbol.asyncDispose]()
    await sandbox.close()
  })

  it('knows every request that a stay takes from search to cancellation, and each answer', async () => {
    const rapid = await openRapid(sandbox, `${recorder.url}/rapid/v3`)
    const offers = (await searchAll(rapid)).filter(({ refundable }) => refundable)
    await rapid.content([offers[0]!.hotelId], signal)
    const booked = aRequest(offers[0]!)
    const held = placed(await holdOffer(rapid, booked, signal))
    await rapid.find(booked, signal)
    await rapid.cancel(placed(await confirmOffer(rapid, { request: booked, held: held }, signal)), signal)
    const other = aRequest(offers.find(({ hotelId }) => hotelId !== offers[0]!.hotelId)!)
    await rapid.cancel(placed(await holdOffer(rapid, other, signal)), signal)
    expect(new Set(recorder.exchanges.map(({ method, path }) => `${method} ${shape(path)}`))).toEqual(
      new Set([
        'GET /regions',
        'GET /properties/availability',
        'GET /properties/content',
        'GET /properties/*/rooms/*/rates/*',
        'POST /itineraries',
        'GET /itineraries',
        'GET /itineraries/*',
        'PUT /itineraries/*',
        'DELETE /itineraries/*',
        'DELETE /itineraries/*/rooms/*',
      ]),
    )
    for (const exchange of recorder.exchanges) {
      contract.assertRequest(asDocumented(exchange))
      contract.assertResponse({ ...asDocumented(exchange), ...exchange.answer })
    }
  })
}

describeContract('expedia-rapid/rapid-v3.openapi.yaml', define, process.env['CONTRACTS_DIR'])

const shape = (path: string) => path.split('?')[0]!.replace('/rapid/v3', '').replaceAll(/\/\d+/g, '/*')

const asDocumented = ({ method, path, headers, body }: Exchange) => ({
  method,
  path: path.replace(/^\/rapid/, ''),
  headers,
  body,
})
