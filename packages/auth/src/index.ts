export { parseClientAddress } from './client-address.ts'
export { createAccessTokenVerifier } from './access-token.ts'
export type { AccessTokenOptions, AccessTokenVerifier } from './access-token.ts'
export {
  createInternalTokenSigner,
  createInternalTokenVerifier,
  generateInternalKeys,
  internalTokenHeader,
  requestIdHeader,
} from './internal-token.ts'
export type {
  InternalCall,
  InternalKeys,
  InternalTokenSigner,
  InternalTokenVerifier,
  InternalTokenVerifierOptions,
} from './internal-token.ts'
export { anonymous, hasScopes, roles, scopes, scopesOfRoles, serviceViewer } from './viewer.ts'
export type { Role, Scope, Viewer } from './viewer.ts'
export { mayChange, mayRead } from './ownership.ts'
export type { Owner } from './ownership.ts'
export { requireBoundedScopes } from './bounded-scopes.ts'
export { readAccessRules } from './access-rules.ts'
export type { AccessRules, ReadAccessOptions, TypeAccess } from './access-rules.ts'
export type { Requirement } from './requirement.ts'
export { compileShield, withRules } from './access-shield.ts'
export type { AccessContext, AccessRule, AccessTree } from './access-shield.ts'
export { applyAccess } from './apply-access.ts'
export { evaluateAccess, ruleOf } from './evaluate-access.ts'
export type { FieldCall } from './evaluate-access.ts'
