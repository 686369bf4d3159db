import type { Random } from './random.ts'
import type { Mode } from './system/system.ts'
import type { Violation } from './trips/invariants.ts'

export interface ScenarioContext {
  readonly mode: Mode
  readonly random: Random
  /** How often the fault strikes. */
  readonly rounds: number
  say(line: string): void
}

export interface ScenarioResult {
  readonly scenario: string
  readonly mode: Mode
  readonly rounds: number
  readonly trips: number
  readonly needAttention: number
  /** Milliseconds from the fault to the end of each booking that was under way; where the scenario measures it. */
  readonly recoveries: readonly number[]
  /** The longest that the 99th percentile may be, in milliseconds. */
  readonly recoveryLimitMs?: number
  readonly violations: readonly Violation[]
}

export interface Scenario {
  readonly name: string
  /** A name for several scenarios together. */
  readonly group?: string
  readonly about: string
  readonly modes: readonly Mode[]
  /** How many rounds a full run has. */
  readonly rounds: number
  run(context: ScenarioContext): Promise<ScenarioResult>
}
