import { startSubgraphs, type SubgraphsJob } from './start.ts'

/** The process of all subgraphs of one workload; it is told what to serve by its parent and ends with it. */
process.on('disconnect', () => process.exit(0))
process.on('message', (message: SubgraphsJob | 'counters') => void answer(message))

let running: Awaited<ReturnType<typeof startSubgraphs>> | undefined

const answer = async (message: SubgraphsJob | 'counters') => {
  if (message !== 'counters') running = await startSubgraphs(message)
  const { user, system } = process.cpuUsage()
  process.send?.({ ports: running?.ports, ...running?.count, cpuSeconds: (user + system) / 1e6 })
}
