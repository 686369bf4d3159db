import { createHash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Cache } from '@wayfare/cache'
import { invalid } from '@wayfare/domain'
import type { Gathered } from './gather.ts'
import type { OfferFacts } from './offer.ts'

/** What a search found, as long as it can be paged through. */
export interface StoredResult<O> extends Gathered<O> {
  /** 22 characters, not to be guessed. */
  id: string
  /** The search that found it. */
  search: string
  /** Whether every supplier answered in full. */
  complete: boolean
  /** ISO 8601 instant. */
  expiresAt: string
}

export interface SearchResults {
  /** The result of an equal search of the last minute, if all suppliers answered it. */
  fresh<O>(search: unknown): Promise<StoredResult<O> | undefined>
  /** The result that a cursor continues. @throws DomainError INVALID naming `after` where it has expired or is of another search */
  continued<O>(after: string, search: unknown): Promise<StoredResult<O>>
  /** `stored` settles when others can read it, and never rejects. */
  keep<O extends OfferFacts>(
    gathered: Gathered<O>,
    search: unknown,
  ): { result: StoredResult<O>; stored: Promise<void> }
}

const shareMs = 60_000
const leastLifeMs = 15 * 60_000
const longestLifeMs = 60 * 60_000
/** A result of the most offers takes 3 MB. What is larger is not kept, and has one page. */
const mostCharacters = 16 * 1024 * 1024

/**
 * Results in the cache that all processes share. A result is kept for as long as its offers, 15 to 60 minutes, whatever
 * became of the suppliers; an equal search shares it for a minute if it is complete.
 */
export const createSearchResults = (cache: Cache, vertical: string): SearchResults => {
  const resultKey = (id: string) => `${vertical}:result:${id}`
  const shareKey = (search: string) => `${vertical}:search:${search}`
  const read = async <O>(id: string) => {
    const packed = await cache.get<string>(resultKey(id))
    return packed === undefined ? undefined : unpack<StoredResult<O>>(packed)
  }
  return {
    fresh: async (search) => {
      const id = await cache.get<string>(shareKey(digest(search)))
      return id === undefined ? undefined : read(id)
    },
    continued: async (after, search) => {
      const { resultId } = readCursor(after)
      const result = await read<never>(resultId)
      if (!result) throw expired()
      if (result.search !== digest(search)) throw otherSearch()
      return result
    },
    keep: (gathered, search) => {
      const lifeMs = lifeOf(gathered.offers)
      const result = {
        ...gathered,
        id: randomBytes(16).toString('base64url'),
        search: digest(search),
        complete: gathered.suppliers.every(({ status }) => status === 'ANSWERED'),
        expiresAt: new Date(Date.now() + lifeMs).toISOString(),
      }
      const store = async () => {
        const text = JSON.stringify(result)
        if (text.length > mostCharacters) return
        await cache.set(resultKey(result.id), await pack(text), lifeMs)
        if (result.complete) await cache.set(shareKey(result.search), result.id, shareMs)
      }
      return { result, stored: store() }
    },
  }
}

const lifeOf = (offers: readonly OfferFacts[]) => {
  const last = offers.reduce((until, { expiresAt }) => Math.max(until, Date.parse(expiresAt ?? '') || 0), 0)
  return Math.min(longestLifeMs, Math.max(leastLifeMs, last - Date.now()))
}

const digest = (search: unknown) => createHash('sha256').update(JSON.stringify(search)).digest('base64url')

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** Offers repeat themselves: a tenth of their text remains, and the store holds ten times as many results. */
const pack = async (text: string) => (await zip(text, { level: 1 })).toString('base64')

const unpack = async <T>(packed: string): Promise<T> => {
  const text = await unzip(Buffer.from(packed, 'base64'), { maxOutputLength: 4 * mostCharacters })
  return JSON.parse(text.toString('utf8')) as T
}

export interface Cursor {
  resultId: string
  /** The offer's index in the result. */
  index: number
}

export const writeCursor = ({ resultId, index }: Cursor) =>
  Buffer.from(`${resultId}.${index}`).toString('base64url')

/** @throws DomainError INVALID naming `after` for what no search of ours gave */
export const readCursor = (after: string): Cursor => {
  const text = after.length <= 100 ? Buffer.from(after, 'base64url').toString('latin1') : ''
  const [, resultId, index] = /^([\w-]{22})\.(\d{1,6})$/.exec(text) ?? []
  if (resultId === undefined) throw unknownCursor()
  return { resultId, index: Number(index) }
}

export const unknownCursor = () =>
  invalid(
    'after',
    'is not a cursor of this search',
    'Send an `endCursor` of the same search, filter and order, or leave `after` out.',
  )

const expired = () =>
  invalid(
    'after',
    'continues a search result that has expired',
    'Search again without `after`: results can be paged through for at least 15 minutes.',
  )

const otherSearch = () =>
  invalid('after', 'belongs to another search', 'Send the search that the cursor came from, unchanged.')
