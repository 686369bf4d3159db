import type { Env } from '@wayfare/config'
import { readServerConfig } from '@wayfare/subgraph-kit'

/** What the places service reads from the environment. */
export const readConfig = (env: Env) => readServerConfig('places', env)

export type PlacesConfig = ReturnType<typeof readConfig>
