import { join } from 'node:path'
import type { LoadMessage, LoadReply } from '../load/job.ts'
import { cores } from './stage.ts'
import { startWorker } from './worker.ts'

/** What the load alone can carry: requests per second with answers of 87 KB, before a server that does nothing. */
export const ceiling = async (): Promise<number> => {
  const server = startWorker<number, number>(join(import.meta.dirname, '../ceiling/main.ts'), cores.gateway)
  const load = startWorker<LoadMessage, LoadReply>(join(import.meta.dirname, '../load/main.ts'), cores.bench)
  try {
    const url = `http://127.0.0.1:${await server.ask(87_000)}/graphql`
    const set = { groups: [{ weight: 1, bodies: ['{"query":"{ text }"}'] }], salted: false, tokens: [] }
    await load.ask({ define: 'ceiling', set })
    const how = { kind: 'closed', connections: 50, warmUpS: 1, seconds: 2 } as const
    const reply = await load.ask({ run: { peer: 'nobody', url, requests: 'ceiling', how } })
    return 'result' in reply ? reply.result.perSecond : 0
  } finally {
    await Promise.all([load.stop(), server.stop()])
  }
}
