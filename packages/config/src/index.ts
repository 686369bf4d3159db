export { Secret, secret } from './secret.ts'
export { flag, parseEnv, port, url, ConfigError } from './parse-env.ts'
export type { Env } from './parse-env.ts'
