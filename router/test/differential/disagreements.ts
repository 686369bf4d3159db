import { aboutData } from './data-disagreements.ts'
import type { Disagreement } from './difference.ts'
import { aboutErrors } from './error-disagreements.ts'

/** Everything in which the two may differ; the first that explains a difference is counted. */
export const disagreements: readonly Disagreement[] = [...aboutData, ...aboutErrors]
