import { ConfigError } from '@wayfare/config'
import { readConfig, startRouter } from './app.ts'

try {
  const router = await startRouter(readConfig(process.env))
  const stop = () => void router.close().then(() => process.exit(0))
  process.once('SIGTERM', stop).once('SIGINT', stop)
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exitCode = 1
}
