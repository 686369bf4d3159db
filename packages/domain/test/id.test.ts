import { globalId, isUuid, localId, newId, parseGlobalId } from '../src/index.ts'

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

it('tells our own ids from what PostgreSQL would not take', () => {
  expect(isUuid(newId())).toBe(true)
  const others = [
    '',
    'x',
    newId().toUpperCase(),
    `${newId()}0`,
    `{${newId()}}`,
    newId().replaceAll('-', ''),
    `${newId()}\n`,
  ]
  expect(others.filter(isUuid)).toEqual([])
})
