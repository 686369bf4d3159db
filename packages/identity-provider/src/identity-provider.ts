import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defaultServerLimits, guardServer, serverOptions } from '@wayfare/http-server'
import type Provider from 'oidc-provider'
import { demoClientId, demoGrant } from './clients.ts'
import { demoUsers } from './demo-users.ts'
import type { DemoUser } from './demo-users.ts'
import { loadKeys } from './keys.ts'
import { welcomePage } from './pages.ts'
import { requestToken } from './request-token.ts'
import { answer, signIn } from './sign-in.ts'

export interface IdentityProviderOptions {
  /** 0 takes any free one. */
  port: number
  /** Default 127.0.0.1: everybody who reaches it can sign in as anybody. */
  host?: string
  /** How tokens name the issuer; default, the address it listens at. */
  issuer?: string
  /** The `aud` of access tokens. */
  audience: string
  /** The origins of the apps that sign people in here. Default: port 4000 of this machine. */
  origins?: readonly string[]
  /** Where signing keys are kept, so that tokens survive a restart. Without it, every start has new ones. */
  dataDir?: string
  log?: { error(message: string, fields?: Readonly<Record<string, unknown>>): void }
}

export interface IdentityProvider {
  issuer: string
  url: string
  jwksUri: string
  users: readonly DemoUser[]
  /** An access token of a demo user, or of `machine`, by a token request. @throws DomainError NOT_FOUND */
  token(name: string): Promise<string>
  drain(): void
  /** Answers what is under way. */
  close(): Promise<void>
}

const localOrigins = ['http://127.0.0.1:4000', 'http://localhost:4000']

/** An OpenID provider with demo users, for development and tests: everybody may sign in as anybody. */
export const startIdentityProvider = async (options: IdentityProviderOptions): Promise<IdentityProvider> => {
  const { port, host = '127.0.0.1' } = options
  const keys = await loadKeys(options.dataDir)
  // The issuer's name has the port in it, so the port comes first. Nobody knows the address before we return.
  const server = createServer(serverOptions(defaultServerLimits))
  const guarded = guardServer(server, { lingerMs: 0, graceMs: 2_000 })
  await listen(server, port, host)
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  const issuer = options.issuer ?? url
  const provider = await createProvider(issuer, keys, options)
  server.on('request', routes(provider, `${url}/token`))
  return {
    issuer,
    url,
    jwksUri: `${url}/jwks`,
    users: demoUsers,
    token: (name) => requestToken(url, name),
    drain: guarded.drain,
    close: guarded.close,
  }
}

/** Imported only here: who merely asks for a token need not load a provider. */
const createProvider = async (
  issuer: string,
  keys: Awaited<ReturnType<typeof loadKeys>>,
  { audience, origins = localOrigins, log }: IdentityProviderOptions,
): Promise<Provider> => {
  const [{ default: Provider }, { providerConfiguration }, { registerDemoGrant }] = await Promise.all([
    import('oidc-provider'),
    import('./configuration.ts'),
    import('./demo-grant.ts'),
  ])
  const provider = new Provider(issuer, providerConfiguration(keys, { audience, origins }))
  registerDemoGrant(provider, audience)
  provider.on('server_error', (_ctx, error) =>
    log?.error('The identity provider failed', { error: error.message }),
  )
  return provider
}

const routes = (provider: Provider, tokenUrl: string) => {
  const openId = provider.callback()
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/') return answer(response, 200, welcomePage(tokenUrl, demoClientId, demoGrant))
    if (request.url?.startsWith('/sign-in/')) return void signIn(provider, request, response)
    void openId(request, response)
  }
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => ready())
  })
