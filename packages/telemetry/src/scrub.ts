import { kindInText } from './sensitive-names.ts'

/** The most characters of one text that a line shows. */
const mostCharacters = 2_000
/** More than is shown, so that nothing is cut in two before it is recognised. */
const mostRead = 2 * mostCharacters

/** One look tells that most texts hold nothing of the kind. */
const suspicious = /[@=+"]|%40|earer|asic|oken|igest|: |:\/\/|eyJ|_test_|_live_|whsec_|_secret_/

type Replace = (text: string) => string

/** Every pattern is bounded on both sides: none can be made to backtrack for long. */
const replacements: readonly Replace[] = [
  (text) => text.replaceAll(/:\/\/[^\s/@:]{0,128}:[^\s/@]{1,256}@/g, '://[secret]@'),
  (text) => text.replaceAll(/\b(Bearer|Basic|Token|Digest)\s{1,4}[\w.~+/=:-]{8,4000}/gi, '$1 [secret]'),
  (text) => text.replaceAll(/eyJ[\w-]{5,4000}\.[\w-]{0,4000}(?:\.[\w-]{0,4000})?/g, '[secret]'),
  (text) =>
    text.replaceAll(
      /\b(?:(?:sk|pk|rk|duffel)_(?:test|live)_|whsec_|pi_\w{1,64}_secret_)[\w-]{1,256}/g,
      '[secret]',
    ),
  // "name":"authorization","value":"…", also where the quotes are escaped
  (text) =>
    text.replaceAll(
      /(\\?"name\\?"\s{0,4}:\s{0,4}\\?"([\w-]{1,64})\\?"\s{0,4},\s{0,4}\\?"value\\?"\s{0,4}:\s{0,4})\\?"(?:[^"\\]|\\[^"]){0,1000}/g,
      replaceValue,
    ),
  // "name":[…]
  (text) => text.replaceAll(/(\\?"([\w-]{1,64})\\?"\s{0,4}:\s{0,4})\[[^\]]{0,1000}\]?/g, replaceValue),
  // "name":"value" and, in a list of both, "name","value"
  (text) =>
    text.replaceAll(
      /(\\?"([\w-]{1,64})\\?"\s{0,4}[:,]\s{0,4})(?:\\?"(?:[^"\\]|\\[^"]){0,1000}\\?"?|[^\s,"}\]]{1,1000})/g,
      replaceValue,
    ),
  // name=value of a query, a form, or a list of parameters
  (text) => text.replaceAll(/(([\w-]{1,64})\]?=)(?:"[^"]{0,1000}"?|[^\s&;,"'<>]{1,1000})/g, replaceValue),
  // name: value of a header
  (text) => text.replaceAll(/(\b([\w-]{2,64}): ?)[^\s,;]{1,1000}/g, replaceValue),
  (text) => text.replaceAll(/[\w.+-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}/gi, '[personal]'),
  (text) => text.replaceAll(/(?:\+|%2B)\d[\d ().-]{6,18}\d/g, '[personal]'),
]

const replaceValue = (all: string, before: string, name: string) => {
  const kind = kindInText(name)
  return kind === 'open' ? all : `${before}[${kind}]`
}

const harmless = new Set<string>()
const rememberedTexts = 1_000
const longestRemembered = 64

/** The text as a line may show it: cut, and without what is known by its shape or by the name before it. */
export const scrub = (text: string): string => {
  if (harmless.has(text)) return text
  const safe = scrubOnce(text)
  if (safe === text && text.length <= longestRemembered) remember(text)
  return safe
}

/** Most texts of most lines are the same few. */
const remember = (text: string) => {
  if (harmless.size >= rememberedTexts) harmless.clear()
  harmless.add(text)
}

const scrubOnce = (text: string): string => {
  const read = text.length > mostRead ? text.slice(0, mostRead) : text
  const safe = suspicious.test(read) ? replacements.reduce((left, replace) => replace(left), read) : read
  return safe.length > mostCharacters || text.length > mostRead
    ? `${safe.slice(0, mostCharacters)}… (${text.length} characters)`
    : safe
}
