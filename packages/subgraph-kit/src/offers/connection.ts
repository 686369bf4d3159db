import { invalid } from '@wayfare/domain'

export interface Connection<O> {
  edges: readonly { cursor: string; node: O }[]
  nodes: readonly O[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string; endCursor?: string }
  totalCount: number
}

export interface PageArgs {
  first: number
  after?: string | null
}

/** A Relay page over a list in its final order. The cursor names the item, so it holds when the list grows before it. */
export const pageOf = <O>(
  items: readonly O[],
  { first, after }: PageArgs,
  keyOf: (item: O) => string,
): Connection<O> => {
  requirePageSize(first)
  const start = after ? positionAfter(items, after, keyOf) : 0
  const nodes = items.slice(start, start + first)
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(keyOf(node)) }))
  return {
    edges,
    nodes,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: start + nodes.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  }
}

export const requirePageSize = (first: number) => {
  if (first < 1 || first > 100) throw invalid('first', `is ${first}`, 'Send a number from 1 to 100.')
}

const cursorOf = (key: string) => Buffer.from(`after:${key}`).toString('base64url')

const positionAfter = <O>(items: readonly O[], after: string, keyOf: (item: O) => string) => {
  const position = items.findIndex((item) => cursorOf(keyOf(item)) === after)
  if (position >= 0) return position + 1
  throw invalid(
    'after',
    'is not a cursor of this list, or the list has changed since',
    'Send the search again without `after`.',
  )
}
