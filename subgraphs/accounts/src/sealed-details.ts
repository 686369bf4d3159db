import type { Keyring } from '@wayfare/keyring'
import type { TravelDocument, TravellerDetails } from './traveller.ts'

/** Details as the database keeps them: the documents are one encrypted text. */
export type SealedDetails = Omit<TravellerDetails, 'documents'> & {
  /** A list in rows of an earlier release, until they are sealed. */
  documents?: string | readonly TravelDocument[]
}

interface Owned {
  ownerId: string
  travellerId: string
}

/** The text opens for this owner and this traveller only: copied to another row it is refused. */
export const sealDetails = (keys: Keyring, owned: Owned, details: TravellerDetails): SealedDetails => {
  const { documents, ...person } = details
  if (!documents || documents.length === 0) return person
  return { ...person, documents: keys.seal(JSON.stringify(documents), contextOf(owned)) }
}

/**
 * The documents are opened when they are read and at no other time: without its key the rest of a traveller can still
 * be read. Reading them throws INTERNAL when no key of the keyring has sealed them for this owner and traveller.
 */
export const openDetails = (keys: Keyring, owned: Owned, sealed: SealedDetails): TravellerDetails => {
  const { documents, ...person } = sealed
  if (documents === undefined || typeof documents !== 'string') return { ...person, documents }
  return {
    ...person,
    get documents() {
      return JSON.parse(keys.open(documents, contextOf(owned))) as TravelDocument[]
    },
  }
}

const contextOf = ({ ownerId, travellerId }: Owned) =>
  `documents of saved traveller ${travellerId} of ${ownerId}`
