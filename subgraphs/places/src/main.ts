import { runService } from '@wayfare/subgraph-kit'
import { startPlaces } from './app.ts'
import { readConfig } from './config.ts'

await runService(process, (env) => startPlaces(readConfig(env)))
