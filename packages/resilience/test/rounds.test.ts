import { setTimeout as sleep } from 'node:timers/promises'
import { doublingPause, startRounds } from '../src/index.ts'

/** Rounds that each end when the test says so, and what they threw. */
const heldRounds = (everyMs: number) => {
  const ends: ((error?: Error) => void)[] = []
  const errors: unknown[] = []
  const rounds = startRounds({
    everyMs,
    round: (stopping) =>
      new Promise<void>((resolve, reject) => {
        stopping.addEventListener('abort', () => errors.push('stopping'))
        ends.push((error) => (error ? reject(error) : resolve()))
      }),
    failed: (error) => errors.push(error),
  })
  const until = async (count: number) => {
    while (ends.length < count) await sleep(5)
  }
  return { rounds, ends, errors, until }
}

it('runs one round at a time, and goes on after one that failed', async () => {
  const { rounds, ends, errors, until } = heldRounds(1)
  await until(1)
  rounds.begin()
  await sleep(30)
  expect(ends).toHaveLength(1)
  const failure = new Error('the database is away')
  ends[0]!(failure)
  await until(2)
  expect(errors).toEqual([failure])
  ends[1]!()
  await until(3)
  ends.at(-1)!()
  await rounds.close()
})

it('waits at its end for the round under way, tells it to stop and begins no other', async () => {
  const { rounds, ends, errors, until } = heldRounds(60_000)
  rounds.begin()
  await until(1)
  const closing = rounds.close()
  expect(await Promise.race([closing, sleep(5, 'not closed')])).toBe('not closed')
  expect(errors).toEqual(['stopping'])
  ends[0]!()
  await closing
  rounds.begin()
  await sleep(5)
  expect(ends).toHaveLength(1)
})

it('doubles a pause up to the longest, however many tries there were', () => {
  const pauses = [-1, 0, 1, 2, 10, 5_000].map((tries) =>
    doublingPause({ firstMs: 200, longestMs: 20_000 }, tries),
  )
  expect(pauses).toEqual([200, 200, 400, 800, 20_000, 20_000])
})
