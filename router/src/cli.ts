import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError, type Env, port } from '@wayfare/config'
import { type RouterConfig, readConfig } from './config.ts'

export const usage = `Usage: npm run router -- [--supergraph FILE] [--port N] [--host ADDRESS] [--introspection]

  --supergraph FILE  serve this supergraph, whatever it is about. Callers are anonymous unless OIDC_ISSUER is set, and
                     subgraphs are called without an internal token unless INTERNAL_TOKEN_PRIVATE_KEY is set.
                     Without the flag SUPERGRAPH_FILE is served, for which both are needed.
  --port N           listen on this port instead of PORT (4000); 0 takes any free one
  --host ADDRESS     listen on this interface instead of HOST (0.0.0.0)
  --introspection    answer introspection, and suggest names in errors
  --help             say this

Everything else is read from the environment; see router/README.md.`

const options = {
  supergraph: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  introspection: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * What the command line and the environment ask for; a flag wins over its variable.
 * @returns undefined where help is asked for
 * @throws ConfigError that names the flag or the variable
 */
export const readCommand = (args: readonly string[], env: Env): RouterConfig | undefined => {
  const flags = parseFlags(args)
  if (flags.help) return undefined
  const given = {
    SUPERGRAPH_FILE: flags.supergraph,
    PORT: flags.port,
    HOST: flags.host,
    INTROSPECTION: flags.introspection ? 'true' : undefined,
  }
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  const config = { ...env, ...Object.fromEntries(present) }
  return readConfig(config, { anySupergraph: flags.supergraph !== undefined })
}

const parseFlags = (args: readonly string[]) => {
  const flags = parsed(args)
  for (const name of ['supergraph', 'host'] as const)
    if (flags[name] === '') throw refused(`--${name} is given without a value.`)
  if (flags.port !== undefined && !port().safeParse(flags.port).success)
    throw refused(`--port ${flags.port} is not a port: expected a number from 0 to 65535.`)
  return flags
}

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error))
  }
}

const refused = (problem: string) => new ConfigError(`${problem}\n\n${usage}`)

/** Why the router did not start, for the one who started it. Undefined where only the whole error helps. */
export const explainStart = (error: unknown, { supergraphFile }: RouterConfig): string | undefined => {
  if (error instanceof ConfigError) return error.message
  const { code, name, message, path, port, address } = error as NodeJS.ErrnoException & ListenFault
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is taken. Choose another: --port N or PORT=N.`
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be listened on by this user.`
  if (path === supergraphFile)
    return `The supergraph ${resolve(supergraphFile)} cannot be read (${code}). Name one that exists: --supergraph FILE.`
  if (name === 'GraphQLError') return `The supergraph ${supergraphFile} cannot be used: ${message}`
  return undefined
}

interface ListenFault {
  port?: number
  address?: string
}
