import type { SubgraphContext } from '@wayfare/subgraph-kit'
import type { AccountLoaders } from './loaders.ts'
import type { Travellers } from './travellers.ts'

export interface AccountsContext extends SubgraphContext {
  loaders: AccountLoaders
  travellers: Travellers
}
