import { ageOn } from '../date.ts'
import type { LocalDate } from '../date.ts'
import type { Gender, OfferRequirements, TravellerPlace, TravellerType } from '../requirements.ts'
import { assignTravellers, fits } from './assign.ts'
import { documentProblem, documentToSend } from './documents.ts'
import type { TravelDocument } from './documents.ts'
import { writeName } from './write-name.ts'
import type { NameWriting, PersonName } from './write-name.ts'

/** Somebody who travels, as the check needs to know them. */
export interface TravellerDetails extends PersonName {
  dateOfBirth: LocalDate
  gender: Gender
  documents?: readonly TravelDocument[] | undefined
}

/** Something that a supplier would refuse. */
export interface TravellerProblem {
  code: 'REQUIRED' | 'OUT_OF_RANGE' | 'INVALID'
  /** `['travellers', '0', 'dateOfBirth']`. */
  path: readonly string[]
  /** What is wrong, after the path's name. */
  problem: string
  hint: string
}

/** How one traveller is sent to the supplier. */
export interface TravellerPlan {
  /** What the supplier sells them; undefined for somebody for whom it has no place. */
  place?: TravellerPlace
  /** Undefined for somebody whom the supplier is not told of. */
  name?: NameWriting
  /** Undefined where none is sent. */
  document?: TravelDocument
}

export interface TravellersCheck {
  /** Everything that is wrong, in the order of the travellers; empty when the supplier can be asked. */
  problems: readonly TravellerProblem[]
  /** One for each traveller, in their order. */
  plans: readonly TravellerPlan[]
}

/** Checks a whole party against what a supplier must be told, before anything is ordered or paid. */
export const checkTravellers = (
  requirements: OfferRequirements,
  travellers: readonly TravellerDetails[],
): TravellersCheck => {
  const places = requirements.travellers
  const { placeOf } = assignTravellers(places, travellers)
  const allNamed = places.every(({ named }) => named)
  const plans = travellers.map((traveller, index): TravellerPlan => {
    const place = places[placeOf[index] ?? -1]
    const found = place ? { place } : {}
    if (!place?.named && !allNamed) return found
    return {
      ...found,
      name: writeName(requirements.names, traveller),
      document: documentToSend(requirements.documents, traveller.documents),
    }
  })
  const own = travellers.flatMap((traveller, index) =>
    ownProblems({ requirements, traveller, plan: plans[index]! }).map((found) => ({
      ...found,
      path: ['travellers', String(index), ...found.path],
    })),
  )
  return { problems: [...partyProblems(places, travellers, placeOf), ...own], plans }
}

interface Own {
  requirements: OfferRequirements
  traveller: TravellerDetails
  plan: TravellerPlan
}

/** What is wrong with one traveller, by paths from the traveller inwards. */
const ownProblems = ({ requirements, traveller, plan: { name } }: Own): TravellerProblem[] => {
  if (!name) return []
  const names = name.ok ? [] : name.problems
  const document = documentProblem(requirements.documents, traveller.documents)
  return [
    ...names.map(({ field, problem, hint }) => ({ code: 'INVALID' as const, path: [field], problem, hint })),
    ...genderProblems(requirements, traveller),
    ...(document ? [{ ...document, path: ['documents', ...document.path] }] : []),
  ]
}

const genderProblems = ({ genders }: OfferRequirements, { gender }: TravellerDetails): TravellerProblem[] =>
  !genders || genders.includes(gender)
    ? []
    : [
        {
          code: 'INVALID',
          path: ['gender'],
          problem: `is ${gender}, which the supplier does not take`,
          hint: `Send ${genders.join(' or ')}, as the travel document states it.`,
        },
      ]

/** Too many, too few, or of other ages than the offer was searched for. */
const partyProblems = (
  places: readonly TravellerPlace[],
  travellers: readonly TravellerDetails[],
  placeOf: readonly (number | undefined)[],
): TravellerProblem[] => {
  const hint = `Send ${listOf(places)}, or search again for those who travel.`
  const needed = places.filter(({ named }) => named).length
  const party = (problem: string): TravellerProblem[] => [
    { code: 'OUT_OF_RANGE', path: ['travellers'], problem, hint },
  ]
  const sent = `has ${counted(travellers.length, 'entry', 'entries')}`
  if (travellers.length > places.length)
    return party(`${sent}, and the offer is for ${counted(places.length, 'traveller', 'travellers')}`)
  if (travellers.length < needed)
    return party(`${sent}, and the supplier needs the names of ${counted(needed, 'traveller', 'travellers')}`)
  const filled = new Set(placeOf)
  const empty = places.filter(({ named }, index) => named && !filled.has(index))
  if (empty.length === 0) return lapProblems(places)
  const misplaced = ageProblems(empty, { places, travellers, placeOf, hint })
  // Everybody has a place, and still one of those who must be named is missing.
  return misplaced.length > 0 ? misplaced : party(`lacks ${listOf(empty)} whose names the supplier needs`)
}

interface Party {
  places: readonly TravellerPlace[]
  travellers: readonly TravellerDetails[]
  placeOf: readonly (number | undefined)[]
  hint: string
}

/** Names those who fit no place at all; where everybody fits one, those whom the assignment leaves over. */
const ageProblems = (empty: readonly TravellerPlace[], party: Party): TravellerProblem[] => {
  const { places, travellers, placeOf, hint } = party
  const over = travellers.map((_, index) => index).filter((index) => placeOf[index] === undefined)
  const unplaceable = over.filter((index) => !places.some((place) => fits(travellers[index]!, place)))
  const [{ ageOn: day }] = empty as [TravellerPlace]
  return (unplaceable.length > 0 ? unplaceable : over).map((index) => ({
    code: 'OUT_OF_RANGE',
    path: ['travellers', String(index), 'dateOfBirth'],
    problem: `${ageText(travellers[index]!, day)}, and the offer still needs ${listOf(empty)}`,
    hint,
  }))
}

const ageText = ({ dateOfBirth }: TravellerDetails, day: LocalDate) =>
  dateOfBirth > day
    ? `is after ${day}`
    : `makes them ${counted(ageOn(dateOfBirth, day), 'year', 'years')} old on ${day}`

const lapProblems = (places: readonly TravellerPlace[]): TravellerProblem[] => {
  const count = (wanted: TravellerType) => places.filter(({ type, named }) => named && type === wanted).length
  if (count('INFANT') <= count('ADULT')) return []
  return [
    {
      code: 'INVALID',
      path: ['travellers'],
      problem: 'has more infants than adults, and each infant sits on the lap of an adult of their own',
      hint: 'Search again with an adult for each infant.',
    },
  ]
}

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** `2 adults of 12 or older and 1 infant of 0 to 1`, by the ages on the day that counts. */
const listOf = (places: readonly TravellerPlace[]): string => {
  const groups = Map.groupBy(places, ({ type, minAge, maxAge }) => `${type} ${minAge} ${maxAge}`)
  const parts = [...groups.values()].map((group) => {
    const { type, minAge, maxAge } = group[0]!
    const [one, more] = typeNames[type]
    return `${counted(group.length, one, more)} ${ages(minAge, maxAge)}`
  })
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

const typeNames: Record<TravellerType, [one: string, more: string]> = {
  ADULT: ['adult', 'adults'],
  CHILD: ['child', 'children'],
  INFANT: ['infant', 'infants'],
}

const ages = (minAge: number, maxAge: number) => {
  if (maxAge >= 100) return `of ${minAge} or older`
  return minAge === maxAge ? `of ${minAge}` : `of ${minAge} to ${maxAge}`
}
