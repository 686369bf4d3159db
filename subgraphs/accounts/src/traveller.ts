import type { LocalDate } from '@wayfare/domain'

export interface TravelDocument {
  type: 'PASSPORT' | 'IDENTITY_CARD'
  number: string
  issuingCountry: string
  expiresOn?: LocalDate | undefined
}

/** Somebody as in their passport. */
export interface TravellerDetails {
  /** Absent for somebody whose documents show a single name. */
  givenName?: string | undefined
  familyName: string
  dateOfBirth: LocalDate
  gender: 'FEMALE' | 'MALE' | 'UNSPECIFIED'
  nationality?: string | undefined
  documents?: readonly TravelDocument[] | undefined
}

export interface SavedTraveller {
  /** The local part of the global id. */
  travellerId: string
  details: TravellerDetails
  updatedAt: Date
}

/** How many travellers a viewer may save. */
export const mostTravellers = 100
