import { DomainError } from '@wayfare/domain'
import { createResilience } from '../src/index.ts'

const down = () => Promise.reject(new DomainError('UNAVAILABLE', 'down'))
const read = { timeoutMs: 1_000, safeToRepeat: true, signal: new AbortController().signal }
const write = { ...read, safeToRepeat: false }

it('repeats a safe call that failed and gives its answer', async () => {
  const call = createResilience('rapid')
  let tries = 0
  expect(await call(read, async () => (++tries === 1 ? down() : 'answer'))).toBe('answer')
  expect(tries).toBe(2)
})

it('never repeats a call that is not safe to repeat', async () => {
  const call = createResilience('rapid')
  let tries = 0
  await expect(call(write, () => (tries++, down()))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(tries).toBe(1)
})

it('does not repeat what the supplier refused', async () => {
  let tries = 0
  const refuse = () => (tries++, Promise.reject(new DomainError('INVALID', 'no such airport')))
  await expect(createResilience('duffel')(read, refuse)).rejects.toMatchObject({ code: 'INVALID' })
  expect(tries).toBe(1)
})

it('opens within ten failures, pauses, then probes once and closes', async () => {
  const call = createResilience('rapid', { breaker: { failures: 5, openForMs: 100 } })
  let reached = 0
  const attempts = Array.from(
    { length: 12 },
    () => () => call(write, () => (reached++, down())).catch((e: DomainError) => e.code),
  )
  const codes: unknown[] = []
  for (const attempt of attempts) codes.push(await attempt())
  expect(reached).toBe(5)
  expect(codes.at(-1)).toBe('CIRCUIT_OPEN')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(await call(write, async () => 'up')).toBe('up')
  expect(await call(write, async () => 'closed')).toBe('closed')
})

it('keeps retry amplification within 1.2 in a full outage', async () => {
  const call = createResilience('rapid', { breaker: { failures: 1_000, openForMs: 100 } })
  let reached = 0
  for (let i = 0; i < 100; i++) await call(read, () => (reached++, down())).catch(() => undefined)
  expect(reached).toBeLessThanOrEqual(100 * 1.2 + 3)
})

it('gives up at the deadline and says who was late', async () => {
  const never = () => new Promise<never>(() => {})
  await expect(createResilience('duffel')({ ...write, timeoutMs: 20 }, never)).rejects.toMatchObject({
    code: 'TIMED_OUT',
    supplier: 'duffel',
  })
})

it('refuses at once what would wait too long for the call rate', async () => {
  const call = createResilience('duffel', { rate: { perSecond: 1, burst: 1, maxWaitMs: 10 } })
  await call(read, async () => 1)
  await expect(call(read, async () => 2)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    retryAfterMs: expect.any(Number),
  })
})
