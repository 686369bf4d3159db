import { openCache } from '@wayfare/cache'
import { DomainError } from '@wayfare/domain'
import {
  anOffer,
  codeOf,
  failing,
  hanging,
  log,
  pause,
  signal,
  source,
  testSearcher,
} from './search-fixture.ts'

const three = [anOffer('a', '1'), anOffer('b', '2'), anOffer('c', '3')]

describe('the suppliers of a search', () => {
  it.each([
    ['INVALID', 'FAILED', false],
    ['REFUSED', 'FAILED', false],
    ['NOT_FOUND', 'FAILED', false],
    ['CONFLICT', 'FAILED', false],
    ['INTERNAL', 'FAILED', false],
    ['UNAVAILABLE', 'FAILED', true],
    ['RATE_LIMITED', 'RATE_LIMITED', true],
    ['CIRCUIT_OPEN', 'CIRCUIT_OPEN', true],
  ] as const)('a supplier that says %s takes nothing from the others', async (code, status, retryable) => {
    const search = await testSearcher()
    const { refs, suppliers } = await search({ sources: [source('good', [three]), failing('bad', code)] })
    expect(refs).toEqual(['a', 'b'])
    expect(suppliers).toMatchObject([
      { supplier: 'good', status: 'ANSWERED', offers: 3 },
      { supplier: 'bad', status, retryable, message: expect.any(String) },
    ])
  })

  it('fail the search only where all of them call it wrong', async () => {
    const search = await testSearcher()
    const wrong = { sources: [failing('one', 'INVALID'), failing('two', 'INVALID')] }
    expect(await search(wrong).catch(codeOf)).toBe('INVALID')
    expect((await search({ sources: [failing('one', 'REFUSED')] })).suppliers).toMatchObject([
      { status: 'FAILED' },
    ])
  })

  it('that fail on our side say so without the reason', async () => {
    const search = await testSearcher()
    const broken = source('bad', [], () => Promise.reject(new TypeError('secret')))
    expect((await search({ sources: [broken] })).suppliers).toMatchObject([
      { status: 'FAILED', message: 'Something went wrong on our side.' },
    ])
  })

  it('that fail before their first page take nothing from the others', async () => {
    const search = await testSearcher()
    const broken = {
      supplier: 'bad',
      search: () => {
        throw new DomainError('UNAVAILABLE', 'down')
      },
    }
    const { refs, suppliers } = await search({ sources: [broken, source('good', [three])] })
    expect(refs).toEqual(['a', 'b'])
    expect(suppliers[0]).toMatchObject({ status: 'FAILED', retryable: true })
  })

  it('are bounded: an endless one is left after so many offers, a repeated reference counts once', async () => {
    const search = await testSearcher()
    let made = 0
    const endless = {
      supplier: 'endless',
      search: async function* () {
        for (;;) yield Array.from({ length: 500 }, () => anOffer(`o${made++ % 3_000}`))
      },
    }
    const { totalCount } = await search({ sources: [endless, source('twice', [[...three, ...three]])] })
    expect(totalCount).toBe(2_003)
  })
})

describe('the deadline of a search', () => {
  it('gives what has arrived and says who was late', async () => {
    const search = await testSearcher()
    const started = performance.now()
    const { refs, suppliers } = await search({ sources: [hanging('slow', [three])], deadlineMs: 150 })
    expect(performance.now() - started).toBeLessThan(400)
    expect(refs).toEqual(['a', 'b'])
    expect(suppliers).toMatchObject([{ status: 'PARTIAL', retryable: true }])
    expect((await search({ sources: [hanging('silent')], deadlineMs: 100 })).suppliers).toMatchObject([
      { status: 'TIMED_OUT' },
    ])
  })

  it('holds for exchange rates and for what the vertical loads', async () => {
    const search = await testSearcher({ sheet: () => new Promise(() => {}) })
    const started = performance.now()
    const { result, refs } = await search({
      sources: [source('acme', [three])],
      currency: 'USD',
      deadlineMs: 150,
    })
    expect(await result.deadline.within(new Promise(() => {}))).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(400)
    expect(refs).toEqual(['a', 'b'])
    expect(result.suppliers.at(-1)).toMatchObject({ supplier: 'ecb', status: 'TIMED_OUT', retryable: true })
  })

  it('is not taken for the end of the request', async () => {
    const search = await testSearcher()
    const gone = { sources: [hanging('slow')], signal: AbortSignal.timeout(20) }
    expect(await search(gone).catch(codeOf)).toBe('ABORTED')
  })
})

