import { z } from 'zod'

const change = z.object({ bookingId: z.string().min(1), status: z.string().min(1) })

export const bookingEvents = {
  'booking.requested': change,
  'booking.confirmed': change,
  'booking.failed': change,
  'booking.cancelled': change,
}
