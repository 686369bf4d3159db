import { addDays, daysBetween, isLocalDate } from '@wayfare/domain'
import { perEuro } from '../ecb/rates.ts'
import type { Occupancy, Stay } from '../world/stay.ts'
import { readCountryCode, readLanguage, readList, required } from './query.ts'
import { invalidQuery } from './refusals.ts'

const filters = ['refundable', 'expedia_collect', 'property_collect', 'loyalty'] as const
const inclusions = [
  'unavailable_reason',
  'sale_scenario.mobile_promotion',
  'rooms.rates.marketing_fee_incentives',
  'rooms.rates.current_refundability',
  'rooms.rates.holdable',
] as const

export interface StayQuery extends Stay {
  readonly currency: string
  readonly countryCode: string
  readonly propertyIds: readonly string[]
  readonly ratePlanCount: number
  readonly filters: readonly (typeof filters)[number][]
  readonly include: readonly (typeof inclusions)[number][]
}

const daysAhead = 500
const mostNights = 28
const mostProperties = 250

const readDates = (query: URLSearchParams, now: Date) => {
  const [checkin, checkout] = (['checkin', 'checkout'] as const).map((name) => {
    const value = required(query, name)
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

/** `2-9,4`: adults, then the children's ages. */
export const readOccupancy = (text: string): Occupancy => {
  const [, adults = '', ages] = /^([1-8])(?:-(\d{1,2}(?:,\d{1,2}){0,7}))?$/.exec(text) ?? []
  const childAges = ages?.split(',').map(Number) ?? []
  if (adults !== '' && childAges.every((age) => age <= 17)) return { text, adults: Number(adults), childAges }
  const message = 'Occupancy format is invalid: adults, then a dash and the ages of children up to 17.'
  throw invalidQuery('occupancy', 'invalid_format', { message, value: text })
}

const readOccupancies = (query: URLSearchParams) => {
  required(query, 'occupancy')
  const texts = query.getAll('occupancy')
  if (texts.length <= 8) return texts.map(readOccupancy)
  const message = 'Number of occupancies must not exceed 8.'
  throw invalidQuery('occupancy', 'above_maximum', { message, value: String(texts.length) })
}

const readPropertyIds = (query: URLSearchParams) => {
  required(query, 'property_id')
  const ids = [...new Set(query.getAll('property_id').filter((id) => id !== ''))]
  if (ids.length <= mostProperties) return ids
  const message = 'The number of property_id parameters exceeds the maximum of 250.'
  throw invalidQuery('property_id', 'above_maximum', { message, value: String(ids.length) })
}

const readCurrency = (query: URLSearchParams) => {
  const value = required(query, 'currency')
  if (perEuro(value) !== undefined) return value
  throw invalidQuery('currency', 'not_supported', { message: 'Currency is not supported.', value })
}

const readRatePlanCount = (query: URLSearchParams) => {
  const value = required(query, 'rate_plan_count')
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= 250) return count
  const message = 'The rate_plan_count must be between 1 and 250.'
  throw invalidQuery('rate_plan_count', 'invalid', { message, value })
}

const channels = ['website', 'agent_tool', 'mobile_app', 'mobile_web', 'meta', 'cache'] as const
const environments = ['hotel_package', 'hotel_only', 'loyalty'] as const

/** The query of an availability search; refused as Rapid refuses a bad one. What the contract does not know is ignored. */
export const readStayQuery = (query: URLSearchParams, now: Date): StayQuery => {
  const dates = readDates(query, now)
  readLanguage(query)
  const countryCode = readCountryCode(query)
  required(query, 'sales_channel')
  readList(query, 'sales_channel', channels)
  required(query, 'sales_environment')
  readList(query, 'sales_environment', environments)
  readList(query, 'exclusion', ['refundable_damage_deposit', 'card_on_file'])
  readList(query, 'rate_option', ['member', 'net_rates', 'cross_sell'])
  readList(query, 'travel_purpose', ['leisure', 'business'])
  return {
    ...dates,
    countryCode,
    occupancies: readOccupancies(query),
    currency: readCurrency(query),
    propertyIds: readPropertyIds(query),
    ratePlanCount: readRatePlanCount(query),
    filters: readList(query, 'filter', filters),
    include: readList(query, 'include', inclusions),
  }
}
