/** The longest message that an error carries to a caller, in UTF-16 units. */
export const maxMessageCharacters = 500

/** `text`, cut to at most `maximum` UTF-16 units; an ellipsis ends what was cut, and U+FFFD stands for half a pair. */
export const boundedText = (text: string, maximum = maxMessageCharacters): string =>
  text.length <= maximum ? text : `${text.slice(0, maximum - 1).toWellFormed()}…`

const maxStringCharacters = 60
const maxEntries = 10
const maxDepth = 2

/**
 * A value as error messages show it: as graphql-js does, but every string, list and object is bounded, so that the time
 * it takes does not depend on what the caller sent.
 */
export const shownValue = (value: unknown, depth = 0): string => {
  if (typeof value === 'string') return JSON.stringify(boundedText(value, maxStringCharacters))
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? shownList(value, depth) : shownObject(value, depth)
}

const shownList = (list: readonly unknown[], depth: number) => {
  if (list.length === 0) return '[]'
  if (depth >= maxDepth) return '[Array]'
  const entries = list.slice(0, maxEntries).map((entry) => shownValue(entry, depth + 1))
  const left = list.length - entries.length
  return `[${[...entries, ...(left > 0 ? [`... ${left} more ${left === 1 ? 'item' : 'items'}`] : [])].join(', ')}]`
}

const shownObject = (object: object, depth: number) => {
  const keys = Object.keys(object)
  if (keys.length === 0) return '{}'
  if (depth >= maxDepth) return '[Object]'
  const entries = keys
    .slice(0, maxEntries)
    .map(
      (key) =>
        `${boundedText(key, maxStringCharacters)}: ${shownValue((object as Record<string, unknown>)[key], depth + 1)}`,
    )
  const left = keys.length - entries.length
  return `{ ${[...entries, ...(left > 0 ? [`... ${left} more`] : [])].join(', ')} }`
}
