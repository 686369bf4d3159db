import { between, dice, hash } from '../random.ts'

export interface BedGroup {
  readonly id: string
  readonly description: string
  readonly beds: readonly { readonly type: string; readonly size: string; readonly quantity: number }[]
}

/** What a room is sold with. */
export interface RatePlan {
  readonly id: string
  readonly refundable: boolean
  readonly breakfast: boolean
  /** Whether it can be held before it is paid. */
  readonly holdable: boolean
  readonly factor: number
}

export interface Room {
  readonly id: string
  readonly name: string
  readonly factor: number
  readonly squareMetres: number
  readonly sleeps: { readonly total: number; readonly adults: number; readonly children: number }
  readonly bedGroups: readonly BedGroup[]
  readonly ratePlans: readonly RatePlan[]
  /** Rooms of this kind in the hotel. */
  readonly count: number
}

const bed = (type: string, size: string, quantity: number) => ({ type, size, quantity })
const beds = {
  queen: { id: '37310', description: '1 Queen Bed', beds: [bed('QueenBed', 'Queen', 1)] },
  king: { id: '37321', description: '1 King Bed', beds: [bed('KingBed', 'King', 1)] },
  twin: { id: '37323', description: '2 Twin Beds', beds: [bed('TwinBed', 'Twin', 2)] },
  family: {
    id: '37340',
    description: '1 King Bed and 2 Twin Beds',
    beds: [bed('KingBed', 'King', 1), bed('TwinBed', 'Twin', 2)],
  },
} satisfies Record<string, BedGroup>

const sleeps = (total: number, adults: number) => ({ total, adults, children: total - 1 })

const kinds = [
  {
    name: 'Standard Double Room',
    factor: 1,
    squareMetres: 19,
    sleeps: sleeps(2, 2),
    bedGroups: [beds.queen, beds.twin],
  },
  {
    name: 'Superior Room',
    factor: 1.22,
    squareMetres: 25,
    sleeps: sleeps(3, 3),
    bedGroups: [beds.king, beds.twin],
  },
  { name: 'Family Room', factor: 1.55, squareMetres: 34, sleeps: sleeps(5, 4), bedGroups: [beds.family] },
  { name: 'Junior Suite', factor: 1.9, squareMetres: 42, sleeps: sleeps(4, 3), bedGroups: [beds.king] },
]

/** Two to four kinds of room; the plain, the superior and the family room are everywhere, the suite from four stars. */
export const roomsOf = (seed: string, propertyId: string, stars: number): Room[] => {
  const roll = dice(`${seed} rooms ${propertyId}`)
  return kinds.slice(0, stars >= 4 ? 4 : 3).map((kind, index) => {
    const id = String(200_000_000 + (hash(`${seed} ${propertyId} room ${index}`) % 99_999_999))
    return { ...kind, id, count: between(3, 14, roll()), ratePlans: ratePlansOf(id, roll()) }
  })
}

const ratePlansOf = (roomId: string, roll: number): RatePlan[] => {
  const id = (plan: number) => String(250_000_000 + (hash(`${roomId} plan ${plan}`) % 99_999_999))
  const plan = (index: number, rest: Omit<RatePlan, 'id' | 'holdable'>) => ({
    ...rest,
    id: id(index),
    holdable: hash(`${id(index)} holdable`) % 4 > 0,
  })
  const plans = [
    plan(0, { refundable: false, breakfast: false, factor: 1 }),
    plan(1, { refundable: true, breakfast: false, factor: 1.13 }),
    plan(2, { refundable: true, breakfast: true, factor: 1.28 }),
  ]
  return roll < 0.7 ? plans : plans.slice(0, 2)
}
