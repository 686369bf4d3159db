import { invalidInput } from './refusals.ts'

/** `many`: may be repeated. A list names the values that one may have. `unserved`: a filter that the sandbox does not have. */
interface Rule {
  readonly many?: boolean
  readonly oneOf?: readonly string[]
  readonly unserved?: boolean
}

const many: Rule = { many: true }
const unserved: Rule = { many: true, unserved: true }
const history: Rule = { many: true, oneOf: ['history'] }

/** What an operation's parameters may be, beyond what its handler reads. Others may be given once. */
const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  getAvailability: {
    occupancy: many,
    property_id: many,
    exclusion: many,
    filter: many,
    include: many,
    rate_option: many,
    amenity_category: unserved,
  },
  getPropertyContent: {
    include: many,
    property_id: many,
    all_inclusive: unserved,
    amenity_id: unserved,
    attribute_id: unserved,
    brand_id: unserved,
    business_model: unserved,
    category_id: unserved,
    category_id_exclude: unserved,
    chain_id: unserved,
    country_code: unserved,
    date_added_end: unserved,
    date_added_start: unserved,
    date_updated_end: unserved,
    date_updated_start: unserved,
    multi_unit: unserved,
    property_rating_max: unserved,
    property_rating_min: unserved,
    spoken_language_id: unserved,
  },
  getRegions: {
    include: many,
    type: many,
    ancestor_id: unserved,
    country_code: unserved,
    country_subdivision_code: unserved,
  },
  getReservation: { include: history },
  getReservationByItineraryId: { include: history },
}

const problemOf = (
  values: readonly string[],
  { many: repeatable = false, oneOf, unserved: absent }: Rule,
) => {
  if (absent) return ['not_supported', 'is not supported']
  if (!repeatable && values.length > 1) return ['invalid', 'may be given once']
  if (oneOf && values.some((value) => !oneOf.includes(value)))
    return ['invalid', `is invalid: one of ${oneOf.join(', ')}`]
  return undefined
}

/**
 * Refuses a parameter that is repeated though it is no list, and a filter that is not served here: one that is silently
 * ignored finds everything. A parameter that Rapid does not have is ignored, as at Rapid.
 */
export const checkParameters = (operation: string, query: URLSearchParams) => {
  const problems = [...new Set(query.keys())].flatMap((name) => {
    const values = query.getAll(name)
    const own = rules[operation] ?? {}
    const found = problemOf(values, (Object.hasOwn(own, name) && own[name]) || {})
    if (!found) return []
    const [problem, message] = found as [string, string]
    const fields = [{ name, type: 'querystring', value: values.at(-1)!.slice(0, 300) }] as const
    return [{ type: `${name}.${problem}`, message: `${name} ${message}.`, fields }]
  })
  if (problems.length > 0) throw invalidInput(problems.slice(0, 20))
}
