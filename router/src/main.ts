import { ConfigError } from '@wayfare/config'
import { type RouterConfig, startRouter } from './app.ts'
import { explainStart, readCommand, usage } from './cli.ts'

const run = async (config: RouterConfig) => {
  const router = await startRouter(config)
  const stop = () => void router.close().then(() => process.exit(0))
  process.once('SIGTERM', stop).once('SIGINT', stop)
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
