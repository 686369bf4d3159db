/** `node stock.ts SUPERGRAPH PORT`: @apollo/gateway in the standalone @apollo/server. */
import { readFileSync } from 'node:fs'
import { installation } from '../installation.ts'

interface GatewayModule {
  ApolloGateway: new (options: { supergraphSdl: string }) => object
}

interface ServerModule {
  ApolloServer: new (options: { gateway: object; introspection: boolean; plugins: object[] }) => object
}

interface StandaloneModule {
  startStandaloneServer(
    server: object,
    options: { listen: { host: string; port: number } },
  ): Promise<{ url: string }>
}

interface DisabledModule {
  ApolloServerPluginLandingPageDisabled(): object
  ApolloServerPluginCacheControlDisabled(): object
}

const { load } = installation('stock')
const [supergraphFile = '', port] = process.argv.slice(2)
const { ApolloGateway } = load<GatewayModule>('@apollo/gateway')
const { ApolloServer } = load<ServerModule>('@apollo/server')
const { startStandaloneServer } = load<StandaloneModule>('@apollo/server/standalone')
const disabled = load<DisabledModule>('@apollo/server/plugin/disabled')

const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: readFileSync(supergraphFile, 'utf8') }),
  introspection: false,
  plugins: [
    disabled.ApolloServerPluginLandingPageDisabled(),
    disabled.ApolloServerPluginCacheControlDisabled(),
  ],
})
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } })
console.info(`listening at ${url}`)
