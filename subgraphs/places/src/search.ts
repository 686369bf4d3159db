import { invalid } from '@wayfare/domain'
import { maxQueryLength, searchPlaces } from '@wayfare/gazetteer'
import type { Place } from '@wayfare/gazetteer'
import { pageOf } from '@wayfare/subgraph-kit'
import type { Connection } from '@wayfare/subgraph-kit'
import type { QueryPlacesArgs } from './generated/resolvers.ts'
import { placeId } from './place-id.ts'

/** A page of the places that fit, the likeliest first. */
export const findPlaces = ({ query, kinds, first, after }: QueryPlacesArgs): Connection<Place> => {
  if (query.length > maxQueryLength)
    throw invalid(
      'query',
      `has more than ${maxQueryLength} characters`,
      `Send at most ${maxQueryLength} characters.`,
    )
  if (query.trim() === '') throw invalid('query', 'is empty', 'Send at least one letter of a name or a code.')
  const found = searchPlaces(query, kinds?.length ? kinds : undefined, Infinity)
  return pageOf(found, { first, after }, placeId)
}
