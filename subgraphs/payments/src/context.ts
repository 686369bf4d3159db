import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { PaymentLoaders } from './loaders.ts'

export interface PaymentsContext extends SubgraphContext {
  loaders: PaymentLoaders
}
