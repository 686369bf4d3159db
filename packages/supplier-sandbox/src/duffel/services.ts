import { z } from 'zod'
import { airlineRefusal } from './refusals.ts'

export const serviceInput = z.strictObject({ id: z.string(), quantity: z.int().min(1) })

/** Nothing is for sale besides flights, so that every service is unknown. */
export const requireNoServices = (services: readonly z.output<typeof serviceInput>[] | undefined) => {
  if (!services || services.length === 0) return
  throw airlineRefusal(
    'ancillary_service_not_available',
    'Requested services are not available. Update your services or create a new offer request.',
  )
}
