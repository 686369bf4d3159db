import type { LocalDate } from '@wayfare/domain'

export interface TravelDocument {
  type: 'PASSPORT' | 'IDENTITY_CARD'
  number: string
  issuingCountry: string
  expiresOn?: LocalDate
}

/** Somebody as in their passport. */
export interface TravellerDetails {
  givenName: string
  familyName: string
  dateOfBirth: LocalDate
  gender: 'FEMALE' | 'MALE' | 'UNSPECIFIED'
  nationality?: string
  documents: readonly TravelDocument[]
}

export interface SavedTraveller {
  /** The local part of the global id. */
  travellerId: string
  details: TravellerDetails
  updatedAt: Date
}

/** So many may one viewer keep. */
export const mostTravellers = 100
