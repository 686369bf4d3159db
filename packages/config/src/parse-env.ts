import { z } from 'zod'

/** What `process.env` is; passed in, so that only the process edge touches the process. */
export type Env = Readonly<Record<string, string | undefined>>

/** The configuration cannot be used. Its message names every variable, what was expected and how to set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Parses the variables a consumer needs, all at once. An empty variable counts as absent.
 * Describe each field with `.describe('what it is, for example …')`: the text becomes the advice.
 * @throws ConfigError with one line per variable that is missing or malformed
 */
export const parseEnv = <S extends z.ZodObject>(schema: S, env: Env): z.output<S> => {
  const names = Object.keys(schema.shape)
  const present = names.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []))
  const parsed = schema.safeParse(Object.fromEntries(present))
  if (parsed.success) return parsed.data
  throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, schema, env)).join('\n'))
}

const explain = (issue: z.core.$ZodIssue, schema: z.ZodObject, env: Env) => {
  const name = String(issue.path[0] ?? '')
  const problem = env[name] ? `is malformed (${lowerFirst(issue.message)})` : 'is not set'
  const advice = z.globalRegistry.get(schema.shape[name] as z.ZodType)?.description
  return `${name} ${problem}.${advice ? ` Expected: ${advice}.` : ''} Set it in the environment, such as ${name}=…`
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** A TCP port, 0 (any free one) to 65535. */
export const port = () =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'expected a number from 0 to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'expected a number from 0 to 65535')

/** An absolute http(s) address, without a slash at its end. */
export const url = () =>
  z
    .url({ protocol: /^https?$/, error: 'expected an absolute http(s) address' })
    .transform((value) => value.replace(/\/+$/, ''))

/** `true`/`false`, `1`/`0`, `yes`/`no`. */
export const flag = () => z.stringbool()
