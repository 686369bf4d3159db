import { ConfigError, Secret, flag, parseEnv, port, secret, url } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import type { AccessTokenOptions } from '@wayfare/auth'
import type { LogFormat, LogLevel } from '@wayfare/telemetry'
import { z } from 'zod'
import type { WaitLimits } from './waits.ts'
import type { Limits } from './walk/limits.ts'
import type { SubgraphOptions } from './subgraphs/routes.ts'

/** Somebody whom the development identity provider signs in at a click. */
export interface DemoUser {
  /** What the provider takes as `login_hint`. */
  readonly userName: string
  readonly name: string
  /** One line that says what they may do. */
  readonly about: string
}

/** What GraphiQL and the start page need to know; all of it is public. */
export interface WebConfig {
  /** The folder of built pages; without it the router answers only machines. */
  folder: string
  issuer: string
  clientId: string
  /** Empty outside development. */
  demoUsers: readonly DemoUser[]
}

export interface RouterConfig {
  port: number
  /** The interface to listen on. Default 127.0.0.1. */
  host?: string
  /** A composed supergraph. The file is watched: a later usable one takes over. */
  supergraphFile: string
  /** Addresses that replace the supergraph's, by subgraph name. */
  subgraphUrls?: Readonly<Record<string, string>>
  /** Absent: every caller is anonymous, and an Authorization header is refused rather than ignored. */
  auth?: AccessTokenOptions
  /** Signs what our subgraphs demand of every caller: PKCS #8 PEM of an Ed25519 key. Absent: nothing is sent. */
  internalPrivateKey?: Secret
  web?: WebConfig
  /** Default false, as production wants it. */
  introspection?: boolean
  /** Whether errors may suggest names of the schema. Default false. */
  suggestions?: boolean
  limits?: Partial<Limits>
  /** How many queries may wait for news. Default: 10 of one viewer, 1,000 of all. Others are answered at once. */
  waits?: Partial<WaitLimits>
  /** Default: 15 s, 64 connections each, answers of 32 MB, a breaker that opens for 1 s after 5 failures in a row. */
  subgraphs?: Partial<SubgraphOptions>
  /** From arrival to answer; subgraphs still at work then are given up. Default 30 s. */
  requestTimeoutMs?: number
  /** Believe x-forwarded-for: `true` from anybody, or the addresses of the proxies. Default false. */
  trustProxy?: boolean | string
  log?: { level?: LogLevel; format?: LogFormat; stream?: NodeJS.WritableStream }
}

const meanings = {
  issuer: 'the address of the OpenID provider, for example https://login.example.com',
  internalKey: 'an Ed25519 private key as PKCS #8 PEM, which subgraphs know the public half of',
}

const variables = z.object({
  PORT: port().default(4000).describe('the port to listen on, for example 4000'),
  HOST: z.string().default('0.0.0.0').describe('the interface to listen on, for example 127.0.0.1'),
  SUPERGRAPH_FILE: z
    .string()
    .default('schema/supergraph.graphql')
    .describe('the path of a composed supergraph'),
  OIDC_ISSUER: url().default('http://127.0.0.1:4200').describe(meanings.issuer),
  OIDC_AUDIENCE: z
    .string()
    .default('wayfare')
    .describe('what access tokens name as their audience, for example wayfare'),
  OIDC_CLIENT_ID: z
    .string()
    .default('wayfare-web')
    .describe('the public client of the pages, for example wayfare-web'),
  OIDC_SCOPES_FROM_ROLES: flag()
    .default(false)
    .describe('true where the provider knows roles and none of our scopes, else false'),
  INTERNAL_TOKEN_PRIVATE_KEY: secret().describe(meanings.internalKey),
  WEB_FOLDER: z.string().optional().describe('the folder of built pages, for example web/dist'),
  INTROSPECTION: flag().default(false).describe('true or false'),
  TRUST_PROXY: z.string().optional().describe('the addresses of trusted proxies, for example 10.0.0.0/8'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('debug, info, warn or error'),
  LOG_FORMAT: z.enum(['json', 'text']).default('json').describe('json for machines, text for a terminal'),
})

/** For a supergraph that need not be ours: who signs people in, and what subgraphs demand, is said or there is none. */
const variablesOfAny = variables.extend({
  OIDC_ISSUER: url().optional().describe(meanings.issuer),
  INTERNAL_TOKEN_PRIVATE_KEY: secret().optional().describe(meanings.internalKey),
})

/**
 * What the router reads from the environment. `NAME_URL` (FLIGHTS_URL, …) replaces a subgraph's address.
 * @throws ConfigError
 */
export const readConfig = (env: Env, { anySupergraph = false } = {}): RouterConfig => {
  const e = parseEnv(anySupergraph ? variablesOfAny : variables, env)
  const { WEB_FOLDER: folder, OIDC_ISSUER: issuer, INTERNAL_TOKEN_PRIVATE_KEY: key } = e
  if (folder && !issuer)
    throw new ConfigError('WEB_FOLDER needs OIDC_ISSUER: the pages sign people in there.')
  return {
    port: e.PORT,
    host: e.HOST,
    supergraphFile: e.SUPERGRAPH_FILE,
    subgraphUrls: readSubgraphUrls(env),
    ...(issuer && { auth: { issuer, audience: e.OIDC_AUDIENCE, scopesFromRoles: e.OIDC_SCOPES_FROM_ROLES } }),
    ...(key && { internalPrivateKey: new Secret(key.reveal().replaceAll('\\n', '\n')) }),
    introspection: e.INTROSPECTION,
    suggestions: e.INTROSPECTION,
    trustProxy: e.TRUST_PROXY ?? false,
    log: { level: e.LOG_LEVEL, format: e.LOG_FORMAT },
    ...(folder && issuer && { web: { folder, issuer, clientId: e.OIDC_CLIENT_ID, demoUsers: [] } }),
  }
}

/** Every `NAME_URL` of the environment, by the subgraph's name: FLIGHTS_URL is `flights`, CAR_HIRE_URL `car-hire`. */
const readSubgraphUrls = (env: Env): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value && /^[A-Z][A-Z0-9_]*_URL$/.test(name) ? [[subgraphName(name), value]] : [],
    ),
  )

const subgraphName = (variable: string) =>
  variable.slice(0, -'_URL'.length).toLowerCase().replaceAll('_', '-')

/**
 * Where a subgraph is found: the configured address, else the supergraph's, to the letter: a slash at its end may matter.
 * Checked only for subgraphs that exist, because the environment has other variables that end in _URL.
 * @throws ConfigError
 */
export const subgraphAddress = (
  { name, url: composed }: { name: string; url: string },
  configured: Readonly<Record<string, string>> = {},
): string => {
  const variable = `${name.toUpperCase().replaceAll('-', '_')}_URL`
  const address = configured[name] || configured[subgraphName(variable)] || composed
  const example = composed || 'http://127.0.0.1:4001/graphql'
  const schema = z.object({ [variable]: url().describe(`where ${name} is, such as ${example}`) })
  parseEnv(schema, { [variable]: address })
  return address
}
