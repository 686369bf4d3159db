import { DomainError, globalId, parseGlobalId } from '@wayfare/domain'
import type { Keyring } from '@wayfare/keyring'

/** Which supplier made an offer, and the supplier's own reference of it. */
export interface OfferReference {
  readonly supplier: string
  /** At most 4,000 characters; everything that pricing and ordering the offer again takes. */
  readonly ref: string
}

/** Global ids of a vertical's offers. What a caller sends back is what we issued, or it is refused before any call. */
export interface OfferReferences {
  /** The offer's global id: the same for the same reference while the key is the same. */
  id(reference: OfferReference): string
  /** @throws DomainError INVALID naming `id` for what no key of the keyring has issued as an offer of this type */
  read(id: string): OfferReference
}

/** An id wraps `supplier~reference~tag`; the tag authenticates the type, the supplier and the reference. */
export const createOfferReferences = (keys: Keyring, offerType: string): OfferReferences => {
  const signed = (supplier: string, ref: string) => `${offerType}:${supplier}~${ref}`
  return {
    id: ({ supplier, ref }) =>
      globalId(offerType, `${supplier}~${ref}~${keys.authenticate(signed(supplier, ref))}`),
    read: (id) => {
      const parsed = id.length <= longestId ? parseGlobalId(id) : undefined
      const [, supplier, ref, tag] =
        /^([a-z0-9-]{1,32})~([^\n]{1,4000})~([\w-]{16})$/.exec(parsed?.local ?? '') ?? []
      if (
        parsed?.type === offerType &&
        supplier &&
        ref &&
        tag &&
        keys.isAuthentic(signed(supplier, ref), tag)
      )
        return { supplier, ref }
      throw new DomainError('INVALID', `id is not the id of a ${offerType}`, {
        field: 'id',
        hint: `Send the id of a ${offerType} as a search of this API gave it, unchanged; ids of old searches may have expired.`,
      })
    },
  }
}

const longestId = 6_000
