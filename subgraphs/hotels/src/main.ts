import { runService } from '@wayfare/subgraph-kit'
import { startHotels } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startHotels(readConfig(env)))
