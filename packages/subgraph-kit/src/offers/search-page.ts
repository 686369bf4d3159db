import { requirePageSize } from './connection.ts'
import type { Connection, PageArgs } from './connection.ts'
import type { OfferFacts } from './offer.ts'
import { readCursor, unknownCursor, writeCursor } from './search-results.ts'

/** What a page needs of the result that it is part of. */
export interface PagedResult<O> {
  id: string
  /** As the result holds them: a cursor names its offer by its place here. */
  offers: readonly O[]
}

/** A Relay page of a search's result, arranged for the caller. Its cursors continue exactly this result. */
export const pageOfSearch = <O extends OfferFacts>(
  { id, offers }: PagedResult<OfferFacts>,
  arranged: readonly O[],
  { first, after }: PageArgs,
): Connection<O> => {
  requirePageSize(first)
  const start = after ? positionAfter(offers, arranged, after) : 0
  const nodes = arranged.slice(start, start + first)
  const indexes = new Map(offers.map(({ ref }, index) => [ref, index]))
  const edges = nodes.map((node) => ({
    node,
    cursor: writeCursor({ resultId: id, index: indexes.get(node.ref) ?? 0 }),
  }))
  return {
    edges,
    nodes,
    totalCount: arranged.length,
    pageInfo: {
      hasNextPage: start + nodes.length < arranged.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  }
}

const positionAfter = (offers: readonly OfferFacts[], arranged: readonly OfferFacts[], after: string) => {
  const ref = offers[readCursor(after).index]?.ref
  const position = arranged.findIndex((offer) => offer.ref === ref)
  if (ref === undefined || position < 0) throw unknownCursor()
  return position + 1
}
