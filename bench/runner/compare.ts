interface Answer {
  data?: unknown
  errors?: readonly { message: string }[]
}

/** Asks one gateway, as the load does. @throws Error that says what came instead of data */
export const askOnce = async (url: string, body: string, token: string | undefined): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body,
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${text.slice(0, 300)}`)
  const { data, errors } = JSON.parse(text) as Answer
  if (errors)
    throw new Error(
      `errors: ${errors
        .map(({ message }) => message)
        .join('; ')
        .slice(0, 300)}`,
    )
  if (!data) throw new Error(`no data: ${text.slice(0, 300)}`)
  return data
}

/** Where two answers first differ, in words; nothing when they are the same. The order of fields does not matter. */
export const firstDifference = (expected: unknown, actual: unknown, path = 'data'): string | undefined => {
  if (Object.is(expected, actual)) return undefined
  if (!isRecord(expected) || !isRecord(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return `${path} is ${show(actual)} instead of ${show(expected)}`
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = firstDifference(expected[key], actual[key], `${path}.${key}`)
    if (found) return found
  }
  return undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const show = (value: unknown) => (JSON.stringify(value) ?? 'absent').slice(0, 80)
