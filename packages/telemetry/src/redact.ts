const secretName =
  /^(authorization|cookie|set-cookie|x-api-key|api-?key|token|access_?token|refresh_?token|.*secret|password|payment_?method|card|cvc|number)$/i
const personalName =
  /^(email|phone(_number)?|given_?name|family_?name|date_?of_?birth|born_on|documents?|passport.*)$/i

const depthLimit = 6

type Kind = 'secret' | 'personal' | 'open'
const kinds = new Map<string, Kind>()
const rememberedNames = 1_000

/** Names are few and lines are many: the patterns are asked once for each name. */
const kindOf = (name: string): Kind => {
  const known = kinds.get(name)
  if (known) return known
  const kind = secretName.test(name) ? 'secret' : personalName.test(name) ? 'personal' : 'open'
  if (kinds.size >= rememberedNames) kinds.clear()
  kinds.set(name, kind)
  return kind
}

/** A copy that is safe to log: values under secret or personal names are replaced, depth and text length bounded. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string')
    return value.length > 2_000 ? `${value.slice(0, 2_000)}… (${value.length} characters)` : value
  if (typeof value === 'bigint') return String(value) // JSON knows none
  if (value instanceof Error) return errorFields(value, depth)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  if (depth >= depthLimit) return '[deeper]'
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => redact(entry, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, redactNamed(name, entry, depth + 1)]),
  )
}

/** The value of one field, as `redact` leaves it. */
export const redactNamed = (name: string, entry: unknown, depth = 0): unknown => {
  if (entry === undefined || entry === null) return entry
  const kind = kindOf(name)
  return kind === 'open' ? redact(entry, depth) : `[${kind}]`
}

const errorFields = (error: Error, depth: number): unknown => ({
  ...(redact({ ...error }, depth + 1) as object),
  message: error.message,
  stack: error.stack,
  ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
})
