import { ConfigError } from '@wayfare/config'

// @apollo/gateway reports to its maker unless told otherwise, and reads this when it loads.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
const { readConfig, startRouter } = await import('./app.ts')

try {
  const router = await startRouter(readConfig(process.env))
  const stop = () => void router.close().then(() => process.exit(0))
  process.once('SIGTERM', stop).once('SIGINT', stop)
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exitCode = 1
}
