import { ageOn } from '@wayfare/domain'
import { localDeparture } from '../world/flights.ts'
import type { RequestedPassenger } from './offer-request.ts'
import type { Offer } from './offer.ts'
import type { OrderInput } from './order-input.ts'
import { isPassengerName } from './passenger-name.ts'
import { invalidField } from './refusals.ts'

type Passenger = OrderInput['passengers'][number]

interface Booked {
  readonly passenger: Passenger
  readonly requested: RequestedPassenger
  readonly pointer: string
}

/** What an airline must know about everybody who flies; refused as Duffel refuses it, the field named. */
export const requirePassengers = ({ passengers }: OrderInput, offer: Offer) => {
  const booked = pair(passengers, offer)
  const lastDay = localDeparture(offer.journeys.at(-1)!.flights[0]!).slice(0, 10)
  for (const each of booked) {
    requireName(each)
    requireAge(each, lastDay)
    requirePhone(each)
    requireDocument(each, offer, lastDay)
  }
  requireDifferentNames(booked)
  requireLaps(booked)
}

/** The passengers must be the offer's own, each once. */
const pair = (passengers: readonly Passenger[], { request }: Offer): Booked[] => {
  const sent = new Set(passengers.map(({ id }) => id))
  const wanted = new Map(request.passengers.map((requested) => [requested.id, requested]))
  if (
    sent.size !== passengers.length ||
    sent.size !== wanted.size ||
    passengers.some(({ id }) => !wanted.has(id))
  )
    throw invalidField(
      'not_valid_with_selected_offer',
      '/data/passengers',
      "must be the offer's passengers, each by its id and once",
    )
  return passengers.map((passenger, index) => ({
    passenger,
    requested: wanted.get(passenger.id)!,
    pointer: `/data/passengers/${index}`,
  }))
}

const requireName = ({ passenger, pointer }: Booked) => {
  for (const field of ['given_name', 'family_name'] as const)
    if (!isPassengerName(passenger[field]))
      throw invalidField(
        'invalid_passenger_name',
        `${pointer}/${field}`,
        'holds a character that is not accepted',
      )
}

/** Ages count on the day the last slice leaves. A passenger who was searched for by age has exactly that age. */
const requireAge = ({ passenger, requested, pointer }: Booked, lastDay: string) => {
  const age = passenger.born_on > lastDay ? -1 : ageOn(passenger.born_on, lastDay)
  const [least, most] = requested.age === null ? agesOf[requested.type] : [requested.age, requested.age]
  if (age < least || age > most)
    throw invalidField(
      'not_valid_with_selected_offer',
      `${pointer}/born_on`,
      `does not fit a passenger of type ${requested.type}, searched for with the age ${requested.age ?? `${least} to ${most}`}`,
    )
}

const agesOf = { adult: [18, 130], child: [2, 17], infant_without_seat: [0, 1] } as const

const requirePhone = ({ passenger, pointer }: Booked) => {
  if (!/^\+[1-9]\d{6,14}$/.test(passenger.phone_number))
    throw invalidField(
      'invalid_phone_number',
      `${pointer}/phone_number`,
      'is not valid: send it in E.164 format',
    )
}

const requireDocument = ({ passenger, pointer }: Booked, { rules }: Offer, lastDay: string) => {
  const field = `${pointer}/identity_documents`
  const [document] = passenger.identity_documents ?? []
  if (!document) {
    if (rules.documents === 'required')
      throw invalidField(
        'validation_required',
        field,
        "can't be blank: the airline requires an identity document",
      )
    return
  }
  if (rules.documents === 'none' || document.type !== 'passport')
    throw invalidField('validation_inclusion', `${field}/0/type`, 'is not supported by the selected offer')
  if (document.expires_on === undefined)
    throw invalidField('validation_required', `${field}/0/expires_on`, "can't be blank")
  if (document.expires_on < lastDay)
    throw invalidField('validation_format', `${field}/0/expires_on`, 'must be after the last flight')
}

const requireDifferentNames = (booked: readonly Booked[]) => {
  const names = booked.map(({ passenger: { given_name, family_name } }) =>
    `${given_name} ${family_name}`.toLowerCase(),
  )
  const second = names.findIndex((name, index) => names.indexOf(name) < index)
  if (second > 0)
    throw invalidField(
      'duplicate_passenger_name',
      `/data/passengers/${second}/given_name`,
      'must not be the name of another passenger of the order',
    )
}

/** Every infant sits on the lap of one adult, and an adult holds one at most. */
const requireLaps = (booked: readonly Booked[]) => {
  const infants = booked.filter(({ requested }) => requested.type === 'infant_without_seat')
  const held = new Set<string>()
  for (const { passenger, requested, pointer } of booked) {
    const { infant_passenger_id: id } = passenger
    if (id == null) continue
    const field = `${pointer}/infant_passenger_id`
    if (requested.type !== 'adult')
      throw invalidField('validation_inclusion', field, 'may only be given for an adult')
    if (!infants.some(({ passenger: infant }) => infant.id === id))
      throw invalidField('validation_inclusion', field, 'is not an infant of this order')
    if (held.has(id)) throw invalidField('validation_unique', field, 'is named by two adults')
    held.add(id)
  }
  const alone = booked.find(
    ({ passenger, requested }) => requested.type === 'infant_without_seat' && !held.has(passenger.id),
  )
  if (alone)
    throw invalidField(
      'validation_required',
      '/data/passengers/0/infant_passenger_id',
      `must name the infant ${alone.passenger.id} on one adult`,
    )
}
