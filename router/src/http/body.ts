import { type ExceededJsonLimit, exceededJsonLimit } from '@wayfare/graphql-input'
import type { FastifyInstance } from 'fastify'
import { defaultVariableLimits, variableLimitMessage } from '../walk/limits.ts'
import { RequestRefused } from './problem.ts'

/** A body below this length cannot hold so many values that it takes long to parse. */
const shortCharacters = 20_000

/** For what is around the variables. */
const allowance = 16
const limits = {
  values: defaultVariableLimits.values + allowance,
  depth: defaultVariableLimits.depth + allowance,
}

/** Bodies are JSON, and what would take long to parse is refused before it is parsed. */
export const bodyParsers = (app: FastifyInstance) => {
  app.removeContentTypeParser(['application/json', 'text/plain']) // a foreign page may send plain text unasked
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    const exceeded = text.length < shortCharacters ? undefined : exceededJsonLimit(text, limits)
    if (exceeded) done(refusal(exceeded))
    else void parse(request, text, done)
  })
}

const refusal = (exceeded: ExceededJsonLimit) => {
  const { message, extensions } = variableLimitMessage(exceeded)
  return new RequestRefused({ status: 400, message, ...extensions })
}
