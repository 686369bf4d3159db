import type { LocalDate } from './date.ts'

export type TravellerType = 'ADULT' | 'CHILD' | 'INFANT'
export type Gender = 'FEMALE' | 'MALE' | 'UNSPECIFIED'
export type TravelDocumentType = 'PASSPORT' | 'IDENTITY_CARD'

/** One person that an offer is priced for. */
export interface TravellerPlace {
  /** What the supplier calls the person's fare; it is not a legal age: Duffel types somebody of 12 ADULT. */
  type: TravellerType
  /** In completed years on `ageOn`, both included. */
  minAge: number
  maxAge: number
  /** The day on which the supplier counts ages, such as the date of the last slice. */
  ageOn: LocalDate
  /** Whether the supplier must be told who it is; a hotel wants to know one adult of each room only. */
  named: boolean
}

/** How a supplier takes names. What it cannot write is transliterated, and the traveller is shown the result. */
export interface NameRule {
  alphabet: 'ASCII' | 'LATIN_1' | 'LATIN_EXTENDED_A'
  /** Characters of a given name, and of a family name, after transliteration. */
  maxLength: number
}

/** Which travel documents a supplier takes of each named traveller. */
export interface DocumentRule {
  /** UNSUPPORTED: the supplier refuses documents, so none is sent. */
  need: 'UNSUPPORTED' | 'OPTIONAL' | 'REQUIRED'
  types: readonly TravelDocumentType[]
  /** A document that expires before this day is refused. */
  validOn?: LocalDate
}

/** What a supplier must be told to take an order for an offer: checked before a card is touched. */
export interface OfferRequirements {
  /** One entry for each person that the offer is priced for. */
  travellers: readonly TravellerPlace[]
  names: NameRule
  /** The genders that the supplier can write; undefined when it does not ask. */
  genders?: readonly Gender[]
  documents: DocumentRule
}
