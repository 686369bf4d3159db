import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openCache } from '@wayfare/cache'
import type { Cache } from '@wayfare/cache'
import { convert, ecbRates } from '../../src/index.ts'
import { codeOf, log, pause, signal } from './search-fixture.ts'

const xml = (usd: string, date = '2027-03-01') => `<?xml version="1.0"?>
<gesmes:Envelope><Cube><Cube time='${date}'><Cube currency='USD' rate='${usd}'/><Cube currency='JPY' rate='160'/></Cube></Cube></gesmes:Envelope>`

/** A rate feed that answers as told: a body, or undefined to hang. */
const feed = async (first: string | undefined) => {
  const state = { body: first, status: 200, calls: 0 }
  const server = createServer((_, response) => {
    state.calls += 1
    if (state.body !== undefined) response.writeHead(state.status).end(state.body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const rates = async (cache?: Cache) => ecbRates({ url, cache: cache ?? (await openCache({}, log)), log })
  return { state, rates, [Symbol.asyncDispose]: async () => server.close().closeAllConnections() }
}

const agedCache = async (ageMs: number) => {
  const cache = await openCache({}, log)
  await cache.set(
    'rates:ecb',
    {
      at: Date.now() - ageMs,
      date: '2027-02-26',
      perEuro: [
        ['EUR', '1'],
        ['USD', '1.1'],
      ],
    },
    60_000,
  )
  return cache
}
const hour = 60 * 60_000

it('asks the source once for all who wait, and keeps the sheet for an hour', async () => {
  await using ecb = await feed(xml('1.25'))
  const rates = await ecb.rates()
  const sheets = await Promise.all([rates.sheet(signal), rates.sheet(signal)])
  expect(sheets[0]!.perEuro.get('USD')).toBe('1.25')
  await rates.sheet(signal)
  expect(ecb.state.calls).toBe(1)
})

it('gives the last known sheet of all processes at once, and renews it behind the callers’ backs', async () => {
  await using ecb = await feed(xml('1.25'))
  const rates = await ecb.rates(await agedCache(2 * hour))
  expect((await rates.sheet(signal)).date).toBe('2027-02-26')
  await pause(200)
  expect((await rates.sheet(signal)).perEuro.get('USD')).toBe('1.25')
})

it('stays with the last known sheet while the source fails or hangs, and does not hammer it', async () => {
  await using ecb = await feed(undefined)
  const rates = await ecb.rates(await agedCache(2 * hour))
  for (let i = 0; i < 5; i++) expect((await rates.sheet(signal)).date).toBe('2027-02-26')
  await pause(50)
  expect(ecb.state.calls).toBe(1)
})

it('does not use a sheet of more than a week ago', async () => {
  await using ecb = await feed('<html>down</html>')
  const rates = await ecb.rates(await agedCache(8 * 24 * hour))
  expect(await rates.sheet(signal).catch(codeOf)).toBe('BAD_ANSWER')
})

it('waits for a first sheet no longer than the caller, and 3 s at most', async () => {
  await using ecb = await feed(undefined)
  const rates = await ecb.rates()
  const started = performance.now()
  expect(await rates.sheet(AbortSignal.timeout(50)).catch(codeOf)).toBe('UNAVAILABLE')
  expect(performance.now() - started).toBeLessThan(500)
  expect(await rates.sheet(signal).catch(codeOf)).toBe('UNAVAILABLE')
  expect(performance.now() - started).toBeLessThan(4_000)
})

it.each([
  ['a rate of zero', xml('0')],
  ['a negative rate', xml('-1')],
  ['a rate that is no number', xml('1e3')],
  ['a day that is none', xml('1.25', '2027-02-30')],
  ['no XML', 'garbage'],
  ['nothing', ''],
])('calls %s a bad answer', async (_, body) => {
  await using ecb = await feed(body)
  expect(await (await ecb.rates()).sheet(signal).catch(codeOf)).toBe('BAD_ANSWER')
})

it('converts by way of the euro, however small the rate', () => {
  const sheet = {
    date: '2027-03-01',
    perEuro: new Map([
      ['IRR', '1200000'],
      ['KWD', '0.33'],
    ]),
  }
  const { amount, rate } = convert({ amount: '5000000', currency: 'IRR' }, 'KWD', sheet)
  expect(rate!.rate).toMatch(/^0\.000000275$/)
  expect(amount).toEqual({ amount: '1.375', currency: 'KWD' })
})

it('names the currency without a rate, not the other one', () => {
  const sheet = { date: '2026-01-02', perEuro: new Map([['EUR', '1']]) }
  expect(() => convert({ amount: '5.00', currency: 'EUR' }, 'KPW', sheet)).toThrow(
    'currency is KPW, for which no exchange rate is published',
  )
  expect(() => convert({ amount: '5.00', currency: 'KPW' }, 'EUR', sheet)).toThrow(
    'currency is EUR, and no exchange rate from KPW is published',
  )
})
