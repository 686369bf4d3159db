import { runService } from '@wayfare/subgraph-kit'
import { startBookings } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startBookings(readConfig(env)))
