import { types } from 'node:util'
import { scrub } from './scrub.ts'

/** Also for errors of another realm, such as Node's own in a test. */
export const isError = (value: unknown): value is Error =>
  value instanceof Error || types.isNativeError(value)

const mostFrames = 15
const mostCauses = 4

/**
 * What a line shows of an error: its name, code, message and where it was thrown, nothing else. An HTTP client's error
 * holds the whole request and a database's the row. `redact` is for a cause in our own words, which is not an error.
 */
export const describeError = (error: Error, redact: (value: unknown) => unknown, causes = 0): object => ({
  name: scrub(text(error.name)),
  code: codeOf(error),
  message: messageOf(error),
  ...ownFields(error),
  stack: framesOf(error),
  cause: causeOf(error, redact, causes),
})

/** An error of somebody else may hold anything under any name. */
const text = (value: unknown) => String(value)

const codeOf = ({ code }: Error & { code?: unknown }) =>
  typeof code === 'number' || (typeof code === 'string' && code.length <= 64) ? code : undefined

/** JSON's parser quotes what it was given, and GraphQL shows a thrown value that is not an error. */
const messageOf = ({ message }: Error) => {
  const said = text(message)
  if (said.startsWith(thrownValue)) return `${thrownValue}…`
  const quoted = said.endsWith(notJson) ? said.indexOf('"') : -1
  return scrub(quoted < 0 ? said : `${said.slice(0, quoted)}…${notJson}`)
}
const thrownValue = 'Unexpected error value: '
const notJson = ' is not valid JSON'

/** Ours alone: they hold no values of callers. */
const ownFields = (error: Error & { supplier?: unknown; field?: unknown }) =>
  error.name === 'DomainError' ? { supplier: error.supplier, field: error.field } : {}

/** Without its first lines, which repeat the message. */
const framesOf = ({ stack }: Error) => {
  const frames = text(stack)
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => /^\s{1,8}at /.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim().slice(0, 300))
  return frames.length > 0 ? frames.join('\n') : undefined
}

const causeOf = (error: Error, redact: (value: unknown) => unknown, causes: number): unknown => {
  const cause = error.cause ?? (error as { errors?: unknown }).errors
  if (cause === undefined || causes >= mostCauses) return undefined
  if (isError(cause)) return describeError(cause, redact, causes + 1)
  if (!Array.isArray(cause)) return redact(cause)
  return cause
    .slice(0, 3)
    .map((each) => (isError(each) ? describeError(each, redact, causes + 1) : redact(each)))
}
