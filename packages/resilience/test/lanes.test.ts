import { DomainError } from '@wayfare/domain'
import { createResilience, lanes } from '../src/index.ts'
import type { Lane, ResilienceOptions } from '../src/index.ts'
import { codeOf, down, never, pause, write } from './calls.ts'

/** Calls that say who they are when they go, and end when they are told to. */
const recorder = (options: ResilienceOptions) => {
  const call = createResilience('duffel', options)
  const went: string[] = []
  return {
    went,
    call,
    send: (lane: Lane, caller: string, ms = 0) =>
      call({ ...write, lane, caller }, async () => {
        went.push(caller)
        await pause(ms)
      }).then(() => 'answered', codeOf),
  }
}

const repeat = <T>(times: number, act: () => T) => Array.from({ length: times }, act)

it('lets bookings go before quotes, and quotes before searches', async () => {
  const { went, send } = recorder({ rate: { perSecond: 20, burst: 1 } })
  const sent = [
    send('search', 'search'),
    ...lanes.toReversed().flatMap((lane) => repeat(3, () => send(lane, lane))),
  ]
  await Promise.all(sent)
  expect(went).toEqual([
    'search',
    'booking',
    'booking',
    'booking',
    'quote',
    'quote',
    'quote',
    'search',
    'search',
    'search',
  ])
})

it('lets one search go for three quotes while both wait, and bookings before both', async () => {
  const { went, send } = recorder({ rate: { perSecond: 40, burst: 1 } })
  const quotes = repeat(30, () => send('quote', 'quote'))
  const searches = repeat(6, () => send('search', 'search'))
  const bookings = repeat(2, () => send('booking', 'booking'))
  await Promise.all([...quotes, ...searches, ...bookings])
  expect(went.slice(0, 3)).toEqual(['quote', 'booking', 'booking'])
  expect(went.slice(0, 27).filter((lane) => lane === 'search')).toHaveLength(6)
})

it('keeps a part of the burst for bookings, however many searches come', async () => {
  const { went, send } = recorder({ rate: { perSecond: 5, burst: 20 } })
  const searches = repeat(60, () => send('search', 'search'))
  await pause(10)
  const before = went.length
  const started = performance.now()
  await Promise.all(repeat(5, () => send('booking', 'booking')))
  expect(performance.now() - started).toBeLessThan(100)
  expect(before).toBe(15)
  await Promise.all(searches)
})

it('has places of its own for each lane', async () => {
  const { send } = recorder({ lanes: { search: { concurrency: 2, waiting: 2 } } })
  const searches = repeat(9, () => send('search', 'a', 300))
  const started = performance.now()
  expect(await send('booking', 'b')).toBe('answered')
  expect(performance.now() - started).toBeLessThan(100)
  const outcomes = await Promise.all(searches)
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(5)
})

it('refuses within 50 ms what its waiting list has no place for', async () => {
  const { send } = recorder({ lanes: { search: { concurrency: 5, waiting: 20 } } })
  const round = async () => {
    const started = performance.now()
    const sent = repeat(500, () => send('search', 'a', 200))
    const refused = sent.map((each) =>
      each.then((outcome) => [outcome, performance.now() - started] as const),
    )
    const times = (await Promise.all(refused)).filter(([outcome]) => outcome === 'RATE_LIMITED')
    expect(times).toHaveLength(475)
    return Math.max(...times.map(([, ms]) => ms))
  }
  const slowest = [await round(), await round(), await round()]
  expect(Math.min(...slowest)).toBeLessThan(50) // one of three: other tests take their share of the machine
})

it('lets nobody wait who could not have a turn in time', async () => {
  const { send } = recorder({ rate: { perSecond: 5, burst: 1 }, lanes: { search: { maxWaitMs: 1_100 } } })
  const started = performance.now()
  const outcomes = repeat(20, () =>
    send('search', 'a').then((outcome) => [outcome, performance.now() - started] as const),
  )
  const refused = (await Promise.all(outcomes)).filter(([outcome]) => outcome === 'RATE_LIMITED')
  expect(refused).toHaveLength(14)
  expect(Math.max(...refused.map(([, ms]) => ms))).toBeLessThan(200)
})

