import { runService } from '@wayfare/subgraph-kit'
import { startPayments } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startPayments(readConfig(env)))
