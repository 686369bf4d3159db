import type { Answer, Call } from '../operation.ts'
import { invalidParameter } from './refusals.ts'

/** The query parameters of every list. */
export const pageParameters = ['limit', 'after', 'before']

const readLimit = (query: URLSearchParams) => {
  const limit = Number(query.get('limit') ?? 50)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 200) return limit
  throw invalidParameter('limit', 'must be an integer from 1 to 200')
}

const readCursor = (query: URLSearchParams, name: 'after' | 'before') => {
  const text = query.get(name)
  if (text === null) return undefined
  const position = /^p(\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString())?.[1]
  if (position === undefined) throw invalidParameter(name, 'is not a cursor of this list')
  return Number(position)
}

const cursor = (position: number) => Buffer.from(`p${position}`).toString('base64url')

/** A page of a list as Duffel hands it out; a cursor is a position in it. Only the page's items are translated. */
export const page = <T>({ query }: Call, items: readonly T[], toWire: (item: T) => unknown): Answer => {
  const limit = readLimit(query)
  if (query.has('before') && query.has('after')) throw invalidParameter('before', 'must not come with after')
  const before = readCursor(query, 'before')
  const start = before === undefined ? (readCursor(query, 'after') ?? 0) : Math.max(0, before - limit)
  const end = Math.min(items.length, start + limit)
  const meta = {
    limit,
    before: start > 0 ? cursor(start) : null,
    after: end < items.length ? cursor(end) : null,
  }
  return { status: 200, body: { meta, data: items.slice(start, end).map(toWire) } }
}
