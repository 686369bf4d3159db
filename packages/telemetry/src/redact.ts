import { describeError, isError } from './describe-error.ts'
import { scrub } from './scrub.ts'
import { kindOf } from './sensitive-names.ts'

const depthLimit = 6
const mostEntries = 50
/** Of one field: what is deep and wide at once would be endless. */
const mostValues = 1_000
const mostCharacters = 20_000

let valuesLeft = mostValues
let charactersLeft = mostCharacters

/**
 * A copy that is safe to log, and plain JSON: values under secret or personal names are replaced, texts are scrubbed, of
 * errors a few fields are taken, of other classes their `toJSON` or their name. Depth, width and length are bounded.
 */
export const redact = (value: unknown): unknown => {
  valuesLeft = mostValues
  charactersLeft = mostCharacters
  return safely(() => copy(value, 0))
}

/** The value of one field, as `redact` leaves it. */
export const redactNamed = (name: string, value: unknown): unknown => {
  const kind = kindOf(name)
  if (kind !== 'open' && value !== undefined && value !== null) return `[${kind}]`
  if (typeof value === 'string') return scrub(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return redact(value)
}

const safely = (make: () => unknown): unknown => {
  try {
    return make()
  } catch {
    return '[unwritable]' // a toJSON or a getter threw: the rest of the line is written all the same
  }
}

const copy = (value: unknown, depth: number): unknown => {
  valuesLeft -= 1
  if (valuesLeft < 0 || charactersLeft < 0) return '[more]'
  if (typeof value === 'string') return copyText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value === 'function') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (depth >= depthLimit) return '[deeper]'
  if (isError(value)) return describeError(value, (cause) => copy(cause, depth + 1))
  if (Array.isArray(value)) return copyList(value, depth)
  if ('toJSON' in value && typeof value.toJSON === 'function') return copy(value.toJSON(), depth + 1)
  return isPlain(value) ? copyObject(value, depth) : `[${nameOfClass(value)}]`
}

const copyText = (text: string) => {
  const safe = scrub(text)
  charactersLeft -= safe.length
  return safe
}

/** After a name that stands in a list by itself, as in `rawHeaders` or `[name, value]`, comes its value. */
const copyList = (list: readonly unknown[], depth: number) =>
  list.slice(0, mostEntries).map((entry, index) => {
    const before = list[index - 1]
    const kind = typeof before === 'string' && before.length <= 64 ? kindOf(before) : 'open'
    return kind === 'open' || typeof entry === 'object' ? copy(entry, depth + 1) : `[${kind}]`
  })

const copyObject = (value: object, depth: number) => {
  const entries = Object.entries(value).slice(0, mostEntries)
  const [, about] = entries.find(([name]) => name === 'name') ?? []
  const kindOfValue = typeof about === 'string' ? kindOf(about) : 'open'
  const written = entries.map(([name, entry]) => [
    scrub(name),
    copyEntry(name, entry, { kindOfValue, depth }),
  ])
  return Object.fromEntries(written) as object
}

interface Surroundings {
  /** What an entry called `value` holds: `{ name: 'authorization', value: '…' }`. */
  kindOfValue: ReturnType<typeof kindOf>
  depth: number
}

const copyEntry = (name: string, entry: unknown, { kindOfValue, depth }: Surroundings) => {
  if (entry === undefined || entry === null) return entry
  const kind = name === 'value' ? kindOfValue : kindOf(name)
  return kind === 'open' ? copy(entry, depth + 1) : `[${kind}]`
}

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value) as object | null
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const nameOfClass = ({ constructor }: { constructor?: { name?: unknown } }) =>
  scrub(String(constructor?.name ?? 'object'))
