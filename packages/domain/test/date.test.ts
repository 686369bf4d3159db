import { addDays, ageOn, dateIn, daysBetween, isLocalDate, requireUpcoming, zonedIso } from '../src/index.ts'

it.each(['2027-02-30', '2027-2-3', '20270203', 'tomorrow', '2027-02-03T00:00'])(
  'knows that %p is no calendar day',
  (text) => {
    expect(isLocalDate(text)).toBe(false)
  },
)

it('counts nights and ages by the calendar', () => {
  expect(daysBetween('2027-02-27', '2027-03-02')).toBe(3)
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(ageOn('2017-03-02', '2027-03-01')).toBe(9)
})

it('gives a local time the offset of its zone on that day', () => {
  expect(zonedIso('2027-07-01T09:30:00', 'Europe/London')).toBe('2027-07-01T09:30:00+01:00')
  expect(dateIn('Asia/Tokyo', new Date('2027-01-01T16:00:00Z'))).toBe('2027-01-02')
})

it('refuses a day that has passed everywhere, and says from when on', () => {
  const now = new Date('2027-01-02T13:00:00Z')
  expect(() => requireUpcoming('2027-01-01', 'search.checkIn', now)).toThrow(
    expect.objectContaining({ field: 'search.checkIn', hint: 'Send a date from 2027-01-02 on.' }),
  )
  expect(() =>
    requireUpcoming('2027-01-01', 'search.checkIn', new Date('2027-01-02T11:00:00Z')),
  ).not.toThrow()
})
