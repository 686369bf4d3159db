import { monitorEventLoopDelay } from 'node:perf_hooks'

const keys = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels)
const text = (part: string, characters: number) =>
  JSON.stringify(part.repeat(Math.ceil(characters / part.length)))

/** JSON that fits no type of a travel API, each below 1 MB: what it is, and its text. */
export const hostileValues: readonly (readonly [what: string, json: string])[] = [
  ['an object of 4,000 unknown fields', keys(4_000)],
  ['an object of 60,000 unknown fields', keys(60_000)],
  ['a list of 5,000 booleans', `[${Array(5_000).fill('true').join(',')}]`],
  ['a list of 100,000 booleans', `[${Array(100_000).fill('true').join(',')}]`],
  ['a list of 9,000 empty objects', `[${Array(9_000).fill('{}').join(',')}]`],
  ['lists within lists, 200,000 levels', nested('[', ']', 200_000)],
  ['objects within objects, 50,000 levels', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['20 levels of lists', nested('[', ']', 20)],
  ['a suggestion, repeated to 90 KB', text('Did you mean ', 90_000)],
  ['a suggestion, repeated to 900 KB', text('Did you mean ', 900_000)],
  ['what looks like a path, repeated to 90 KB', text(' at "', 90_000)],
  ['what looks like a message, repeated to 90 KB', text('Variable "$s" got invalid value ', 90_000)],
  ['white space, 90 KB', text(' ', 90_000)],
  ['line ends, 90 KB', text('\n', 90_000)],
  ['halves of surrogate pairs, 90,000', `"${'\\ud83d'.repeat(90_000)}"`],
  ['a number of 90,000 digits', '9'.repeat(90_000)],
  ['a number too large for its type', '1e300'],
  ['a field name of 90,000 characters', `{${text('Did you mean ', 90_000)}:1}`],
  ['a field named __proto__', '{"\\u005f_proto__":{"a":1}}'],
]

/** The longest time, in ms, for which the event loop of this process stood still while `run` was under way. */
export const blockedWhile = async (run: () => Promise<unknown>): Promise<number> => {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  await run()
  delays.disable()
  return delays.max / 1e6
}
