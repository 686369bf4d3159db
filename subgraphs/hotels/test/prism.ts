// Has Prism judge what the Rapid adapter sends and is answered, from search to cancellation:
//   CONTRACTS_DIR=… node subgraphs/hotels/test/prism.ts
import { startSandbox } from '@wayfare/supplier-sandbox'
import { confirmOffer, holdOffer, judgeByPrism } from '@wayfare/test-kit'
import { aRequest, aSearch, createFreshOffers, openRapid, placed, searchAll, signal } from './stays.ts'

const sandbox = await startSandbox({ port: 0 })

const journey = async (url: string) => {
  const rapid = await openRapid(sandbox, `${url}/v3`)
  await searchAll(
    rapid,
    aSearch({
      rooms: [
        { adults: 2, childAges: [4, 9] },
        { adults: 1, childAges: [] },
      ],
    }),
  )
  const offers = await searchAll(rapid)
  const fresh = await createFreshOffers(sandbox, offers)
  const booked = aRequest(fresh(({ refundable }) => refundable))
  await rapid.reprice([booked.offer], signal)
  await rapid.content(
    offers.slice(0, 3).map(({ hotelId }) => hotelId),
    signal,
  )
  await rapid.find(booked, signal)
  const held = placed(await holdOffer(rapid, booked, signal))
  await rapid.find(booked, signal)
  await rapid.refresh(held, signal)
  const paid = placed(await confirmOffer(rapid, { request: booked, held }, signal))
  await rapid.quoteCancellation(paid, signal)
  await rapid.cancel(paid, signal)
  await rapid.refresh(paid, signal)
  await rapid.cancel(placed(await holdOffer(rapid, aRequest(fresh()), signal)), signal)
  const outright = aRequest(fresh(({ refundable }) => refundable, false))
  await rapid.cancel(placed(await confirmOffer(rapid, { request: outright }, signal)), signal)
}

const found = await judgeByPrism('expedia-rapid/rapid-v3.openapi.yaml', {
  directory: process.env['CONTRACTS_DIR'],
  target: `${sandbox.url}/rapid`,
  journey,
})
await sandbox.close()
process.exitCode = found.length > 0 ? 1 : 0
