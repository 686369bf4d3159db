import { openCache } from '@wayfare/cache'
import { createLogger } from '@wayfare/telemetry'
import { createRecentQuotes } from '../../src/offers/recent-quotes.ts'

const cache = await openCache({}, createLogger('test', { level: 'silent' }))
const quotes = createRecentQuotes<{ total: string }>(cache, 'duffel')

/** Runs at another time of the process's clock. */
const later = async <T>(ms: number, run: () => Promise<T>): Promise<T> => {
  const { now } = Date
  Date.now = () => now() + ms
  try {
    return await run()
  } finally {
    Date.now = now
  }
}

it('shows a quote for five seconds and orders from it for five minutes', async () => {
  await quotes.keep('off_1', { total: '10.00' })
  expect(await quotes.toShow('off_1')).toEqual({ total: '10.00' })
  expect(await later(6_000, () => quotes.toShow('off_1'))).toBeUndefined()
  expect(await later(6_000, () => quotes.toOrder('off_1'))).toEqual({ total: '10.00' })
  expect(await later(301_000, () => quotes.toOrder('off_1'))).toBeUndefined()
})

it('takes no quote for new that a process with a fast clock has kept', async () => {
  await later(120_000, () => quotes.keep('off_2', { total: '10.00' }))
  expect(await quotes.toShow('off_2')).toBeUndefined()
})

it('forgets what was refused, and keeps nothing that has ended', async () => {
  await quotes.keep('off_3', { total: '10.00' })
  await quotes.forget('off_3')
  await quotes.keep('off_4', { total: '10.00' }, -1)
  expect(await Promise.all([quotes.toOrder('off_3'), quotes.toOrder('off_4')])).toEqual([
    undefined,
    undefined,
  ])
})

it('keeps the quotes of each supplier apart', async () => {
  await quotes.keep('1', { total: '10.00' })
  expect(await createRecentQuotes(cache, 'rapid').toOrder('1')).toBeUndefined()
})
