import { peers } from './peers/index.ts'
import { benchRun } from './runner/bench-run.ts'
import { readOptions } from './runner/options.ts'
import { workloads } from './workloads/index.ts'

// Through the exit, so that the gateways are ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

try {
  const known = { workloads: [...workloads.map(({ id }) => id), 'e'], peers: Object.keys(peers) }
  await benchRun(readOptions(process.argv.slice(2), known))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
