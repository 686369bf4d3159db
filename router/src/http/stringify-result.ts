import type { FormattedExecutionResult } from 'graphql'
import { JsonText } from '../execution/operation.ts'

/** A result as JSON; data that the engine has written already is taken as it is. */
export const stringifyResult = (result: FormattedExecutionResult): string => {
  const data: unknown = result.data
  if (!(data instanceof JsonText)) return JSON.stringify(result)
  const { errors, extensions } = result
  const before = errors ? `"errors":${JSON.stringify(errors)},` : ''
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''
  return `{${before}"data":${data.text}${after}}`
}
