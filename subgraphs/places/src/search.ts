import { invalid } from '@wayfare/domain'
import { searchPlaces } from '@wayfare/gazetteer'
import type { Place } from '@wayfare/gazetteer'
import { pageOf } from '@wayfare/subgraph-kit'
import type { Connection } from '@wayfare/subgraph-kit'
import type { QueryPlacesArgs } from './generated/resolvers.ts'
import { placeId } from './place-id.ts'

const longest = 100

/** A page of the places that fit, the likeliest first. */
export const findPlaces = ({ query, kinds, first, after }: QueryPlacesArgs): Connection<Place> => {
  const typed = query.trim()
  if (typed === '') throw invalid('query', 'is empty', 'Send at least one letter of a name or a code.')
  if (typed.length > longest)
    throw invalid('query', `has ${typed.length} characters`, `Send at most ${longest} characters.`)
  const found = searchPlaces(typed, kinds?.length ? kinds : undefined, Infinity)
  return pageOf(found, { first, after }, placeId)
}
