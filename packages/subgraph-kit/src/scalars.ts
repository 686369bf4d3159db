import { isLocalDate } from '@wayfare/domain'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import type { ValueNode } from 'graphql'
import {
  GraphQLCountryCode,
  GraphQLCurrency,
  GraphQLEmailAddress,
  GraphQLISO8601Duration,
  GraphQLPhoneNumber,
  GraphQLTimeZone,
  GraphQLURL,
} from 'graphql-scalars'

interface TextScalar {
  accepts: (text: string) => boolean
  /** What to send instead, after "Send ". */
  hint: string
}

const parses = (scalar: GraphQLScalarType) => (text: string) => {
  try {
    scalar.parseValue(text)
    return true
  } catch {
    return false
  }
}

const isDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))

const isLocalDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) &&
  isLocalDate(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(`${text}Z`))

const scalars: Record<string, TextScalar> = {
  Date: { accepts: isLocalDate, hint: 'a calendar day as YYYY-MM-DD, such as 2027-03-01' },
  DateTime: { accepts: isDateTime, hint: 'an instant with its offset, such as 2027-03-01T10:30:00+01:00' },
  LocalDateTime: { accepts: isLocalDateTime, hint: 'a local time, such as 2027-03-01T10:30:00' },
  TimeZone: { accepts: parses(GraphQLTimeZone), hint: 'an IANA zone name, such as Asia/Tokyo' },
  Duration: { accepts: parses(GraphQLISO8601Duration), hint: 'an ISO 8601 duration, such as PT2H30M' },
  Decimal: {
    accepts: (text) => /^-?\d{1,15}(\.\d{1,6})?$/.test(text),
    hint: 'a decimal number as a string, such as "1234.50"',
  },
  CurrencyCode: { accepts: parses(GraphQLCurrency), hint: 'an ISO 4217 code, such as EUR' },
  CountryCode: { accepts: parses(GraphQLCountryCode), hint: 'an ISO 3166-1 alpha-2 code, such as JP' },
  EmailAddress: { accepts: parses(GraphQLEmailAddress), hint: 'an e-mail address, such as ada@example.com' },
  PhoneNumber: {
    accepts: parses(GraphQLPhoneNumber),
    hint: 'a telephone number as E.164, such as +442071234567',
  },
  URL: { accepts: parses(GraphQLURL), hint: 'an absolute web address, such as https://example.com/' },
}

/** Whether `text` is a value of one of our scalars, and what to send instead when it is not. */
export const checkScalar = (name: string, text: string): { ok: true } | { ok: false; hint: string } => {
  const scalar = scalars[name]
  if (!scalar || scalar.accepts(text)) return { ok: true }
  return { ok: false, hint: `Send ${scalar.hint}.` }
}

/**
 * Text in, text out. `strict` refuses malformed input while it is coerced, as a query's BAD_USER_INPUT.
 * `deferred` lets it through for a service whose mutations answer malformed input as UserErrors: that service checks
 * every input itself, with `checkScalar`.
 */
export const scalarResolvers = (mode: 'strict' | 'deferred'): Record<string, GraphQLScalarType> =>
  Object.fromEntries(Object.entries(scalars).map(([name, scalar]) => [name, textScalar(name, scalar, mode)]))

const textScalar = (name: string, { accepts, hint }: TextScalar, mode: 'strict' | 'deferred') => {
  const parse = (value: unknown, node?: ValueNode) => {
    const fits = typeof value === 'string' && (mode === 'deferred' || accepts(value))
    if (fits) return value
    throw new GraphQLError(`${JSON.stringify(value)} is no ${name}`, {
      // Where a literal stands: graphql-js passes a GraphQLError on as it is.
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', hint: `Send ${hint}.` },
    })
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  })
}
