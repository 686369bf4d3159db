import { parseEnv, port, url } from '@wayfare/config'
import { z } from 'zod'
import { startSandbox } from './index.ts'

const env = parseEnv(
  z.object({
    SANDBOX_PORT: port().default(4100).describe('the port the sandbox listens on, for example 4100'),
    SANDBOX_DATA_FILE: z
      .string()
      .optional()
      .describe('a file that keeps its orders, for example .wayfare/sandbox.db'),
    SANDBOX_STRIPE_WEBHOOK_URL: url()
      .optional()
      .describe('where payment events go, for example http://127.0.0.1:4005/webhooks/stripe'),
    SANDBOX_SEED: z.string().optional().describe('the name of the world, for example wayfare'),
  }),
  process.env,
)
const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  dataFile: env.SANDBOX_DATA_FILE,
  seed: env.SANDBOX_SEED,
  stripeWebhookUrl: env.SANDBOX_STRIPE_WEBHOOK_URL,
  log: { error: (message, fields) => console.error(message, fields) },
})
process.stdout.write(`supplier sandbox at ${sandbox.url}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
