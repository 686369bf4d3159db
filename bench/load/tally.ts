import { build } from 'hdr-histogram-js'
import type { Answer } from './connection.ts'
import type { Checker } from './checker.ts'
import type { LoadResult } from './job.ts'
import type { Drawn } from './requests.ts'

/** One answer in so many is read and compared; the others are counted by status and size. */
const sampleEvery = 32

/** Adds up what came back. */
export class Tally {
  // Microseconds, up to a minute, three digits.
  readonly #latency = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 3,
  })
  readonly #checker: Checker
  #failures: Record<string, number> = {}
  #bytes = 0
  #since = performance.now()
  #sent = 0
  answers = 0

  constructor(checker: Checker) {
    this.#checker = checker
  }

  /** Whether the answer to the next request is to be read. */
  sample(): boolean {
    return this.#sent++ % sampleEvery === 0
  }

  /** @param begun when the request was sent, or was due */
  add({ index, salt }: Drawn, { status, bytes, text }: Answer, begun: number): void {
    this.answers++
    this.#bytes += bytes
    this.#latency.recordValue(Math.max(1, Math.round((performance.now() - begun) * 1_000)))
    if (status !== 200) this.#failures[status] = (this.#failures[status] ?? 0) + 1
    else if (text !== undefined) this.#checker.check(index, text, salt)
  }

  /** Forgets the warm-up. */
  reset(): void {
    this.#latency.reset()
    this.#checker.reset()
    this.#failures = {}
    this.#bytes = 0
    this.answers = 0
    this.#since = performance.now()
  }

  result(): LoadResult {
    const seconds = (performance.now() - this.#since) / 1_000
    const at = (percentile: number) => this.#latency.getValueAtPercentile(percentile) / 1_000
    const { checked, wrong, firstWrong } = this.#checker
    return {
      answers: this.answers,
      seconds,
      perSecond: this.answers / seconds,
      bytes: this.answers > 0 ? this.#bytes / this.answers : 0,
      latency: {
        p50: at(50),
        p90: at(90),
        p99: at(99),
        p999: at(99.9),
        max: this.#latency.maxValue / 1_000,
        mean: this.#latency.mean / 1_000,
      },
      failures: this.#failures,
      checked,
      wrong,
      firstWrong,
    }
  }
}
