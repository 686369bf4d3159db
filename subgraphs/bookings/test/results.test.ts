import { notCancellable } from '../src/results.ts'

it.each([
  ['CANCELLING', 'Follow the booking with bookingUpdates until it is terminal.'],
  ['COMPENSATING', 'Follow the booking with bookingUpdates until it is terminal.'],
  ['HOLDING', 'Follow the booking with bookingUpdates; cancel it once it is CONFIRMED.'],
  ['CONFIRMED', 'Ask for a new cancellation quote and use that.'],
  ['FAILED', 'There is nothing to do.'],
] as const)('says of a booking that is %s what can be done', (status, hint) => {
  expect(notCancellable(status, ['input', 'bookingId'])).toMatchObject({ hint, status })
})
