export { DomainError, errorCodes, invalid, isAmbiguous, isRetryable, notFound } from './error.ts'
export type { DomainErrorDetails, ErrorCode } from './error.ts'
export { chargeable, chargeProblem, smallestCharge } from './card-amount.ts'
export type { ChargeProblem } from './card-amount.ts'
export { currencies, isCurrency, isKnownCurrency } from './currencies.ts'
export type { CurrencyCode } from './currencies.ts'
export {
  addMoney,
  compareMoney,
  convertMoney,
  fromMinorUnits,
  minorUnits,
  money,
  roundUpMoney,
  sameMoney,
  shareOfMoney,
  subtractMoney,
  sumMoney,
  toMinorUnits,
  zero,
} from './money.ts'
export type { Money } from './money.ts'
export { globalId, isUuid, localId, newId, parseGlobalId } from './id.ts'
export type { GlobalId } from './id.ts'
export {
  addDays,
  ageOn,
  dateIn,
  daysBetween,
  instantOf,
  isLocalDate,
  requireUpcoming,
  systemClock,
  zonedIso,
} from './date.ts'
export type { Clock, LocalDate, LocalDateTime, TimeZone } from './date.ts'
export type {
  DocumentRule,
  Gender,
  NameRule,
  OfferRequirements,
  TravelDocumentType,
  TravellerPlace,
  TravellerType,
} from './requirements.ts'
export { assignTravellers } from './travellers/assign.ts'
export type { Assignment } from './travellers/assign.ts'
export { checkTravellers } from './travellers/check.ts'
export type {
  TravellerDetails,
  TravellerPlan,
  TravellerProblem,
  TravellersCheck,
} from './travellers/check.ts'
export { documentToSend } from './travellers/documents.ts'
export type { TravelDocument } from './travellers/documents.ts'
export { writeName } from './travellers/write-name.ts'
export type { NameWriting, PersonName, WrittenName } from './travellers/write-name.ts'
