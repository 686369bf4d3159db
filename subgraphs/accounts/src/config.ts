import type { Env } from '@wayfare/config'
import { readServiceConfig } from '@wayfare/subgraph-kit'
import type { ServiceConfig } from '@wayfare/subgraph-kit'

/** What the accounts service needs of what every service may have: no queue, no exchange rates. */
export type AccountsConfig = Omit<ServiceConfig, 'redisUrl' | 'ratesUrl'>

/** What the accounts service reads from the environment. */
export const readConfig = (env: Env): AccountsConfig => readServiceConfig('accounts', env)
