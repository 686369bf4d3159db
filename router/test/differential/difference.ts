import type { Answers, Complaint } from './case.ts'
import type { DataDifference } from './data-differences.ts'

/** What is left to explain after everything equal is taken away. */
export interface Difference {
  readonly kind:
    | 'thrown'
    | 'data against the world'
    | 'data against stock'
    | 'only ours'
    | 'only stock'
    | 'misplaced'
  readonly answers: Answers
  /** The error it is about, where it is about one. */
  readonly complaint?: Complaint
  /** The place it is about: of 'data against stock'. */
  readonly place?: DataDifference
  /** The same without faults, where there were some: whether the plans are right, and whether they are the same. */
  readonly faultless?: Answers
  /** What stock should have said with what it knew; only where the data differ. */
  readonly stockCompleted?: string
}

/** A disagreement that is understood. The narrower, the better: what it covers is no longer tested. */
export interface Disagreement {
  readonly name: string
  explains(difference: Difference): boolean
}
