import fc from 'fast-check'
import { addDays, assignTravellers, checkTravellers } from '../../src/index.ts'
import type { OfferRequirements, TravellerDetails, TravellerPlace } from '../../src/index.ts'

const day = '2027-03-09'
const adult: TravellerPlace = { type: 'ADULT', minAge: 12, maxAge: 120, ageOn: day, named: true }
const child: TravellerPlace = { type: 'CHILD', minAge: 2, maxAge: 11, ageOn: day, named: true }
const infant: TravellerPlace = { type: 'INFANT', minAge: 0, maxAge: 1, ageOn: day, named: true }

const flight = (...travellers: TravellerPlace[]): OfferRequirements => ({
  travellers,
  names: { alphabet: 'LATIN_EXTENDED_A', maxLength: 20 },
  genders: ['FEMALE', 'MALE'],
  documents: { need: 'OPTIONAL', types: ['PASSPORT'], validOn: day },
})
const hotel = (...travellers: TravellerPlace[]): OfferRequirements => ({
  travellers,
  names: { alphabet: 'LATIN_1', maxLength: 60 },
  documents: { need: 'UNSUPPORTED', types: [] },
})
const passport = {
  type: 'PASSPORT',
  number: '925076473',
  issuingCountry: 'GB',
  expiresOn: '2031-05-01',
} as const

const aged = (years: number, more: Partial<TravellerDetails> = {}): TravellerDetails => ({
  givenName: 'Ada',
  familyName: 'Lovelace',
  dateOfBirth: `${2027 - years}-03-09`,
  gender: 'FEMALE',
  ...more,
})
const told = (requirements: OfferRequirements, ...travellers: TravellerDetails[]) =>
  checkTravellers(requirements, travellers).problems.map(
    ({ code, path, problem }) => `${code} ${path.join('.')} ${problem}`,
  )

it('has nothing to say about a party that fits', () => {
  expect(told(flight(adult, adult, child, infant), aged(40), aged(38), aged(2), aged(1))).toEqual([])
})

it('seats somebody of 12 to 17 by the fare of the supplier, not by legal age', () => {
  const { plans, problems } = checkTravellers(flight(adult, adult), [aged(14), aged(40)])
  expect(problems).toEqual([])
  expect(plans.map(({ place }) => place?.type)).toEqual(['ADULT', 'ADULT'])
})

it('takes the age on the day that the supplier counts: an infant who turns two on the trip is a child', () => {
  const turnsTwo = aged(2)
  expect(told(flight(adult, child), aged(40), turnsTwo)).toEqual([])
  const early = flight({ ...adult, ageOn: '2027-03-08' }, { ...infant, ageOn: '2027-03-08' })
  expect(told(early, aged(40), turnsTwo)).toEqual([])
  expect(told(flight(adult, infant), aged(40), turnsTwo)).toEqual([
    'OUT_OF_RANGE travellers.1.dateOfBirth makes them 2 years old on 2027-03-09, and the offer still needs 1 infant of 0 to 1',
  ])
})

it('finds an assignment wherever there is one', () => {
  const teenager = { ...child, minAge: 2, maxAge: 17 }
  const young = { ...child, minAge: 2, maxAge: 5 }
  const { travellerOf } = assignTravellers([teenager, young, adult], [aged(5), aged(14), aged(40)])
  expect(travellerOf).toEqual([1, 0, 2])
})

it('assigns as many as a search through all assignments', () => {
  const places = fc.array(
    fc.tuple(fc.nat(5), fc.nat(4)).map(([minAge, width]) => ({ ...child, minAge, maxAge: minAge + width })),
    { maxLength: 5 },
  )
  const travellers = fc.array(
    fc.nat(9).map((age) => aged(age)),
    { maxLength: 5 },
  )
  const most = (free: readonly TravellerPlace[], waiting: readonly TravellerDetails[]): number => {
    const [place, ...rest] = free
    if (!place) return 0
    const taking = waiting.flatMap((each, index) => {
      const { travellerOf } = assignTravellers([place], [each])
      return travellerOf[0] === undefined ? [] : [1 + most(rest, waiting.toSpliced(index, 1))]
    })
    return Math.max(most(rest, waiting), ...taking)
  }
  fc.assert(
    fc.property(places, travellers, (free, waiting) => {
      const { travellerOf, placeOf } = assignTravellers(free, waiting)
      const used = travellerOf.filter((index) => index !== undefined)
      expect(new Set(used).size).toBe(used.length)
      expect(placeOf.filter((index) => index !== undefined)).toHaveLength(used.length)
      expect(used).toHaveLength(most(free, waiting))
    }),
  )
})

it('says that there are too many, too few, or too many infants', () => {
  expect(told(flight(adult), aged(40), aged(38))).toEqual([
    'OUT_OF_RANGE travellers has 2 entries, and the offer is for 1 traveller',
  ])
  expect(told(flight(adult, adult), aged(40))).toEqual([
    'OUT_OF_RANGE travellers has 1 entry, and the supplier needs the names of 2 travellers',
  ])
  expect(told(flight(adult, infant, infant), aged(40), aged(1), aged(0))).toEqual([
    'INVALID travellers has more infants than adults, and each infant sits on the lap of an adult of their own',
  ])
})

