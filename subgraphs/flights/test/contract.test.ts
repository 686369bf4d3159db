import { startSandbox } from '@wayfare/supplier-sandbox'
import type { Sandbox } from '@wayfare/supplier-sandbox'
import { confirmOffer, describeContract, holdOffer, startRecorder } from '@wayfare/test-kit'
import type { Contract, Exchange, Recorder } from '@wayfare/test-kit'
import { aRequest, openDuffel, placed, searchAll, signal } from './journeys.ts'

const describeDuffel = (define: (contract: Contract) => void) =>
  describeContract('duffel/duffel-v2.openapi.yaml', define, process.env['CONTRACTS_DIR'])

describeDuffel((contract) => {
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

  it('knows every request that a journey takes from search to cancellation, and each answer', async () => {
    const duffel = openDuffel(sandbox, `${recorder.url}/duffel`)
    const offers = await searchAll(duffel)
    const booked = aRequest(offers.find(({ holdable }) => holdable)!)
    const held = placed(await holdOffer(duffel, booked, signal))
    await duffel.find(booked, signal)
    await duffel.cancel(placed(await confirmOffer(duffel, { request: booked, held: held }, signal)), signal)
    const outright = aRequest(offers.find(({ holdable }) => !holdable)!)
    await confirmOffer(duffel, { request: outright }, signal)
    expect(new Set(recorder.exchanges.map(({ method, path }) => `${method} ${shape(path)}`))).toEqual(
      new Set([
        'POST /air/offer_requests',
        'GET /air/offers',
        'GET /air/offers/*',
        'POST /air/orders',
        'GET /air/orders',
        'GET /air/orders/*',
        'POST /air/payments',
        'POST /air/order_cancellations',
        'POST /air/order_cancellations/*/actions/confirm',
      ]),
    )
    for (const exchange of recorder.exchanges) {
      contract.assertRequest(asDocumented(exchange))
      contract.assertResponse({ ...asDocumented(exchange), ...exchange.answer })
    }
  })
})

const shape = (path: string) =>
  path
    .split('?')[0]!
    .replace('/duffel', '')
    .replaceAll(/\/(off|ord|ore)_\w+/g, '/*')

const asDocumented = ({ method, path, headers, body }: Exchange) => ({
  method,
  path: path.replace(/^\/duffel/, ''),
  headers,
  body,
})
