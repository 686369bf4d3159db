import { addDays } from '@wayfare/domain'
import { withOffset } from '../world/time.ts'
import type { Rate, Stay } from '../world/stay.ts'

const freeDays = 2

/** Until then a refundable room costs nothing to cancel: 18:00 at the property, two days before. */
const freeUntil = ({ checkin }: Stay) => `${addDays(checkin, -freeDays)}T18:00:00`

export const wirePenalties = ({ property, plan }: Rate, stay: Stay) => {
  const zone = property.city.timeZone
  const arrival = withOffset(zone, `${stay.checkin}T15:00:00`)
  const departure = withOffset(zone, `${stay.checkout}T11:00:00`)
  const { currency } = property
  if (!plan.refundable) return []
  return [
    { currency, start: withOffset(zone, freeUntil(stay)), end: arrival, nights: '1' },
    { currency, start: arrival, end: departure, percent: '100%' },
  ]
}

/** Minor units that come back when one room is cancelled now. */
export const refundOf = (
  { property, plan }: Rate,
  { stay, paid, firstNight, now }: { stay: Stay; paid: number; firstNight: number; now: Date },
): number => {
  if (!plan.refundable) return 0
  const zone = property.city.timeZone
  const instant = (local: string) => Date.parse(withOffset(zone, local))
  if (now.getTime() < instant(freeUntil(stay))) return paid
  return now.getTime() < instant(`${stay.checkin}T15:00:00`) ? Math.max(0, paid - firstNight) : 0
}
