import type { HotelBoard } from '../hotel.ts'
import type { WireRate } from './wire.ts'

/** The most that a rate's amenities say of meals, first match wins. Rapid names categories like `all_inclusive`, older rates only a name. */
const boards: readonly [RegExp, HotelBoard][] = [
  [/all[ _-]?inclusive/i, 'ALL_INCLUSIVE'],
  [/full[ _-]?board/i, 'FULL_BOARD'],
  [/half[ _-]?board/i, 'HALF_BOARD'],
  [/breakfast/i, 'BREAKFAST'],
]

export const toBoard = (amenities: WireRate['amenities']): HotelBoard => {
  const said = Object.values(amenities ?? {}).flatMap(({ name, categories }) => [name, ...(categories ?? [])])
  return boards.find(([pattern]) => said.some((text) => pattern.test(text)))?.[1] ?? 'ROOM_ONLY'
}
