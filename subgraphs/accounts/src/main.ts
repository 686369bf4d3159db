import { runService } from '@wayfare/subgraph-kit'
import { startAccounts } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startAccounts(readConfig(env)))
