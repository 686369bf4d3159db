import type { Answer, Call, Operation } from '../operation.ts'
import type { World } from '../world/world.ts'
import { getAvailability } from './availability.ts'
import { cancelRoom, dropHold, postItinerary, resumeBooking } from './bookings.ts'
import { getContent } from './content.ts'
import { getPaymentOptions } from './payment-options.ts'
import { priceCheck } from './price-check.ts'
import { checkParameters } from './parameters.ts'
import { checkCustomerIp, requireRapidCredentials } from './protocol.ts'
import { getRegions, postGeography } from './regions.ts'
import { findReservation, getReservation } from './retrieval.ts'
import { cannedAnswer, testValueOf } from './test-header.ts'

type Handler = (world: World, call: Call) => Answer
type Row = [
  name: string,
  method: Operation['method'],
  path: string,
  handler: Handler,
  suffers?: Operation['suffers'],
]

const itinerary = '/itineraries/:itinerary_id'

const rows: Row[] = [
  ['getAvailability', 'GET', '/properties/availability', getAvailability, ['sold-out']],
  ['getPropertyContent', 'GET', '/properties/content', getContent],
  ['getRegions', 'GET', '/regions', getRegions],
  ['postGeography', 'POST', '/properties/geography', postGeography],
  [
    'priceCheck',
    'GET',
    '/properties/:property_id/rooms/:room_id/rates/:rate_id',
    priceCheck,
    ['sold-out', 'price-changed'],
  ],
  [
    'postItinerary',
    'POST',
    '/itineraries',
    postItinerary,
    ['sold-out', 'price-changed', 'delayed-confirmation', 'retrieval-lag'],
  ],
  ['getPaymentOptions', 'GET', '/properties/:property_id/payment-options', getPaymentOptions],
  ['getReservation', 'GET', '/itineraries', findReservation, ['degraded-answer']],
  ['getReservationByItineraryId', 'GET', itinerary, getReservation, ['degraded-answer']],
  ['putResumeBooking', 'PUT', itinerary, resumeBooking, ['delayed-confirmation']],
  ['deleteHeldBooking', 'DELETE', itinerary, dropHold, ['delayed-confirmation']],
  ['deleteRoom', 'DELETE', `${itinerary}/rooms/:room_id`, cancelRoom, ['delayed-confirmation']],
]

export const rapidOperations = (world: World): Operation[] =>
  rows.map(([name, method, path, handler, suffers = []]) => ({
    supplier: 'rapid',
    name,
    method,
    path: `/rapid/v3${path}`,
    suffers,
    handle: (call) => {
      requireRapidCredentials(call)
      checkCustomerIp(call)
      checkParameters(name, call.query)
      return cannedAnswer(name, testValueOf(name, call)) ?? handler(world, call)
    },
  }))
