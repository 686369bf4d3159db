import { ageOn } from '../date.ts'
import type { LocalDate } from '../date.ts'
import type { TravellerPlace } from '../requirements.ts'

export interface Assignment {
  /** For each place the index of its traveller; undefined where nobody is named or nobody fits. */
  travellerOf: readonly (number | undefined)[]
  /** For each traveller the index of their place; undefined where they have none. */
  placeOf: readonly (number | undefined)[]
}

export const fits = ({ dateOfBirth }: { dateOfBirth: LocalDate }, place: TravellerPlace): boolean => {
  const age = ageOn(dateOfBirth, place.ageOn)
  return dateOfBirth <= place.ageOn && age >= place.minAge && age <= place.maxAge
}

/**
 * Gives every named place a traveller of its age, of as many places as any assignment can (a maximum matching by
 * augmenting paths). Places and travellers keep their order as far as that allows.
 */
export const assignTravellers = (
  places: readonly TravellerPlace[],
  travellers: readonly { dateOfBirth: LocalDate }[],
): Assignment => {
  const placeOf: (number | undefined)[] = travellers.map(() => undefined)
  const seat = (place: number, tried: Set<number>): boolean =>
    travellers.some((traveller, index) => {
      if (tried.has(index) || !fits(traveller, places[place]!)) return false
      tried.add(index)
      const taken = placeOf[index]
      if (taken !== undefined && !seat(taken, tried)) return false
      placeOf[index] = place
      return true
    })
  places.forEach(({ named }, place) => named && seat(place, new Set()))
  const travellerOf = places.map((_, place) => {
    const index = placeOf.indexOf(place)
    return index < 0 ? undefined : index
  })
  return { travellerOf, placeOf }
}
