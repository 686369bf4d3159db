import { runService } from '@wayfare/subgraph-kit'
import { startFlights } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startFlights(readConfig(env)))
