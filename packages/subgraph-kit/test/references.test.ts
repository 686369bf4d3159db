import { Secret } from '@wayfare/config'
import { globalId, parseGlobalId } from '@wayfare/domain'
import { newKey, openKeyring } from '@wayfare/keyring'
import { createOfferReferences } from '../src/index.ts'

const entry = (name: string) => {
  const [, key] = newKey(name).split(':') as [string, string]
  return { name, key: new Secret(key) }
}
const [older, newer] = [entry('older'), entry('newer')]
const hotels = createOfferReferences(openKeyring([older]), 'HotelOffer')
const stay = { supplier: 'rapid', ref: '2348218|201230603|2;1-4|USD' }

describe('offer references', () => {
  it('reads what it issued, and gives the same id for the same offer', () => {
    expect(hotels.read(hotels.id(stay))).toEqual(stay)
    expect(hotels.id(stay)).toBe(hotels.id({ ...stay }))
  })

  it('refuses a reference that was changed in any place', () => {
    const { local } = parseGlobalId(hotels.id(stay))!
    for (let at = 0; at < local.length; at += 1) {
      const changed = `${local.slice(0, at)}${local[at] === 'x' ? 'y' : 'x'}${local.slice(at + 1)}`
      expect(() => hotels.read(globalId('HotelOffer', changed))).toThrow('is not the id of a HotelOffer')
    }
  })

  it('refuses the reference of another supplier, type or key', () => {
    const flights = createOfferReferences(openKeyring([older]), 'FlightOffer')
    const strange = createOfferReferences(openKeyring([newer]), 'HotelOffer')
    const moved = globalId('FlightOffer', parseGlobalId(hotels.id(stay))!.local)
    expect(() => flights.read(moved)).toThrow(expect.objectContaining({ code: 'INVALID', field: 'id' }))
    expect(() => strange.read(hotels.id(stay))).toThrow('is not the id of a HotelOffer')
  })

  it('reads what the key before the newest issued', () => {
    const rotated = createOfferReferences(openKeyring([newer, older]), 'HotelOffer')
    expect(rotated.read(hotels.id(stay))).toEqual(stay)
  })

  it.each(['', 'x'.repeat(1_000_000), globalId('HotelOffer', '~'.repeat(4_000)), '☃'])(
    'refuses nonsense at once (%#)',
    (id) => {
      const started = performance.now()
      expect(() => hotels.read(id)).toThrow('is not the id of a HotelOffer')
      expect(performance.now() - started).toBeLessThan(20)
    },
  )
})
