import type { FormattedExecutionResult } from 'graphql'
import { JsonBytes } from '../execution/json-bytes.ts'
import { joinBytes } from '../execution/memory/join-bytes.ts'

/** Stands where the data go. JSON has no such character, so nothing else can be taken for it. */
const hole = '\0'

/** A result as JSON. Data that the engine has written as bytes stay bytes: `fillIn` puts them in their place. */
export const stringifyResult = (result: FormattedExecutionResult): string => {
  const data: unknown = result.data
  if (!(data instanceof JsonBytes)) return JSON.stringify(result)
  const { errors, extensions } = result
  const before = errors ? `"errors":${JSON.stringify(errors)},` : ''
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''
  return `{${before}"data":${hole}${after}}`
}

const onlyData = `{"data":${hole}}`

/** The body of the answer that `stringifyResult` made a text of, with the data in it. */
export const fillIn = (text: string, data: JsonBytes | undefined): Buffer | string => {
  if (!data) return text
  if (text === onlyData) return data.body
  const at = text.indexOf(hole)
  return at === -1 ? text : joinBytes([text.slice(0, at), data.bytes, text.slice(at + 1)])
}
