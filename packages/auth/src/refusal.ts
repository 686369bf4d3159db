import { errors } from 'jose'
import { DomainError } from '@wayfare/domain'

/** UNAUTHENTICATED, in words that help and never hold a piece of the token. */
export const unauthenticated = (message: string, hint: string, cause?: unknown) =>
  new DomainError('UNAUTHENTICATED', message, { hint, cause })

const advice = {
  expired: 'Sign in again, or use the refresh token to get a new one.',
  provider: 'Get an access token from the identity provider that this API trusts.',
  whole: 'Send it whole and unchanged: Authorization: Bearer <access token>.',
}

const claimProblems: Record<string, string> = {
  iss: 'comes from an issuer that is not trusted here',
  aud: 'is meant for another audience',
  nbf: 'is not valid yet',
  exp: 'has no expiry',
}

/** What jose found wrong, told to the one who sent the token. `token` names it: `The access token`. */
export const explainRefusal = (error: unknown, token: string): DomainError => {
  if (error instanceof DomainError) return error
  if (error instanceof errors.JWTExpired)
    return unauthenticated(`${token} has expired.`, advice.expired, error)
  if (error instanceof errors.JWTClaimValidationFailed) {
    const problem = claimProblems[error.claim] ?? `has an unacceptable claim: ${error.claim}`
    return unauthenticated(`${token} ${problem}.`, advice.provider, error)
  }
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return unauthenticated(`${token} has a signature that does not match.`, advice.whole, error)
  if (error instanceof errors.JOSEAlgNotAllowed)
    return unauthenticated(
      `${token} is signed with an algorithm that is not accepted.`,
      advice.provider,
      error,
    )
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return unauthenticated(`${token} is signed with an unknown key.`, advice.provider, error)
  return unauthenticated(`${token} is malformed.`, advice.whole, error)
}