it('says who does not fit, and whom the offer needs', () => {
  const { problems } = checkTravellers(flight(adult, adult), [aged(40), aged(8)])
  expect(problems).toEqual([
    {
      code: 'OUT_OF_RANGE',
      path: ['travellers', '1', 'dateOfBirth'],
      problem: 'makes them 8 years old on 2027-03-09, and the offer still needs 1 adult of 12 or older',
      hint: 'Send 2 adults of 12 or older, or search again for those who travel.',
    },
  ])
  expect(told(flight(adult), aged(-1))[0]).toContain('travellers.0.dateOfBirth is after 2027-03-09')
})

it('tells a hotel of one adult of each room, and leaves everybody else alone', () => {
  const guest = { ...adult, minAge: 18 }
  const other = { ...guest, named: false }
  const family = [aged(5, { familyName: '王' }), aged(40), aged(38, { gender: 'UNSPECIFIED' })]
  const { problems, plans } = checkTravellers(hotel(guest, other, { ...child, named: false }), family)
  expect(problems).toEqual([])
  expect(plans.map(({ name }) => name !== undefined)).toEqual([false, true, false])
  expect(plans.map(({ place }) => place?.type)).toEqual(['CHILD', 'ADULT', 'ADULT'])
  expect(told(hotel(guest, guest), aged(40))).toHaveLength(1)
})

it('names for the second room whom the first leaves, and takes from the first whom only the second can have', () => {
  const guest = { ...adult, minAge: 18 }
  const other = { ...guest, named: false }
  const named = (...party: TravellerDetails[]) =>
    assignTravellers([guest, other, guest, other], party).travellerOf.filter((_, place) => place % 2 === 0)
  expect(named(aged(40), aged(38), aged(36))).toEqual([0, 2])
  expect(new Set(named(aged(40), aged(38)))).toEqual(new Set([0, 1]))
})

describe('documents', () => {
  const required: OfferRequirements = {
    ...flight(adult),
    documents: { need: 'REQUIRED', types: ['PASSPORT'], validOn: day },
  }
  const identityCard = { ...passport, type: 'IDENTITY_CARD' } as const
  type Documents = NonNullable<TravellerDetails['documents']>
  const on = (requirements: OfferRequirements, documents: Documents = []) =>
    told(requirements, aged(40, { documents }))

  it.each<[string, Documents, string]>([
    ['none', [], 'REQUIRED travellers.0.documents is missing, and the supplier needs a travel document'],
    [
      'another type',
      [identityCard],
      'INVALID travellers.0.documents has no document that the supplier takes',
    ],
    [
      'an expired one',
      [{ ...passport, expiresOn: addDays(day, -1) }],
      'OUT_OF_RANGE travellers.0.documents.0.expiresOn is before 2027-03-09, when the document must still be valid',
    ],
    [
      'one without an expiry date',
      [identityCard, { ...passport, expiresOn: undefined }],
      'REQUIRED travellers.0.documents.1.expiresOn is missing, and the supplier needs it',
    ],
  ])('that are required: %s is refused', (_, documents, problem) => {
    expect(on(required, documents)).toEqual([problem])
  })

  it('are chosen by what the supplier takes', () => {
    const chosen = (requirements: OfferRequirements) =>
      checkTravellers(requirements, [aged(40, { documents: [identityCard, passport] })]).plans[0]!.document
    expect(chosen(required)).toEqual(passport)
    expect(chosen(hotel(adult))).toBeUndefined()
    const types = ['PASSPORT', 'IDENTITY_CARD'] as const
    expect(chosen({ ...required, documents: { ...required.documents, types } })).toEqual(identityCard)
  })

  it('that are optional may be missing or of another type, and must not have expired', () => {
    expect(on(flight(adult))).toEqual([])
    expect(on(flight(adult), [identityCard])).toEqual([])
    expect(on(flight(adult), [{ ...passport, expiresOn: '2027-01-01' }])).toHaveLength(1)
    expect(on(hotel(adult), [{ ...passport, expiresOn: '2027-01-01' }])).toEqual([])
  })
})

it('tells everything at once', () => {
  const documents = [{ ...passport, expiresOn: '2027-01-01' }]
  const wrong = aged(8, { givenName: 'Ада', gender: 'UNSPECIFIED', documents })
  expect(checkTravellers(flight(adult), [wrong]).problems.map(({ path }) => path.join('.'))).toEqual([
    'travellers.0.dateOfBirth',
    'travellers.0.givenName',
    'travellers.0.gender',
    'travellers.0.documents.0.expiresOn',
  ])
})

it('misses an adult of a room though everybody who is sent has a place', () => {
  const [lead, other] = [adult, { ...adult, named: false }]
  expect(told(hotel(lead, other, lead, { ...child, named: false }), aged(40), aged(9))).toEqual([
    expect.stringMatching(/^OUT_OF_RANGE travellers lacks 1 adult/),
  ])
})
