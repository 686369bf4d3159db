import type { Answer, Call } from '../operation.ts'
import { readExpand } from './expand.ts'
import { mapOf, parseForm, textOf, type Form } from './form.ts'
import { checkParameters, readInteger, type Accepted } from './parameters.ts'
import { invalid, noSuch } from './refusals.ts'

interface Listed {
  readonly id: string
  readonly created: number
}

/** What a list takes besides its filters. */
export const listParameters: Accepted = {
  created: { gt: true, gte: true, lt: true, lte: true },
  ending_before: true,
  expand: { '*': true },
  limit: true,
  starting_after: true,
}

export const readLimit = (form: Form) => {
  const limit = readInteger(form, 'limit') ?? 10
  if (limit >= 1 && limit <= 100) return limit
  throw invalid('This integer must be at least 1 and at most 100.', {
    code: 'parameter_invalid_integer',
    param: 'limit',
  })
}

/** `created[gte]` and its kin, or one second. */
const readCreated = (form: Form) => {
  const created = form['created']
  const bounds = mapOf(created)
  const exact = textOf(created)
  const times = { ...bounds, ...(exact === undefined ? {} : { exact }) }
  for (const [name, text] of Object.entries(times))
    if (!/^\d{1,12}$/.test(text))
      throw invalid(`Invalid integer: ${text.slice(0, 40)}`, {
        code: 'parameter_invalid_integer',
        param: name === 'exact' ? 'created' : `created[${name}]`,
      })
  const { gt, gte, lt, lte } = bounds
  const holds = (bound: string | undefined, test: (limit: number) => boolean) =>
    bound === undefined || test(Number(bound))
  return ({ created: at }: Listed) =>
    holds(exact, (limit) => at === limit) &&
    holds(gt, (limit) => at > limit) &&
    holds(gte, (limit) => at >= limit) &&
    holds(lt, (limit) => at < limit) &&
    holds(lte, (limit) => at <= limit)
}

/** The page's first and last place among the items that match. */
const pageOf = (items: readonly Listed[], form: Form, what: string): { start: number; end: number } => {
  const [after, before] = [textOf(form['starting_after']), textOf(form['ending_before'])]
  if (after !== undefined && before !== undefined)
    throw invalid('Received both starting_after and ending_before parameters. Please pass in only one.', {
      param: 'ending_before',
    })
  const limit = readLimit(form)
  const place = (id: string, param: string) => {
    const index = items.findIndex((item) => item.id === id)
    if (index < 0) throw noSuch(what, id, param)
    return index
  }
  if (before !== undefined) {
    const end = place(before, 'ending_before')
    return { start: Math.max(0, end - limit), end }
  }
  const start = after === undefined ? 0 : place(after, 'starting_after') + 1
  return { start, end: Math.min(items.length, start + limit) }
}

export interface Listing<T> {
  readonly url: string
  /** What an item is called in refusals: `payment_intent`. */
  readonly what: string
  readonly filters?: Readonly<Record<string, (item: T, value: string) => boolean>>
  readonly expansions?: readonly string[]
  readonly toWire: (item: T, expand: readonly string[]) => unknown
}

/** The newest first; a page that ends before an id is the one just before it. */
export const listed = <T extends Listed>(
  { query }: Call,
  items: readonly T[],
  { url, what, filters = {}, expansions = [], toWire }: Listing<T>,
): Answer => {
  const form = parseForm(query.toString())
  const own = Object.fromEntries(Object.keys(filters).map((name) => [name, true as const]))
  const { created, ...rest } = form
  checkParameters({ ...rest, ...(typeof created === 'object' && { created }) }, { ...listParameters, ...own })
  const expand = readExpand(form, expansions, 'data.')
  const isCreated = readCreated(form)
  const matching = items.filter(
    (item) =>
      isCreated(item) &&
      Object.entries(filters).every(([name, matches]) => {
        const value = textOf(form[name])
        return value === undefined || matches(item, value)
      }),
  )
  const { start, end } = pageOf(matching, form, what)
  const data = matching.slice(start, end).map((item) => toWire(item, expand))
  const more = form['ending_before'] === undefined ? end < matching.length : start > 0
  return { status: 200, body: { object: 'list', data, has_more: more, url } }
}
