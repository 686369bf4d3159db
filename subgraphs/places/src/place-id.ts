import { globalId, invalid, localId, parseGlobalId } from '@wayfare/domain'
import { airport, city, place } from '@wayfare/gazetteer'
import type { Place } from '@wayfare/gazetteer'

/** Most cities have their airport's code: their ids carry this, so that no two places share an id. */
const citySuffix = '-city'

const sharesCode = ({ kind, code }: Place) => kind === 'CITY' && airport(code) !== undefined

export const placeId = (place: Place): string =>
  globalId('Place', sharesCode(place) ? `${place.code}${citySuffix}` : place.code)

/** The place by its global id, in its one spelling; undefined for an unknown one. INVALID for what is not a place's id. */
export const placeById = (id: string): Place | undefined => {
  const local = localId(id, 'Place')
  const found = local.endsWith(citySuffix)
    ? city(local.slice(0, -citySuffix.length))
    : (airport(local) ?? city(local))
  return found && placeId(found) === id ? found : undefined
}

/** The place that a caller means by a global id or by a code of three or four letters, in any case; INVALID for anything else. */
export const findPlace = (idOrCode: string): Place | undefined => {
  if (/^[A-Za-z]{3,4}$/.test(idOrCode)) return place(idOrCode)
  if (parseGlobalId(idOrCode)?.type === 'Place') return placeById(idOrCode)
  throw invalid(
    'id',
    'is neither the id of a Place nor a code',
    'Send the id of a Place from `places`, or an IATA or ICAO code, such as LHR or EGLL.',
  )
}
