import { newKey, openKeyring, keyring } from '@wayfare/keyring'
import { createOfferReferences } from '@wayfare/subgraph-kit'
import { addDays } from '@wayfare/domain'
import type { DomainError } from '@wayfare/domain'
import fc from 'fast-check'
import { decodeRef, encodeRef } from '../src/offer-ref.ts'
import type { OfferRef } from '../src/offer-ref.ts'

const references = createOfferReferences(openKeyring(keyring().parse(newKey('a'))), 'HotelOffer')

const ages = fc.array(fc.nat(17), { maxLength: 6 }).map((some) => some.toSorted((a, b) => a - b))
const stays = (id: fc.Arbitrary<string>): fc.Arbitrary<OfferRef> =>
  fc
    .record({
      hotelId: id,
      roomId: id,
      rateId: id,
      bedGroupId: id,
      day: fc.nat(20_000),
      nights: fc.integer({ min: 1, max: 28 }),
      rooms: fc.array(fc.record({ adults: fc.integer({ min: 1, max: 8 }), childAges: ages }), {
        minLength: 1,
        maxLength: 8,
      }),
    })
    .map(({ day, nights, ...rest }) => {
      const checkIn = addDays('2020-01-01', day)
      return { ...rest, checkIn, checkOut: addDays(checkIn, nights) }
    })

const numbers = fc.integer({ min: 1, max: 999_999_999 }).map(String)

it('gives back what it was given, whatever stay and ids', () => {
  const anyId = fc.oneof(numbers, fc.stringMatching(/^[\w-]{1,64}$/))
  fc.assert(fc.property(stays(anyId), (ref) => expect(decodeRef(encodeRef(ref))).toEqual(ref)))
})

it('makes ids of at most 120 characters, even for eight rooms of six children', () => {
  fc.assert(
    fc.property(stays(numbers), (ref) =>
      expect(references.id({ supplier: 'rapid', ref: encodeRef(ref) }).length).toBeLessThanOrEqual(120),
    ),
  )
  const rooms = Array.from({ length: 8 }, () => ({ adults: 8, childAges: [17, 17, 17, 17, 17, 17] }))
  const most = { hotelId: '9999999999', roomId: '999999999', rateId: '999999999', bedGroupId: '99999' }
  const ref = encodeRef({ ...most, checkIn: '2099-01-01', checkOut: '2099-01-29', rooms })
  expect(references.id({ supplier: 'rapid', ref }).length).toBeLessThanOrEqual(120)
})

it('throws INVALID for any other text, and never anything else', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(problemOf(text) ?? 'INVALID').toBe('INVALID')
    }),
  )
})

const problemOf = (text: string) => {
  try {
    decodeRef(text)
    return undefined
  } catch (error) {
    return (error as DomainError).code
  }
}
