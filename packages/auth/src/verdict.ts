import { GraphQLError } from 'graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { deny } from 'graphql-shield'
import type { AccessContext, AccessRule } from './access-shield.ts'
import { forbidden } from './denial.ts'

export interface Question {
  parent: object
  args: object
  context: AccessContext
  info: GraphQLResolveInfo
}

/** Asks a shield rule; undefined means yes. Whatever a rule throws means no. */
export const verdict = async (rule: AccessRule, { parent, args, context, info }: Question) => {
  const shielded = { ...context, _shield: { cache: {} } }
  try {
    const answer = await rule.resolve(parent, args, shielded, info, ruleOptions)
    if (answer === true) return undefined
    return answer instanceof Error ? asGraphQLError(answer) : closed()
  } catch (error) {
    return asGraphQLError(error)
  }
}

const ruleOptions = {
  debug: true,
  allowExternalErrors: true,
  fallbackRule: deny,
  hashFunction: ({ args }: { args: unknown }) => JSON.stringify(args),
}

const asGraphQLError = (error: unknown) => {
  if (error instanceof GraphQLError) return error
  const refusal = closed()
  return new GraphQLError(refusal.message, {
    extensions: refusal.extensions,
    originalError: error instanceof Error ? error : undefined,
  })
}

export const closed = () => forbidden('This field is closed.', 'No rule opens it to anybody.')
