// Has Prism judge what the Duffel adapter sends and is answered, from search to cancellation:
//   CONTRACTS_DIR=… node subgraphs/flights/test/prism.ts
import { startSandbox } from '@wayfare/supplier-sandbox'
import { confirmOffer, holdOffer, judgeByPrism } from '@wayfare/test-kit'
import { aRequest, aSearch, inDays, openDuffel, placed, searchAll, signal } from './journeys.ts'

const sandbox = await startSandbox({ port: 0 })

const journey = async (url: string) => {
  const duffel = openDuffel(sandbox, url)
  const there = { from: 'LHR', to: 'JFK', date: inDays(50) }
  const back = { from: 'JFK', to: 'LHR', date: inDays(60) }
  await searchAll(
    duffel,
    aSearch({
      slices: [there, back],
      travellers: [{ type: 'ADULT' }, { type: 'CHILD', age: 14 }, { type: 'CHILD', age: 9 }],
      cabin: 'BUSINESS',
    }),
  )
  const offers = await searchAll(duffel)
  await duffel.reprice(offers[0]!.ref, signal)
  const booked = aRequest(offers.find(({ holdable }) => holdable)!)
  await duffel.find(booked, signal)
  const held = placed(await holdOffer(duffel, booked, signal))
  await duffel.find(booked, signal)
  await duffel.refresh(held, signal)
  const paid = placed(await confirmOffer(duffel, { request: booked, held }, signal))
  await duffel.quoteCancellation(paid, signal)
  await duffel.cancel(paid, signal)
  await duffel.refresh(paid, signal)
  const outright = aRequest(offers.find(({ holdable }) => !holdable)!)
  await duffel.cancel(placed(await confirmOffer(duffel, { request: outright }, signal)), signal)
}

const found = await judgeByPrism('duffel/duffel-v2.openapi.yaml', {
  directory: process.env['CONTRACTS_DIR'],
  target: sandbox.duffel.url,
  journey,
})
await sandbox.close()
process.exitCode = found.length > 0 ? 1 : 0
