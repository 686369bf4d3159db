import type { Keyring } from '@wayfare/keyring'
import { z } from 'zod'
import { travelDocument } from './catalogue/values.ts'
import type { SealedTraveller, Traveller } from './catalogue/values.ts'

/**
 * Travel documents travel and rest as one sealed text for each traveller. The text opens for this booking and this
 * traveller only: copied to another one it is refused.
 */
export const sealDocuments = (keys: Keyring, bookingId: string, traveller: Traveller): SealedTraveller => {
  const { documents, ...person } = traveller
  if (!documents || documents.length === 0) return person
  return { ...person, documents: keys.seal(JSON.stringify(documents), contextOf(bookingId, person)) }
}

/** @throws DomainError INTERNAL when no key of the keyring has sealed these documents for this booking and traveller */
export const openDocuments = (keys: Keyring, bookingId: string, traveller: SealedTraveller): Traveller => {
  const { documents, ...person } = traveller
  if (documents === undefined) return person
  const text = keys.open(documents, contextOf(bookingId, person))
  return { ...person, documents: z.array(travelDocument).parse(JSON.parse(text)) }
}

const contextOf = (bookingId: string, { id }: { id: string }) =>
  `documents of traveller ${id} of booking ${bookingId}`
