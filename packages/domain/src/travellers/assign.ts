import { ageOn } from '../date.ts'
import type { LocalDate } from '../date.ts'
import type { TravellerPlace } from '../requirements.ts'

export interface Assignment {
  /** For each place the index of its traveller; undefined where nobody is left who fits. */
  travellerOf: readonly (number | undefined)[]
  /** For each traveller the index of their place; undefined where they have none. */
  placeOf: readonly (number | undefined)[]
}

export const fits = ({ dateOfBirth }: { dateOfBirth: LocalDate }, place: TravellerPlace): boolean => {
  const age = ageOn(dateOfBirth, place.ageOn)
  return dateOfBirth <= place.ageOn && age >= place.minAge && age <= place.maxAge
}

interface Displacing {
  place: number
  insist: boolean
  tried: Set<number>
}

/**
 * Gives every place a traveller of its age, of as many named places as any assignment can (a maximum matching by augmenting
 * paths), and of the others what is left. Places and travellers keep their order as far as that allows.
 */
export const assignTravellers = (
  places: readonly TravellerPlace[],
  travellers: readonly { dateOfBirth: LocalDate }[],
): Assignment => {
  const placeOf: (number | undefined)[] = travellers.map(() => undefined)
  const seat = (place: number, insist: boolean, tried = new Set<number>()): boolean => {
    const fitting = [...travellers.keys()].filter((index) => fits(travellers[index]!, places[place]!))
    const unnamed = (index: number) => insist && !places[placeOf[index]!]!.named
    const free = fitting.find((index) => placeOf[index] === undefined) ?? fitting.find(unnamed)
    if (free !== undefined) placeOf[free] = place
    return free !== undefined || fitting.some((index) => displace(index, { place, insist, tried }))
  }
  /** Finds the traveller's place another traveller, to have this one here. */
  const displace = (index: number, { place, insist, tried }: Displacing): boolean => {
    if (tried.has(index)) return false
    tried.add(index)
    const moved = seat(placeOf[index]!, insist, tried)
    if (moved) placeOf[index] = place
    return moved
  }
  places.forEach((_, place) => seat(place, false))
  // A place where nobody is named gives way to one that needs a name.
  places.forEach(({ named }, place) => named && !placeOf.includes(place) && seat(place, true))
  const travellerOf = places.map((_, place) => {
    const index = placeOf.indexOf(place)
    return index < 0 ? undefined : index
  })
  return { travellerOf, placeOf }
}
