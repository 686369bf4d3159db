import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLFieldResolver, parse } from 'graphql'
import { generatedData } from './generated-data.ts'
import { type HttpServer, serveHttp } from './http-server.ts'
import { kitchenResolvers } from './kitchen-data.ts'
import { shelfResolvers } from './shelf-data.ts'
import { type Counters, memoisedAnswers } from './memoised-answers.ts'

export interface SubgraphsJob {
  /** Whose data are served: `travel` is generated from the schema, the others are written by hand. */
  data: 'travel' | 'kitchen' | 'shelf'
  salted: boolean
  subgraphs: { name: string; sdl: string; delayMs?: number }[]
}

const resolversOf = { kitchen: kitchenResolvers, shelf: shelfResolvers, travel: () => undefined }

/** Every subgraph at a port of its own on the loopback interface. */
export const startSubgraphs = async ({ data, salted, subgraphs }: SubgraphsJob) => {
  const count: Counters = { requests: 0, executed: 0 }
  const fieldResolver =
    data === 'travel' ? (generatedData as GraphQLFieldResolver<unknown, unknown>) : undefined
  const ports: Record<string, number> = {}
  const servers: HttpServer[] = []
  for (const { name, sdl, delayMs } of subgraphs) {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolversOf[data](name) }])
    const server = await serveHttp(memoisedAnswers({ schema, fieldResolver, salted, count }), delayMs)
    ports[name] = server.port
    servers.push(server)
  }
  const close = async () => void (await Promise.all(servers.map((server) => server.close())))
  return { ports, count, close }
}
