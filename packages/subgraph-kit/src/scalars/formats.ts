import { isCurrency, isLocalDate } from '@wayfare/domain'
import { GraphQLCountryCode } from 'graphql-scalars'
import { readEmailAddress } from './email-address.ts'
import { readPhoneNumber } from './phone-number.ts'

/** How the text of a scalar is read. */
export interface ScalarFormat {
  /** Longer text is refused before anything else looks at it. */
  maxLength: number
  /** The value in the one spelling that we keep; undefined for text that is not a value. */
  read: (text: string) => string | undefined
  /** What it is, after "is not ". */
  noun: string
  /** What to send instead, after "Send ". */
  hint: string
}

const when =
  (accepts: (text: string) => boolean) =>
  (text: string): string | undefined =>
    accepts(text) ? text : undefined

/** A code of a list, in capitals however it is typed. */
const codeOf = (isKnown: (code: string) => boolean) => (text: string) => {
  const code = text.toUpperCase()
  return isKnown(code) ? code : undefined
}

const isCountry = (code: string) => {
  try {
    return GraphQLCountryCode.parseValue(code) === code
  } catch {
    return false
  }
}

const isDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  isLocalDate(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text))

const isLocalDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) &&
  isLocalDate(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(`${text}Z`))

const isTimeZone = (text: string) => {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(text)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }))
  } catch {
    return false
  }
}

const duration =
  /^-?P(?=[\dT])(\d{1,9}Y)?(\d{1,9}M)?(\d{1,9}W)?(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}([.,]\d{1,9})?S)?)?$/

const isWebAddress = (text: string) => {
  if (/[\s\p{C}]/u.test(text) || !URL.canParse(text)) return false
  return ['https:', 'http:'].includes(new URL(text).protocol)
}

/** Every scalar of the contract, by name. */
export const scalarFormats = {
  Date: {
    maxLength: 10,
    read: when(isLocalDate),
    noun: 'a date',
    hint: 'a calendar day as YYYY-MM-DD, such as 2027-03-01',
  },
  DateTime: {
    maxLength: 35,
    read: when(isDateTime),
    noun: 'a date and time',
    hint: 'an instant with its offset, such as 2027-03-01T10:30:00+01:00',
  },
  LocalDateTime: {
    maxLength: 19,
    read: when(isLocalDateTime),
    noun: 'a local date and time',
    hint: 'a local time, such as 2027-03-01T10:30:00',
  },
  TimeZone: {
    maxLength: 64,
    read: when(isTimeZone),
    noun: 'a time zone',
    hint: 'an IANA zone name, such as Asia/Tokyo',
  },
  Duration: {
    maxLength: 64,
    read: when((text) => duration.test(text)),
    noun: 'a duration',
    hint: 'an ISO 8601 duration, such as PT2H30M',
  },
  Decimal: {
    maxLength: 23,
    read: when((text) => /^-?\d{1,15}(\.\d{1,6})?$/.test(text)),
    noun: 'a decimal number',
    hint: 'a decimal number as a string, such as "1234.50"',
  },
  CurrencyCode: {
    maxLength: 3,
    read: codeOf(isCurrency),
    noun: 'a currency code',
    hint: 'an ISO 4217 code, such as EUR',
  },
  CountryCode: {
    maxLength: 2,
    read: codeOf(isCountry),
    noun: 'a country code',
    hint: 'an ISO 3166-1 alpha-2 code, such as JP, or GB for the United Kingdom',
  },
  EmailAddress: {
    maxLength: 254,
    read: readEmailAddress,
    noun: 'an e-mail address',
    hint: 'an e-mail address, such as ada@example.com',
  },
  PhoneNumber: {
    maxLength: 32,
    read: readPhoneNumber,
    noun: 'an international telephone number',
    hint: 'a telephone number that exists, with + and the country code, such as +44 20 7123 4567',
  },
  URL: {
    maxLength: 2048,
    read: when(isWebAddress),
    noun: 'a web address',
    hint: 'an absolute web address, such as https://example.com/',
  },
} as const satisfies Readonly<Record<string, ScalarFormat>>

export type ScalarName = keyof typeof scalarFormats
