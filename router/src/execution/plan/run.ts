import type { SubgraphErrors } from '../errors/subgraph-errors.ts'
import type { Memory } from '../memory/memory.ts'
import type { Ask } from './ask.ts'
import type { EntityWave } from './entity-wave.ts'
import type { ReadReply } from './reply.ts'

/** One execution of a compiled operation. */
export interface Run {
  /** What is known so far; fetches merge into it. */
  readonly memory: Memory
  /** The node of the data's root. */
  readonly root: number
  readonly errors: SubgraphErrors
  readonly ask: Ask
  readonly readReply: ReadReply
  /** Entity fetches that wait for others of the same moment. */
  readonly wave: EntityWave
  /** Whether the operation's boolean variable holds. */
  readonly holds: (variable: string) => boolean
  /** `"name":value` of each variable the client sent, in JSON. */
  readonly variable: (name: string) => string | undefined
}

/** Part of a plan. It ends when its fetches are merged, and never fails: failures are errors of the run. */
export type Step = (run: Run) => Promise<void> | undefined
