import { DomainError } from '@wayfare/domain'
import type { Unavailable } from './offer.ts'

/** What a loader answers for an offer that was priced once more: gone is NOT_FOUND, whatever the supplier calls it. */
export const offerOrError = <O extends object>(found: O | Unavailable | Error): O | Error =>
  'unavailable' in found
    ? new DomainError('NOT_FOUND', 'The offer is no longer available.', {
        hint: 'Search again and choose another one.',
      })
    : found
