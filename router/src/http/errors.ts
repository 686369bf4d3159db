import { HeaderMap } from '@apollo/server'
import { DomainError } from '@wayfare/domain'
import { GraphQLError } from 'graphql'

/** An error that decides the HTTP status, and headers, of the whole answer. */
export const httpError = (
  status: number,
  message: string,
  extensions: { code: string; hint?: string; headers?: Record<string, string> } & Record<string, unknown>,
) => {
  const { headers = {}, ...rest } = extensions
  const http = { status, headers: new HeaderMap(Object.entries(headers)) }
  return new GraphQLError(message, { extensions: { ...rest, http } })
}

/** What a token that is not accepted, or keys that cannot be read, are to the client. */
export const authenticationError = (error: unknown) => {
  if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') return unauthenticated(error)
  return httpError(503, 'Nobody can be signed in right now: the identity provider does not answer.', {
    code: 'UNAVAILABLE',
    hint: 'Try again in a moment, or without an Authorization header.',
    headers: { 'retry-after': '1' },
  })
}

const unauthenticated = ({ message, hint }: DomainError) =>
  httpError(401, message, {
    code: 'UNAUTHENTICATED',
    hint,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  })
