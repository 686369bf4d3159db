import { withRequest } from '@wayfare/telemetry'
import { anOffer, codeOf, pause, source, testSearcher } from './search-fixture.ts'

/** Searches of a caller that end when they are told to. */
const openSearches = async () => {
  const search = await testSearcher()
  const ends: (() => void)[] = []
  let started = 0
  const begin = (caller: string, more: object = {}) =>
    withRequest({ requestId: 'r', caller }, () =>
      search({
        search: crypto.randomUUID(),
        sources: [
          source('acme', [[anOffer('a')]], () => {
            started += 1
            return new Promise<void>((resolve) => ends.push(resolve))
          }),
        ],
        ...more,
      }).then(({ suppliers }) => suppliers[0]!.status, codeOf),
    )
  const endAll = async (total: number) => {
    for (let ended = 0; ended < total; await pause(5))
      for (const end of ends.splice(0)) {
        ended += 1
        end()
      }
  }
  return { begin, endAll, started: () => started }
}

it('runs a few searches of one caller at a time, starts the next when one ends, and refuses the hundredth', async () => {
  const { begin, endAll, started } = await openSearches()
  const all = Array.from({ length: 100 }, () => begin('user:greedy'))
  await pause(50)
  expect(started()).toBe(6)
  await endAll(46)
  const outcomes = await Promise.all(all)
  expect(outcomes.filter((outcome) => outcome === 'ANSWERED')).toHaveLength(46)
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(54)
})

it('lets nobody else wait meanwhile, and admits the caller again afterwards', async () => {
  const { begin, endAll, started } = await openSearches()
  const greedy = Array.from({ length: 20 }, () => begin('user:greedy'))
  await pause(20)
  const other = begin('user:other')
  await pause(20)
  expect(started()).toBe(7)
  await endAll(21)
  expect(await other).toBe('ANSWERED')
  await Promise.all(greedy)
  const later = begin('user:greedy')
  await endAll(1)
  expect(await later).toBe('ANSWERED')
})

it('gives up a search whose deadline comes before its turn, and its place is not lost', async () => {
  const { begin, endAll } = await openSearches()
  const running = Array.from({ length: 6 }, () => begin('user:greedy'))
  expect(await begin('user:greedy', { deadlineMs: 100 })).toBe('RATE_LIMITED')
  const next = begin('user:greedy')
  await endAll(7)
  expect(await Promise.all([...running, next])).toEqual(Array.from({ length: 7 }, () => 'ANSWERED'))
})
