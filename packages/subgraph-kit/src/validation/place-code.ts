import { invalid, parseGlobalId } from '@wayfare/domain'

/**
 * The IATA code in capitals that a caller means by a code in any case or by the global id of a `Place`; INVALID naming
 * `field` for anything else. Whether there is such a place is for the supplier to say.
 */
export const placeCode = (text: string, field: string): string => {
  if (/^[A-Za-z]{3}$/.test(text)) return text.toUpperCase()
  const { type, local } = parseGlobalId(text) ?? {}
  // A city that shares its airport's code has an id of its own.
  const [, code] = (type === 'Place' && /^([A-Z]{3})(?:-city)?$/.exec(local!)) || []
  if (code) return code
  throw invalid(
    field,
    'is neither the id of a Place nor an IATA code',
    'Send the id of a Place from `places`, or the IATA code of an airport or city, such as LHR or PAR.',
  )
}
