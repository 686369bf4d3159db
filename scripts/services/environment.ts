import type { InternalKeys } from '@wayfare/auth'
import type { Env } from '@wayfare/config'
import type { Sandbox } from '@wayfare/supplier-sandbox'

/** What `npm start` provides by itself for whatever the environment does not name. */
export interface LocalParts {
  /** Undefined where every supplier is a real one. */
  sandbox?: Sandbox
  keys: InternalKeys
  /** What `DATA_KEYS` is unless the environment says. */
  dataKeys: string
}

/** The variables by which a supplier is real rather than the sandbox. */
const supplierUrls = ['FLIGHTS_API_URL', 'HOTELS_API_URL', 'PAYMENTS_API_URL', 'RATES_API_URL']

export const needsSandbox = (env: Env) => supplierUrls.some((name) => !env[name])

/** The environment of every service: the caller's, completed by the sandbox's addresses and this run's keys. */
export const localEnvironment = (env: Env, { sandbox, keys, dataKeys }: LocalParts): Env => ({
  LOG_LEVEL: 'warn',
  LOG_FORMAT: 'text',
  INTERNAL_TOKEN_PUBLIC_KEY: keys.publicKey,
  INTERNAL_TOKEN_PRIVATE_KEY: keys.privateKey.reveal(),
  DATA_KEYS: dataKeys,
  ...(sandbox && suppliersOf(env, sandbox)),
  ...present(env),
  HOST: env['HOST'] || '127.0.0.1',
})

/** The sandbox does what it was asked at once or after a few seconds; the real ones may take two minutes. */
const settleMs = '6000'

/** A supplier whose address is given brings its own credentials: those of the sandbox are not mixed in. */
const suppliersOf = (env: Env, sandbox: Sandbox): Env => ({
  ...(env['FLIGHTS_API_URL']
    ? {}
    : {
        FLIGHTS_API_URL: sandbox.duffel.url,
        FLIGHTS_API_TOKEN: sandbox.duffel.token,
        FLIGHTS_SETTLE_MS: settleMs,
        FLIGHTS_ORDER_TIMEOUT_MS: '8000',
      }),
  ...(env['HOTELS_API_URL']
    ? {}
    : {
        HOTELS_API_URL: sandbox.rapid.url,
        HOTELS_API_KEY: sandbox.rapid.apiKey,
        HOTELS_API_SECRET: sandbox.rapid.sharedSecret,
        HOTELS_HOLDS: 'true',
        HOTELS_SETTLE_MS: settleMs,
      }),
  ...(env['PAYMENTS_API_URL']
    ? {}
    : {
        PAYMENTS_API_URL: sandbox.stripe.url,
        PAYMENTS_API_KEY: sandbox.stripe.secretKey,
        PAYMENTS_SETTLE_MS: settleMs,
      }),
  RATES_API_URL: sandbox.ecb.url.replace(/\/stats\/.*$/, ''),
})

const present = (env: Env): Env => Object.fromEntries(Object.entries(env).filter(([, value]) => value))
