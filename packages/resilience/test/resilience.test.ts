import { DomainError } from '@wayfare/domain'
import { createResilience } from '../src/index.ts'
import { codeOf, down, never, pause, read, write } from './calls.ts'

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
  await pause(150)
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
  await expect(createResilience('duffel')({ ...write, timeoutMs: 20 }, never)).rejects.toMatchObject({
    code: 'TIMED_OUT',
    supplier: 'duffel',
  })
})

it('ends a call with all its attempts and the pauses between them by its deadline', async () => {
  const call = createResilience('rapid')
  const started = performance.now()
  const slowlyDown = () => pause(80).then(down)
  await expect(call({ ...read, timeoutMs: 100 }, slowlyDown)).rejects.toBeInstanceOf(DomainError)
  expect(performance.now() - started).toBeLessThan(180)
})

describe('a call that its caller ended', () => {
  const ended = () => ({ ...write, signal: AbortSignal.timeout(5) })

  it('is ABORTED at once, whether or not the work obeys the signal', async () => {
    const call = createResilience('duffel')
    expect(await call(ended(), never).catch(codeOf)).toBe('ABORTED')
    expect(await call({ ...write, signal: AbortSignal.abort() }, never).catch(codeOf)).toBe('ABORTED')
  })

  it('opens no breaker, and is not repeated', async () => {
    const call = createResilience('duffel', { breaker: { failures: 3, openForMs: 60_000 } })
    let reached = 0
    const hang = () => (reached++, never())
    for (let i = 0; i < 10; i++) await call({ ...ended(), safeToRepeat: true }, hang).catch(codeOf)
    expect(reached).toBe(10)
    expect(await call(write, async () => 'answer')).toBe('answer')
  })

  it('does not hide the failures around it', async () => {
    const call = createResilience('duffel', { breaker: { failures: 3, openForMs: 60_000 } })
    const codes: unknown[] = []
    for (let i = 0; i < 5; i++) {
      await call(ended(), never).catch(codeOf)
      codes.push(await call(write, down).catch(codeOf))
    }
    expect(codes).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE', 'CIRCUIT_OPEN', 'CIRCUIT_OPEN'])
  })

  it('leaves the probe to the next call', async () => {
    const call = createResilience('duffel', { breaker: { failures: 1, openForMs: 50 } })
    await call(write, down).catch(codeOf)
    await pause(60)
    expect(await call(ended(), never).catch(codeOf)).toBe('ABORTED')
    expect(await call(write, async () => 'up')).toBe('up')
  })
})

it('refuses everybody else while one call probes', async () => {
  const call = createResilience('duffel', { breaker: { failures: 1, openForMs: 300 } })
  await call(write, down).catch(codeOf)
  await pause(320)
  const { promise, resolve } = Promise.withResolvers<string>()
  const probe = call(write, () => promise)
  await pause(0)
  expect(await call(write, async () => 'early').catch(codeOf)).toBe('CIRCUIT_OPEN')
  resolve('up')
  expect(await probe).toBe('up')
})

it('counts its own timeouts, and no refusal, as an outage', async () => {
  const call = createResilience('duffel', { breaker: { failures: 2, openForMs: 60_000 } })
  const refuse = () => Promise.reject(new DomainError('REFUSED', 'no'))
  for (let i = 0; i < 5; i++) expect(await call(write, refuse).catch(codeOf)).toBe('REFUSED')
  for (let i = 0; i < 2; i++)
    expect(await call({ ...write, timeoutMs: 5 }, never).catch(codeOf)).toBe('TIMED_OUT')
  expect(await call(write, never).catch(codeOf)).toBe('CIRCUIT_OPEN')
})

it('stays with "nobody knows" when the second attempt is not let through', async () => {
  let tries = 0
  const limited = () =>
    ++tries === 1 ? down() : Promise.reject(new DomainError('RATE_LIMITED', 'limited', { retryAfterMs: 10 }))
  expect(await createResilience('rapid')(read, limited).catch(codeOf)).toBe('UNAVAILABLE')
  const opens = createResilience('rapid', { breaker: { failures: 1, openForMs: 60_000 } })
  expect(await opens(read, down).catch(codeOf)).toBe('UNAVAILABLE')
})
