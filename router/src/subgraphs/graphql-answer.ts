/** GraphQL over HTTP: an object with `data`, `errors` or both. */
export interface GraphqlAnswer {
  data?: Record<string, unknown> | null
  errors?: { extensions?: Record<string, unknown> }[]
}

/** Undefined where the bytes are not the JSON of a GraphQL answer. */
export const readGraphqlAnswer = (bytes: Buffer): GraphqlAnswer | undefined => {
  const body = parseJson(bytes.toString().replace(/^\ufeff/, ''))
  return isGraphql(body) ? body : undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isGraphql = (body: unknown): body is GraphqlAnswer => {
  if (typeof body !== 'object' || body === null) return false
  const { data, errors } = body as { data?: unknown; errors?: unknown }
  const errorsFit =
    errors === undefined ||
    (Array.isArray(errors) && errors.every((e) => typeof e === 'object' && e !== null))
  return errorsFit && (errors !== undefined || data !== undefined) && typeof (data ?? {}) === 'object'
}
