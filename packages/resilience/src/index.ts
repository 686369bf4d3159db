export { createResilience } from './resilience.ts'
export type { Attempt, Resilience, ResilienceOptions } from './resilience.ts'
