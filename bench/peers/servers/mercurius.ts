/** `node mercurius.ts SERVICES PORT`: mercurius on fastify over the federation 1 services of a JSON file. */
import { readFileSync } from 'node:fs'
import { installation } from '../installation.ts'

interface FastifyModule {
  fastify(options: { logger: boolean }): {
    register(plugin: object, options: object): Promise<void>
    listen(options: { host: string; port: number }): Promise<string>
  }
}

const { load } = installation('mercurius')
const [servicesFile = '', port] = process.argv.slice(2)
const services = JSON.parse(readFileSync(servicesFile, 'utf8')) as {
  name: string
  url: string
  sdl: string
}[]
const { fastify } = load<FastifyModule>('fastify')

const app = fastify({ logger: false })
await app.register(load<object>('@mercuriusjs/gateway'), {
  graphiql: false,
  jit: 1,
  gateway: {
    services: services.map(({ name, url, sdl }) => ({
      name,
      url,
      schema: sdl,
      // A service that cannot be loaded ends the start, instead of leaving holes in the schema.
      mandatory: true,
      // The default of 10 is below the bench's parallel requests.
      connections: 100,
    })),
    errorHandler: (error: Error, { name }: { name: string }) => {
      throw new Error(`${name}: ${error.message}`, { cause: error })
    },
  },
})
console.info(`listening at ${await app.listen({ host: '127.0.0.1', port: Number(port) })}`)
