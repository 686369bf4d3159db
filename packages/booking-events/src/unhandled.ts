import { z } from 'zod'
import { isCommand, payloads } from './catalogue/catalogue.ts'
import type { CommandName, MessageName } from './catalogue/catalogue.ts'
import { events } from './drafts.ts'
import type { Draft } from './message.ts'

/** A message that is set aside, as far as it can be read: its payload may break the catalogue. */
export interface Unhandled {
  readonly id: string
  readonly name: MessageName
  readonly bookingId: string
  readonly itemId?: string
  readonly paymentId?: string
}

/**
 * What a service answers to a message that it sets aside, so that the service that waits for the answer gets one. It is published
 * in one transaction with the note that the message was handled. Undefined: nobody waits.
 */
export type AnswerUnhandled = (unhandled: Unhandled) => Draft | undefined

const text = z.string().min(1).max(200)

const readable = z.object({
  id: z.uuid(),
  name: z.enum(Object.keys(payloads) as [MessageName, ...MessageName[]]),
  bookingId: text,
  payload: z
    .object({ itemId: text.optional().catch(undefined), paymentId: text.optional().catch(undefined) })
    .catch({}),
})

/** Undefined when not even the name and the booking can be read. */
export const readUnhandled = (data: unknown): Unhandled | undefined => {
  const { success, data: read } = readable.safeParse(data)
  if (!success) return undefined
  const { payload, ...about } = read
  return { ...about, ...payload }
}

/** Told to the traveller: what failed is a fault of ours, its details are in the log and with the message. */
const apology = 'This could not be done because of a fault in our system. Our support has been informed.'

const stepOf = (name: CommandName) => name.slice(name.indexOf('.') + 1)

/** The failure that undoes the trip or calls a person: every command of an order or a payment gets it. */
export const failureOf: AnswerUnhandled = (unhandled) => {
  const { name, itemId, paymentId } = unhandled
  if (!isCommand(name)) return undefined
  if (name === 'order.hold' && itemId !== undefined)
    return events.orderRefused(unhandled, { itemId, reason: 'INVALID', message: apology })
  const failure = { step: stepOf(name), message: apology }
  if (name.startsWith('order.') && itemId !== undefined)
    return events.orderFailed(unhandled, { itemId, ...failure })
  return paymentId === undefined ? undefined : events.paymentFailed(unhandled, { paymentId, ...failure })
}
