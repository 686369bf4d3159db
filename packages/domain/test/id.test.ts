import { globalId, localId, parseGlobalId } from '../src/index.ts'

it('gives back what it was made of', () => {
  expect(parseGlobalId(globalId('FlightOffer', 'off_123'))).toEqual({ type: 'FlightOffer', local: 'off_123' })
})

it.each(['', 'abc', 'off_123', '☃', globalId('FlightOffer', 'x') + '=', 'a'.repeat(10_000)])(
  'knows that %p is no id',
  (text) => {
    expect(parseGlobalId(text)).toBeUndefined()
  },
)

it('names the field that holds an id of another type', () => {
  expect(() => localId(globalId('HotelOffer', 'x'), 'FlightOffer', 'input.offerIds.0')).toThrow(
    expect.objectContaining({
      code: 'INVALID',
      field: 'input.offerIds.0',
      hint: expect.stringContaining('FlightOffer'),
    }),
  )
})
