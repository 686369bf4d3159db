import type { Vertical } from '@wayfare/booking-events'

/** The verticals that can be booked: the type of their offers, and the service that sells them. */
export const verticals: Readonly<Record<string, Vertical>> = {
  FlightOffer: 'flights',
  HotelOffer: 'hotels',
}