describe('a currency to show prices in', () => {
  const mixed = [
    source('acme', [[anOffer('euro', '10'), anOffer('dirham', '20', 'AED'), anOffer('dollar', '30', 'USD')]]),
  ]

  it('costs an offer without a rate its display alone', async () => {
    const search = await testSearcher()
    const { nodes, suppliers } = await search({ sources: mixed, currency: 'USD', first: 3 })
    expect(nodes.map(({ price }) => price.display?.amount)).toEqual(['12.50', undefined, '30'])
    expect(nodes[0]!.price.exchangeRate).toMatchObject({
      from: 'EUR',
      to: 'USD',
      rate: '1.25',
      date: '2027-03-01',
    })
    expect(suppliers.at(-1)).toMatchObject({
      supplier: 'ecb',
      status: 'PARTIAL',
      message: expect.stringContaining('AED'),
    })
  })

  it('costs no search anything when the rate feed fails', async () => {
    const search = await testSearcher({ sheet: () => Promise.reject(new DomainError('UNAVAILABLE', 'down')) })
    const { nodes, suppliers } = await search({ sources: mixed, currency: 'USD', first: 3 })
    expect(nodes.map(({ price }) => price.display?.amount)).toEqual([undefined, undefined, '30'])
    expect(suppliers.at(-1)).toMatchObject({ supplier: 'ecb', status: 'FAILED', retryable: true })
  })

  it('is refused where no rate is published for it', async () => {
    const search = await testSearcher()
    await expect(search({ sources: mixed, currency: 'AED' })).rejects.toMatchObject({
      code: 'INVALID',
      field: 'currency',
    })
    const only = await search({
      search: 'b',
      sources: [source('acme', [[anOffer('x', '1', 'AED')]])],
      currency: 'AED',
    })
    expect(only.nodes[0]!.price.display).toEqual({ amount: '1', currency: 'AED' })
  })
})

describe('a result that is paged', () => {
  it('goes on though a supplier did not answer, and whatever the suppliers say meanwhile', async () => {
    const search = await testSearcher()
    const first = await search({ sources: [source('good', [three]), failing('bad', 'UNAVAILABLE')] })
    const after = first.pageInfo.endCursor
    let calls = 0
    const other = source('good', [[anOffer('z', '0')]], async () => void calls++)
    const second = await search({ sources: [other], after })
    expect(second).toMatchObject({
      refs: ['c'],
      suppliers: first.suppliers,
      pageInfo: { hasNextPage: false },
    })
    expect(calls).toBe(0)
    expect((await search({ sources: [other] })).refs).toEqual(['z'])
    expect((await search({ sources: [other], after })).refs).toEqual(['c'])
  })

  it('is shared by equal searches for a minute when it is complete', async () => {
    const search = await testSearcher()
    const first = await search({ sources: [source('good', [three])] })
    const second = await search({ sources: [failing('bad', 'UNAVAILABLE')] })
    expect(second.result.id).toBe(first.result.id)
    expect(second.nodes[0]!.cached).toBe(true)
  })

  it('lives as long as its offers, 15 to 60 minutes', async () => {
    const search = await testSearcher()
    const minutesLeft = async (name: string, expiresInMinutes: number) => {
      const expiresAt = new Date(Date.now() + expiresInMinutes * 60_000).toISOString()
      const sources = [source('good', [[{ ...anOffer('a'), expiresAt }]])]
      const { result } = await search({ search: name, sources })
      return Math.round((Date.parse(result.expiresAt) - Date.now()) / 60_000)
    }
    expect(await minutesLeft('short', 2)).toBe(15)
    expect(await minutesLeft('middle', 30)).toBe(30)
    expect(await minutesLeft('long', 600)).toBe(60)
  })

  it('is kept for all processes', async () => {
    const cache = await openCache({}, log)
    const [here, there] = [await testSearcher(undefined, cache), await testSearcher(undefined, cache)]
    const { pageInfo } = await here({ sources: [source('good', [three])] })
    expect((await there({ after: pageInfo.endCursor })).refs).toEqual(['c'])
  })

  it.each([
    ['nonsense', 'is not a cursor'],
    ['x'.repeat(100_000), 'is not a cursor'],
    [Buffer.from(`${'a'.repeat(22)}.0`).toString('base64url'), 'has expired'],
  ])('refuses the cursor %.20s', async (after, message) => {
    const search = await testSearcher()
    await expect(search({ after, sources: [source('good', [three])] })).rejects.toMatchObject({
      code: 'INVALID',
      field: 'after',
      message: expect.stringContaining(message),
    })
  })

  it('refuses the cursor of another search, and an offer that it does not hold', async () => {
    const search = await testSearcher()
    const { pageInfo, result } = await search({ sources: [source('good', [three])] })
    await expect(search({ search: 'other', after: pageInfo.endCursor })).rejects.toMatchObject({
      field: 'after',
    })
    const beyond = Buffer.from(`${result.id}.99`).toString('base64url')
    await expect(search({ after: beyond })).rejects.toMatchObject({ field: 'after' })
  })
})

it('answers a search under way with what it has when the cache hangs', async () => {
  const never = () => new Promise<never>(() => {})
  const cache = { ...(await openCache({}, log)), set: never }
  const search = await testSearcher(undefined, cache)
  const started = performance.now()
  const { refs } = await search({ sources: [source('good', [three])], deadlineMs: 150, signal })
  expect(refs).toEqual(['a', 'b'])
  expect(performance.now() - started).toBeLessThan(400)
  await pause(0)
})
