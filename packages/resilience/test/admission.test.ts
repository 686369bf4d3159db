import { createAdmission } from '../src/admission.ts'
import { defaultLimits, forEachLane, lanes } from '../src/lane.ts'
import type { Lane } from '../src/lane.ts'
import type { Turn } from '../src/lane-queue.ts'
import { pause } from './calls.ts'

/** Numbers of 0 to 1 that are the same for the same seed. */
const random = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return seed / 4_294_967_296
}

const limits = forEachLane((lane) => ({
  ...defaultLimits[lane],
  concurrency: 4,
  waiting: 12,
  maxWaitMs: 5_000,
}))

/** Enters, gives up, ends and pauses at random; every call is answered and no place is lost or given twice. */
const history = async (seed: number) => {
  const next = random(seed)
  const rate = next() < 0.5 ? { perSecond: 400, burst: 8 } : undefined
  const admission = createAdmission('acme', limits, rate)
  const running = { booking: 0, quote: 0, search: 0 }
  const open: { lane: Lane; turn: Turn }[] = []
  const answered: Promise<unknown>[] = []
  const end = () => {
    const [ended] = open.splice(Math.floor(next() * open.length), 1)
    if (!ended) return
    running[ended.lane] -= 1
    if (next() < 0.2) ended.turn.giveBack()
    else ended.turn.end()
    ended.turn.end() // once is enough
  }
  let most = 0
  const keep = (lane: Lane) => (turn: Turn) => {
    running[lane] += 1
    most = Math.max(most, running[lane])
    open.push({ lane, turn })
  }
  const enter = () => {
    const lane = lanes[Math.floor(next() * 3)]!
    const signal = next() < 0.3 ? AbortSignal.timeout(Math.floor(next() * 20)) : new AbortController().signal
    const applicant = { caller: `c${Math.floor(next() * 4)}`, signal }
    answered.push(admission.enter(lane, applicant).then(keep(lane), () => undefined))
  }
  for (let step = 0; step < 150; step++) {
    const choice = next()
    if (choice < 0.6) enter()
    else if (choice < 0.95) end()
    else admission.pause(lanes[Math.floor(next() * 3)]!, 5)
    if (next() < 0.1) await pause(1)
  }
  const draining = setInterval(end, 1)
  await Promise.all(answered)
  clearInterval(draining)
  while (open.length > 0) end()
  for (const lane of lanes) {
    const turns = await Promise.all(
      Array.from({ length: 4 }, () =>
        admission.enter(lane, { caller: 'last', signal: new AbortController().signal }),
      ),
    )
    for (const turn of turns) turn.end()
  }
  return most
}

it('answers everybody and loses no place in two hundred random histories', async () => {
  for (let seed = 1; seed <= 200; seed += 20) {
    const most = await Promise.all(Array.from({ length: 20 }, (_, index) => history(seed + index)))
    expect(Math.max(...most)).toBe(4)
  }
})
