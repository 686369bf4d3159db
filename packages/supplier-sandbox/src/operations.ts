import { duffelOperations } from './duffel/operations.ts'
import { ecbOperations } from './ecb/operations.ts'
import type { Operation } from './operation.ts'
import { rapidOperations } from './rapid/operations.ts'
import { stripeOperations } from './stripe/operations.ts'
import type { World } from './world/world.ts'

/** Every operation that is served. `wakeWebhooks` is called after what may have written an event. */
export const allOperations = (world: World, wakeWebhooks: () => void): Operation[] => [
  ...duffelOperations(world),
  ...rapidOperations(world),
  ...stripeOperations(world, wakeWebhooks),
  ...ecbOperations(),
]
