export { DomainError, errorCodes, invalid, isAmbiguous, isRetryable, notFound } from './error.ts'
export type { DomainErrorDetails, ErrorCode } from './error.ts'
export {
  addMoney,
  compareMoney,
  convertMoney,
  fromMinorUnits,
  minorUnits,
  money,
  sameMoney,
  subtractMoney,
  sumMoney,
  toMinorUnits,
  zero,
} from './money.ts'
export type { CurrencyCode, Money } from './money.ts'
export { globalId, localId, newId, parseGlobalId } from './id.ts'
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
