import type { ExceededLimit, VariableLimits } from '@wayfare/graphql-input'
import { httpError } from '../http/errors.ts'

/** What a document may ask for at most. */
export interface Limits {
  /** Lexical tokens of the document. */
  tokens: number
  /** Brackets of any kind within brackets, so that nothing after the scan can run out of stack. */
  nesting: number
  /** Characters of any name. */
  nameLength: number
  fragments: number
  /** Fields with every fragment written out where it is spread. */
  selections: number
  /** Fields within fields. */
  depth: number
  /** Aliased fields, fragments written out. */
  aliases: number
  /** Fields at the root of an operation, fragments written out. */
  rootFields: number
  /** Fields asked for again in the same selection set. Validation compares each with each. */
  repeatedFields: number
  /** Fields of the answer, each as often as the lists around it are long. */
  answerValues: number
}

/** For a trip of nine travellers and ten offers, many times over. */
export const defaultVariableLimits: VariableLimits = { values: 10_000, depth: 24, characters: 100_000 }

export const defaultLimits: Limits = {
  tokens: 15_000,
  nesting: 64,
  nameLength: 255,
  fragments: 100,
  selections: 5_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  repeatedFields: 100,
  answerValues: 25_000,
}

const phrases: Record<keyof Limits, string> = {
  tokens: 'tokens',
  nesting: 'levels of brackets',
  nameLength: 'characters in a name',
  fragments: 'fragments',
  selections: 'selections with its fragments written out',
  depth: 'levels of fields',
  aliases: 'aliases with its fragments written out',
  rootFields: 'root fields',
  repeatedFields: 'repeated fields',
  answerValues: 'values in the answer that it asks for',
}

/** @param atLeast the counting stopped there */
export const limitExceeded = (limit: keyof Limits, value: number, { maximum, atLeast = false }: Excess) => {
  const counted = `${atLeast ? 'at least ' : ''}${number.format(value)}`
  return httpError(
    400,
    `The document has ${counted} ${phrases[limit]}; the maximum is ${number.format(maximum)} (limit: ${limit}).`,
    { code: 'LIMIT_EXCEEDED', limit, value, maximum, hint: 'Ask for less, or in several operations.' },
  )
}

interface Excess {
  maximum: number
  atLeast?: boolean
}

const number = new Intl.NumberFormat('en')

const variablePhrases: Record<keyof VariableLimits, string> = {
  values: 'values',
  depth: 'levels of objects and lists',
  characters: 'characters',
}

export const variableLimitMessage = ({ limit, value, maximum }: ExceededLimit) => ({
  message: `The variables have at least ${number.format(value)} ${variablePhrases[limit]}; the maximum is ${number.format(maximum)} (limit: variable ${limit}).`,
  extensions: {
    code: 'LIMIT_EXCEEDED',
    limit: `variable ${limit}`,
    value,
    maximum,
    hint: 'Send less, or in several requests.',
  },
})

export const variableLimitExceeded = (exceeded: ExceededLimit) => {
  const { message, extensions } = variableLimitMessage(exceeded)
  return httpError(400, message, extensions)
}
