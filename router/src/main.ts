import { ConfigError } from '@wayfare/config'
import { runUntilSignal } from '@wayfare/http-server'
import { type RouterConfig, startRouter } from './app.ts'
import { explainStart, readCommand, usage } from './cli.ts'

const run = async (config: RouterConfig) => {
  const starting = startRouter(config)
  runUntilSignal(process, starting)
  await starting
}

const fail = (reason: unknown) => {
  console.error(reason)
  process.exitCode = 1
}

try {
  const config = readCommand(process.argv.slice(2), process.env)
  if (config) await run(config).catch((error: unknown) => fail(explainStart(error, config) ?? error))
  else console.log(usage)
} catch (error) {
  fail(error instanceof ConfigError ? error.message : error)
}
