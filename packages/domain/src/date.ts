import { Temporal } from 'temporal-polyfill'
import { invalid } from './error.ts'

/** `2027-03-01`: a calendar day, no zone. */
export type LocalDate = string
/** `2027-03-01T10:30:00`: wall-clock time where it happens; its zone travels beside it. */
export type LocalDateTime = string
/** IANA zone name: `Asia/Tokyo`. */
export type TimeZone = string

/** The time source, so that tests may turn it. */
export type Clock = () => Date
export const systemClock: Clock = () => new Date()

export const isLocalDate = (text: string) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** The calendar day it is in `zone` at `at`. */
export const dateIn = (zone: TimeZone, at: Date): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** Whole years of age on `on`. */
export const ageOn = (birth: LocalDate, on: LocalDate): number =>
  Temporal.PlainDate.from(birth).until(on, { largestUnit: 'year' }).years

/** The instant a wall clock in `zone` shows `local`, as ISO 8601 with the zone's offset. */
export const zonedIso = (local: LocalDateTime, zone: TimeZone): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toString({ timeZoneName: 'never' })

export const instantOf = (local: LocalDateTime, zone: TimeZone): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)

/**
 * Refuses days that have passed everywhere on Earth: while it is still that day at UTC-12, somebody may mean it.
 * The supplier decides the rest by the place's own zone.
 */
export const requireUpcoming = (date: LocalDate, field: string, now: Date): void => {
  const earliest = dateIn('Etc/GMT+12', now)
  if (date < earliest)
    throw invalid(field, `is ${date}, which has passed`, `Send a date from ${dateIn('UTC', now)} on.`)
}
