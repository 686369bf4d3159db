import { DomainError, addDays, daysBetween } from '@wayfare/domain'
import { packAges, unpackAges } from './ages.ts'
import type { RoomOccupancy, Stay } from './hotel.ts'
import { pack, unpack } from './pack.ts'
import type { Digit, Unpacking } from './pack.ts'

/** All that finding, pricing and ordering an offer again takes: the same for the same rate and stay in every search. */
export interface OfferRef extends Stay {
  hotelId: string
  roomId: string
  rateId: string
  bedGroupId: string
}

/** `2` or `2-4,9`: adults, then the ages of children, as Rapid writes it. */
export const occupancyText = ({ adults, childAges }: RoomOccupancy) =>
  childAges.length > 0 ? `${adults}-${childAges.join(',')}` : String(adults)

const version = { value: 0, radix: 4 }
const firstDay = '2020-01-01'
const days = 2 ** 15
const mostNights = 28
const mostRooms = 8
const mostAdults = 8

/** Short enough that the global id of an offer stays below 120 characters, however many rooms and children it has. */
export const encodeRef = (ref: OfferRef): string =>
  pack([
    version,
    ...[ref.hotelId, ref.roomId, ref.rateId, ref.bedGroupId].flatMap(packId),
    { value: daysBetween(firstDay, ref.checkIn), radix: days },
    { value: daysBetween(ref.checkIn, ref.checkOut) - 1, radix: mostNights },
    { value: ref.rooms.length - 1, radix: mostRooms },
    ...ref.rooms.flatMap(({ adults, childAges }) => [
      { value: adults - 1, radix: mostAdults },
      packAges(childAges),
    ]),
  ])

/** Throws INVALID for what we did not write. */
export const decodeRef = (text: string): OfferRef => {
  try {
    const ref = decode(unpack(text))
    // One text for one reference: several would be several keys of a cache.
    if (encodeRef(ref) === text) return ref
    throw new RangeError('spelt in another way')
  } catch (cause) {
    throw new DomainError('INVALID', 'id is not the id of a HotelOffer', {
      field: 'id',
      hint: 'Send the id of a HotelOffer as a search gave it, unchanged.',
      cause,
    })
  }
}

const decode = (from: Unpacking): OfferRef => {
  if (from.take(version.radix) !== version.value) throw new RangeError('another version')
  const [hotelId, roomId, rateId, bedGroupId] = [
    unpackId(from),
    unpackId(from),
    unpackId(from),
    unpackId(from),
  ]
  const checkIn = addDays(firstDay, from.take(days))
  const checkOut = addDays(checkIn, from.take(mostNights) + 1)
  const rooms = Array.from({ length: from.take(mostRooms) + 1 }, () => ({
    adults: from.take(mostAdults) + 1,
    childAges: unpackAges(from.take),
  }))
  if (!from.isEmpty) throw new RangeError('something is left')
  return { hotelId, roomId, rateId, bedGroupId, checkIn, checkOut, rooms }
}

/** Ids are numbers nearly always; Rapid promises no more than a text. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const mostLetters = 64

/** The ids that a reference can hold. */
export const isReferable = (id: string) => /^[\w-]{1,64}$/.test(id)

const packId = (id: string): Digit[] => {
  if (/^[1-9]\d{0,15}$/.test(id)) {
    const value = BigInt(id)
    const bytes = Math.ceil(value.toString(16).length / 2)
    return [
      { value: 0, radix: 2 },
      { value: bytes - 1, radix: 8 },
      { value, radix: 256n ** BigInt(bytes) },
    ]
  }
  return [
    { value: 1, radix: 2 },
    { value: id.length - 1, radix: mostLetters },
    ...[...id].map((letter) => ({ value: letters.indexOf(letter), radix: letters.length })),
  ]
}

const unpackId = (from: Unpacking): string => {
  if (from.take(2) === 0) return String(from.takeBig(256n ** BigInt(from.take(8) + 1)))
  const length = from.take(mostLetters) + 1
  return Array.from({ length }, () => letters[from.take(letters.length)]).join('')
}
