import type { LocalDate } from '../date.ts'
import type { DocumentRule, TravelDocumentType } from '../requirements.ts'

export interface TravelDocument {
  type: TravelDocumentType
  number: string
  issuingCountry: string
  expiresOn?: LocalDate | undefined
}

export interface DocumentProblem {
  code: 'REQUIRED' | 'OUT_OF_RANGE' | 'INVALID'
  /** From `documents` inwards: `['0', 'expiresOn']`, empty for all of them. */
  path: readonly string[]
  problem: string
  hint: string
}

/** The document that is sent to a supplier: the first that it takes. Undefined where none is sent. */
export const documentToSend = <D extends TravelDocument>(
  rule: DocumentRule,
  documents: readonly D[] = [],
): D | undefined =>
  rule.need === 'UNSUPPORTED'
    ? undefined
    : documents.find((document) => faultOf(rule, document) === undefined)

/** Why none of somebody's documents can be sent, where that prevents the order or the journey. */
export const documentProblem = (
  rule: DocumentRule,
  documents: readonly TravelDocument[] = [],
): DocumentProblem | undefined => {
  if (rule.need === 'UNSUPPORTED' || documentToSend(rule, documents)) return undefined
  const faults = documents.map((document) => faultOf(rule, document))
  const expired = faults.indexOf('expired')
  if (expired >= 0) return expiredProblem(rule, expired)
  if (rule.need === 'OPTIONAL') return undefined
  const types = rule.types.map((type) => typeNames[type]).join(' or ')
  const hint = `Send ${types} with its number, issuing country and expiry date.`
  const undated = faults.indexOf('undated')
  if (undated >= 0)
    return {
      code: 'REQUIRED',
      path: [String(undated), 'expiresOn'],
      problem: 'is missing, and the supplier needs it',
      hint: 'Send the day on which the document expires.',
    }
  return documents.length === 0
    ? { code: 'REQUIRED', path: [], problem: 'is missing, and the supplier needs a travel document', hint }
    : { code: 'INVALID', path: [], problem: `has no document that the supplier takes`, hint }
}

const typeNames: Record<TravelDocumentType, string> = {
  PASSPORT: 'a passport',
  IDENTITY_CARD: 'an identity card',
}

const faultOf = ({ types, validOn }: DocumentRule, { type, expiresOn }: TravelDocument) => {
  if (!types.includes(type)) return 'type'
  if (validOn === undefined) return undefined
  if (expiresOn === undefined) return 'undated'
  return expiresOn < validOn ? 'expired' : undefined
}

const expiredProblem = ({ validOn }: DocumentRule, index: number): DocumentProblem => ({
  code: 'OUT_OF_RANGE',
  path: [String(index), 'expiresOn'],
  problem: `is before ${validOn}, when the document must still be valid`,
  hint: 'Send a document that is valid on that day.',
})
