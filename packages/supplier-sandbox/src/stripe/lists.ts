import type { Answer, Call } from '../operation.ts'
import { mapOf, parseForm, textOf } from './form.ts'
import { invalid } from './refusals.ts'

interface Listed {
  readonly id: string
  readonly created: number
}

const readLimit = (query: URLSearchParams) => {
  const limit = Number(query.get('limit') ?? 10)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit
  throw invalid('Invalid limit: must be from 1 to 100', { param: 'limit' })
}

/** `created[gte]` and its kin. */
const readCreated = (query: URLSearchParams) => {
  const created = parseForm(query.toString())['created']
  const { gt, gte, lt, lte } = mapOf(created)
  const exact = textOf(created)
  const holds = (bound: string | undefined, test: (limit: number) => boolean) =>
    bound === undefined || test(Number(bound))
  return ({ created: at }: Listed) =>
    holds(exact, (limit) => at === limit) &&
    holds(gt, (limit) => at > limit) &&
    holds(gte, (limit) => at >= limit) &&
    holds(lt, (limit) => at < limit) &&
    holds(lte, (limit) => at <= limit)
}

/** The newest first; `starting_after` an id, `limit`, `created`. */
export const listed = <T extends Listed>(
  { query }: Call,
  items: readonly T[],
  { url, toWire }: { url: string; toWire: (item: T) => unknown },
): Answer => {
  const limit = readLimit(query)
  const matching = items.filter(readCreated(query))
  const after = query.get('starting_after')
  const start = after === null ? 0 : matching.findIndex(({ id }) => id === after) + 1
  const page = matching.slice(start, start + limit)
  const body = { object: 'list', data: page.map(toWire), has_more: start + limit < matching.length, url }
  return { status: 200, body }
}