it('lets callers take turns within a lane', async () => {
  const { went, send } = recorder({ lanes: { search: { concurrency: 1 } } })
  const greedy = repeat(20, () => send('search', 'greedy', 1))
  const modest = repeat(2, () => send('search', 'modest', 1))
  await Promise.all([...greedy, ...modest])
  expect(went.indexOf('modest')).toBeLessThanOrEqual(2)
  expect(went.lastIndexOf('modest')).toBeLessThanOrEqual(4)
})

it('makes place for a modest caller by refusing the one who has the most calls waiting', async () => {
  const { send } = recorder({ lanes: { search: { concurrency: 1, waiting: 10 } } })
  const greedy = repeat(11, () => send('search', 'greedy', 5))
  expect(await send('search', 'modest', 5)).toBe('answered')
  expect((await Promise.all(greedy)).filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(1)
})

it('forgets a waiter whose caller has gone', async () => {
  const { went, call, send } = recorder({ lanes: { quote: { concurrency: 1, waiting: 1 } } })
  const first = send('quote', 'first', 60)
  const gone = call({ ...write, lane: 'quote', caller: 'gone', signal: AbortSignal.timeout(20) }, never)
  expect(await gone.catch(codeOf)).toBe('ABORTED')
  const next = send('quote', 'next')
  expect(await Promise.all([first, next])).toEqual(['answered', 'answered'])
  expect(went).toEqual(['first', 'next'])
})

it('refuses a waiter whose patience has ended', async () => {
  const { send } = recorder({ lanes: { search: { concurrency: 1, maxWaitMs: 20 } } })
  const first = send('search', 'first', 100)
  expect(await send('search', 'late')).toBe('RATE_LIMITED')
  expect(await first).toBe('answered')
})

it('has a breaker for each lane: what fails in searches pauses no booking', async () => {
  const { call, send } = recorder({ breaker: { failures: 3, openForMs: 60_000 } })
  for (let i = 0; i < 5; i++) await call({ ...write, lane: 'search' }, down).catch(codeOf)
  expect(await send('search', 'a')).toBe('CIRCUIT_OPEN')
  expect(await send('booking', 'a')).toBe('answered')
})

it('refuses those who wait as soon as the breaker opens', async () => {
  const options = { breaker: { failures: 1, openForMs: 60_000 }, lanes: { search: { concurrency: 1 } } }
  const { call, send } = recorder({ ...options, rate: { perSecond: 20, burst: 10 } })
  const failing = call({ ...write, lane: 'search' }, () => pause(10).then(down)).catch(codeOf)
  const started = performance.now()
  const waiting = await Promise.all(repeat(30, () => send('search', 'a')))
  expect(new Set(waiting)).toEqual(new Set(['CIRCUIT_OPEN']))
  expect(performance.now() - started).toBeLessThan(100)
  expect(await failing).toBe('UNAVAILABLE')
})

describe('a supplier that limits us', () => {
  const limited = (retryAfterMs?: number) => () =>
    Promise.reject(new DomainError('RATE_LIMITED', 'limited', { retryAfterMs }))

  it('is left alone for as long as it asked, without opening the breaker', async () => {
    const { went, call, send } = recorder({ breaker: { failures: 1, openForMs: 60_000 } })
    for (let i = 0; i < 3; i++) {
      await call({ ...write, lane: 'search' }, limited(50)).catch(codeOf)
      const started = performance.now()
      expect(await send('search', 'patient')).toBe('answered')
      expect(performance.now() - started).toBeGreaterThan(40)
    }
    expect(went).toHaveLength(3)
  })

  it('is asked nothing in a pause that is too long to wait for', async () => {
    const { went, call, send } = recorder({})
    await call({ ...write, lane: 'quote' }, limited(30_000)).catch(codeOf)
    const started = performance.now()
    expect(await send('quote', 'q')).toBe('RATE_LIMITED')
    expect(await send('search', 's')).toBe('RATE_LIMITED')
    expect(performance.now() - started).toBeLessThan(50)
    expect(await send('booking', 'b')).toBe('answered')
    expect(went).toEqual(['b'])
  })
})
