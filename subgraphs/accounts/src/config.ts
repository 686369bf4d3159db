import type { Env } from '@wayfare/config'
import { readKeyedServiceConfig } from '@wayfare/subgraph-kit'
import type { KeyedServiceConfig } from '@wayfare/subgraph-kit'

/** What the accounts service needs of what every service may have: no queue, no exchange rates. */
export type AccountsConfig = Omit<KeyedServiceConfig, 'redisUrl' | 'ratesUrl'>

/** What the accounts service reads from the environment. */
export const readConfig = (env: Env): AccountsConfig => readKeyedServiceConfig('accounts', env)
