import { GraphQLError } from 'graphql'
import type { Requirement } from './requirement.ts'
import { hasScopes } from './viewer.ts'
import type { Viewer } from './viewer.ts'

/** Why the viewer may not have `what` (`Booking.total`); undefined when they may. */
export const denial = (required: Requirement, viewer: Viewer, what: string): GraphQLError | undefined => {
  if (viewer.kind === 'anonymous') return unauthenticated(what)
  return hasScopes(viewer, required) ? undefined : lacking(required, viewer, what)
}

const unauthenticated = (what: string) =>
  new GraphQLError(`${what} is only for signed-in callers.`, {
    extensions: {
      code: 'UNAUTHENTICATED',
      hint: 'Sign in and send the access token: Authorization: Bearer <access token>.',
    },
  })

const lacking = (required: Requirement, viewer: Viewer, what: string) => {
  const missing = required.map((all) => all.filter((scope) => !viewer.scopes.includes(scope)))
  const wanted = missing.map((scopes) => scopes.join(' and ')).join(', or ')
  const hint = wanted ? `Use an account or a token that has ${wanted}.` : 'Nobody may read it.'
  return forbidden(`${what} needs a permission that you do not have.`, hint)
}

export const forbidden = (message: string, hint: string) =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN', hint } })
