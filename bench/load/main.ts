import type { RequestSet } from '../workloads/workload.ts'
import { Checker } from './checker.ts'
import type { LoadJob, LoadMessage, LoadReply } from './job.ts'
import { closedLoop, openLoop, prime } from './loops.ts'
import { prepareRequests } from './requests.ts'
import { Tally } from './tally.ts'

/** The process that sends requests. It is told sets of requests and jobs by its parent and ends with it. */
process.on('disconnect', () => process.exit(0))
process.on('message', (message: LoadMessage) => void answer(message))

const sets = new Map<string, RequestSet>()
const checkers = new Map<string, Checker>()

const reply = (message: LoadReply) => process.send?.(message)

const answer = async (message: LoadMessage) => {
  try {
    if ('define' in message) {
      sets.set(message.define, message.set)
      reply({ defined: message.define })
    } else reply({ result: await run(message.run) })
  } catch (error) {
    reply({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

const run = async ({ peer, url, requests: name, how }: LoadJob) => {
  const set = sets.get(name)
  if (!set) throw new Error(`nobody told what ${name} is`)
  const address = new URL(url)
  const tally = new Tally(checkerOf(`${peer} ${name}`))
  tally.reset()
  const loop = {
    target: { host: address.hostname, port: Number(address.port) },
    requests: prepareRequests(set, address),
    tally,
  }
  if (how.kind === 'prime') await prime(loop, how)
  else if (how.kind === 'closed') await closedLoop(loop, how)
  else await openLoop(loop, how)
  const result = tally.result()
  // In an open loop the time until the last answer is not part of the rate.
  return how.kind === 'open' ? { ...result, perSecond: result.answers / how.seconds } : result
}

const checkerOf = (key: string) => {
  const known = checkers.get(key) ?? new Checker()
  checkers.set(key, known)
  return known
}
