import { DomainError } from '@wayfare/domain'
import type { AccessRules } from './access-rules.ts'

/**
 * A scope such as `bookings:any` lifts the limit to one's own and permits nothing by itself: a rule that it alone would
 * satisfy lets somebody do who may only look.
 * @throws DomainError INTERNAL that names the field
 */
export const requireBoundedScopes = (rules: AccessRules): void => {
  for (const [typeName, { requirement, fields }] of rules)
    for (const [where, required] of [[typeName, requirement] as const, ...fieldsOf(typeName, fields)])
      if (required?.some((scopes) => scopes.length > 0 && scopes.every(liftsLimit)))
        throw new DomainError(
          'INTERNAL',
          `${where} is open to ${JSON.stringify(required)}: an :any scope alone must not suffice.`,
          {
            hint: 'Require the :read or :write scope; whose data it may be is decided by ownership.',
          },
        )
}

type Fields = AccessRules extends ReadonlyMap<string, { fields: infer F }> ? F : never

const fieldsOf = (typeName: string, fields: Fields) =>
  [...fields].map(([name, required]) => [`${typeName}.${name}`, required] as const)

const liftsLimit = (scope: string) => scope.endsWith(':any')
