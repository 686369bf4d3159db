import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { readExpand } from './expand.ts'
import { parseForm, textOf } from './form.ts'
import { intentExpansions, intentKind, wireIntent, type Intent } from './intent.ts'
import { readLimit } from './lists.ts'
import { checkParameters, requireText } from './parameters.ts'
import { invalid } from './refusals.ts'

type Test = (intent: Intent) => boolean

const longestQuery = 500
const numbers: Readonly<Record<string, (intent: Intent) => number>> = {
  amount: ({ amount }) => amount,
  created: ({ created }) => created,
}
const texts: Readonly<Record<string, (intent: Intent) => string | null>> = {
  currency: ({ currency }) => currency,
  status: ({ status }) => status,
}

const malformed = (clause: string) =>
  invalid(
    `We were unable to parse your search query. Try using the format \`metadata["key"]:"value"\`. Near: ${clause.slice(0, 60)}`,
    {
      param: 'query',
    },
  )

/** `metadata['key']:'value'`, `status:'succeeded'`, `amount>1000`, each possibly with a minus before it. */
const readClause = (clause: string): Test => {
  const negated = clause.startsWith('-')
  const test = readPlain(negated ? clause.slice(1) : clause)
  return negated ? (intent) => !test(intent) : test
}

const readPlain = (clause: string): Test => {
  const [, key, value] = /^metadata\[["']([^"']{1,40})["']\]:["']([^"']{0,500})["']$/.exec(clause) ?? []
  if (key !== undefined && value !== undefined) return ({ metadata }) => metadata[key] === value
  const [, field, operator, quoted] = /^([a-z]{1,20})(:|>=|<=|>|<)(.{1,100})$/.exec(clause) ?? []
  if (field === undefined || operator === undefined || quoted === undefined) throw malformed(clause)
  const text = unquoted(quoted)
  if (Object.hasOwn(texts, field) && operator === ':') return (intent) => texts[field]!(intent) === text
  if (!Object.hasOwn(numbers, field) || !/^\d{1,15}$/.test(text))
    throw invalid(`Field \`${field}\` is an unsupported search field for resource \`payment_intents\`.`, {
      param: 'query',
    })
  const bound = Number(text)
  const compare: Record<string, (value: number) => boolean> = {
    ':': (each) => each === bound,
    '>': (each) => each > bound,
    '>=': (each) => each >= bound,
    '<': (each) => each < bound,
    '<=': (each) => each <= bound,
  }
  return (intent) => compare[operator]!(numbers[field]!(intent))
}

const unquoted = (text: string) => /^["'](.*)["']$/.exec(text)?.[1] ?? text

/** Clauses joined by AND or by OR, never by both. */
const readQuery = (query: string): Test => {
  if (query.length > longestQuery) throw malformed(query)
  const both = [/ AND /i, / OR /i].filter((join) => join.test(query))
  if (both.length === 2)
    throw invalid('You cannot combine AND and OR in one search query.', { param: 'query' })
  const tests = query
    .trim()
    .split(both[0] ?? / AND /i)
    .map((clause) => readClause(clause.trim()))
  return both[0]?.test(' OR ')
    ? (intent) => tests.some((test) => test(intent))
    : (intent) => tests.every((test) => test(intent))
}

/** Finds what is there at once; at Stripe it may take up to a minute until a new payment is found. */
export const searchIntents = (world: World, call: Call): Answer => {
  const form = parseForm(call.query.toString())
  checkParameters(form, { expand: { '*': true }, limit: true, page: true, query: true })
  const test = readQuery(requireText(form, 'query'))
  const expand = readExpand(form, Object.keys(intentExpansions), 'data.')
  const limit = readLimit(form)
  const page = textOf(form['page']) ?? '0'
  if (!/^\d{1,9}$/.test(page)) throw invalid('Invalid page token.', { param: 'page' })
  const start = Number(page)
  const found = world.store
    .list<Intent>(intentKind)
    .map(({ body }) => body)
    .filter(test)
  const more = start + limit < found.length
  const body = {
    object: 'search_result',
    data: found.slice(start, start + limit).map((intent) => wireIntent(intent, expand)),
    has_more: more,
    next_page: more ? String(start + limit) : null,
    url: '/v1/payment_intents/search',
  }
  return { status: 200, body }
}
