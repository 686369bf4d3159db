import type { NameRule, OfferRequirements } from '@wayfare/domain'
import type { Stay } from '../hotel.ts'

/** "Max 60 characters"; ISO 8859-1 as in the addresses. */
const nameRule: NameRule = { alphabet: 'LATIN_1', maxLength: 60 }

/** From this age on a guest counts as an adult. */
const adultAge = 18

/** One adult of each room is named, ages count on the day of arrival, and documents cannot be sent. */
export const requirementsOf = ({ checkIn, rooms }: Stay): OfferRequirements => ({
  travellers: rooms.flatMap(({ adults, childAges }) => [
    ...Array.from({ length: adults }, (_, index) => ({
      type: 'ADULT' as const,
      minAge: adultAge,
      maxAge: 120,
      ageOn: checkIn,
      named: index === 0,
    })),
    ...childAges.map((age) => ({
      type: age < 2 ? ('INFANT' as const) : ('CHILD' as const),
      minAge: age,
      maxAge: age,
      ageOn: checkIn,
      named: false,
    })),
  ]),
  names: nameRule,
  documents: { need: 'UNSUPPORTED', types: [] },
})
