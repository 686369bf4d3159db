import { addDays, daysBetween, isLocalDate } from '@wayfare/domain'
import { perEuro } from '../ecb/rates.ts'
import type { Occupancy, Stay } from '../world/stay.ts'
import { invalidQuery } from './refusals.ts'

export interface StayQuery extends Stay {
  readonly currency: string
  readonly propertyIds: readonly string[]
  readonly ratePlanCount: number
  readonly refundableOnly: boolean
}

const daysAhead = 500
const mostNights = 28
const mostProperties = 250

const readDates = (query: URLSearchParams, now: Date) => {
  const [checkin, checkout] = (['checkin', 'checkout'] as const).map((name) => {
    const value = query.get(name) ?? ''
    if (value === '') throw required(name)
    if (isLocalDate(value)) return value
    const message = `Invalid ${name} format. It must be formatted in ISO 8601 (YYYY-mm-dd).`
    throw invalidQuery(name, 'invalid_date_format', { message, value })
  }) as [string, string]
  const yesterday = addDays(now.toISOString().slice(0, 10), -1)
  const wrong = (name: string, problem: string, message: string) =>
    invalidQuery(name, problem, { message, value: name === 'checkin' ? checkin : checkout })
  if (checkin < yesterday)
    throw wrong('checkin', 'invalid_date_in_the_past', 'Checkin cannot be in the past.')
  if (checkin > addDays(yesterday, daysAhead))
    throw wrong('checkin', 'invalid_date_too_far_out', 'Checkin too far in the future.')
  if (checkout <= checkin)
    throw wrong('checkout', 'invalid_checkout_before_checkin', 'Checkout must be after checkin.')
  if (daysBetween(checkin, checkout) > mostNights)
    throw wrong('checkout', 'invalid_length_of_stay_too_long', 'The stay is too long: at most 28 nights.')
  return { checkin, checkout }
}

const required = (name: string) =>
  invalidQuery(name, 'required', { message: `${name} is required.`, value: '' })

/** `2-9,4`: adults, then the children's ages. */
export const readOccupancy = (text: string): Occupancy => {
  const [, adults = '', ages] = /^([1-8])(?:-(\d{1,2}(?:,\d{1,2})*))?$/.exec(text) ?? []
  const childAges = ages?.split(',').map(Number) ?? []
  if (adults !== '' && childAges.every((age) => age <= 17)) return { text, adults: Number(adults), childAges }
  const message = 'Occupancy format is invalid: adults, then a dash and the ages of children up to 17.'
  throw invalidQuery('occupancy', 'invalid_format', { message, value: text })
}

const readOccupancies = (query: URLSearchParams) => {
  const texts = query.getAll('occupancy')
  if (texts.length === 0) throw required('occupancy')
  if (texts.length <= 8) return texts.map(readOccupancy)
  const message = 'Number of occupancies must not exceed 8.'
  throw invalidQuery('occupancy', 'above_maximum', { message, value: String(texts.length) })
}

const readPropertyIds = (query: URLSearchParams) => {
  const ids = [...new Set(query.getAll('property_id').filter((id) => id !== ''))]
  if (ids.length === 0) throw required('property_id')
  if (ids.length <= mostProperties) return ids
  const message = 'The number of property_id parameters exceeds the maximum of 250.'
  throw invalidQuery('property_id', 'above_maximum', { message, value: String(ids.length) })
}

const oneOf = (query: URLSearchParams, name: string, allowed: readonly string[]) => {
  const value = query.get(name) ?? ''
  if (value === '') throw required(name)
  if (allowed.includes(value)) return
  throw invalidQuery(name, 'invalid', { message: `${name} is invalid: one of ${allowed.join(', ')}.`, value })
}

const readCurrency = (query: URLSearchParams) => {
  const value = query.get('currency') ?? ''
  if (value === '') throw required('currency')
  if (perEuro(value) !== undefined) return value
  throw invalidQuery('currency', 'not_supported', { message: 'Currency is not supported.', value })
}

const readRatePlanCount = (query: URLSearchParams) => {
  const value = query.get('rate_plan_count') ?? ''
  if (value === '') throw required('rate_plan_count')
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= 250) return count
  const message = 'The rate_plan_count must be between 1 and 250.'
  throw invalidQuery('rate_plan_count', 'invalid', { message, value })
}

const channels = ['website', 'agent_tool', 'mobile_app', 'mobile_web', 'meta', 'cache']
const environments = ['hotel_package', 'hotel_only', 'loyalty']

/** The query of an availability search; refused as Rapid refuses a bad one. */
export const readStayQuery = (query: URLSearchParams, now: Date): StayQuery => {
  const dates = readDates(query, now)
  for (const name of ['language', 'country_code']) if (!query.get(name)) throw required(name)
  oneOf(query, 'sales_channel', channels)
  oneOf(query, 'sales_environment', environments)
  return {
    ...dates,
    occupancies: readOccupancies(query),
    currency: readCurrency(query),
    propertyIds: readPropertyIds(query),
    ratePlanCount: readRatePlanCount(query),
    refundableOnly: query.getAll('filter').includes('refundable'),
  }
}
