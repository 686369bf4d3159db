import type { z } from 'zod'
import { bookingEvents } from './bookings.ts'
import { orderCommands, orderEvents } from './orders.ts'
import { paymentCommands, paymentEvents } from './payments.ts'
import type { Service } from './values.ts'

/** The version of every payload here. A change that old readers cannot take is a new name. */
export const catalogueVersion = 1

export const commandPayloads = { ...orderCommands, ...paymentCommands }
export const eventPayloads = { ...orderEvents, ...paymentEvents, ...bookingEvents }
export const payloads = { ...commandPayloads, ...eventPayloads }

export type CommandName = keyof typeof commandPayloads
export type EventName = keyof typeof eventPayloads
export type MessageName = keyof typeof payloads
export type Payload<Name extends MessageName> = z.output<(typeof payloads)[Name]>

/** Who is told about an event. A command goes to the one service that its envelope names. */
export const subscribers = {
  'order.held': ['bookings'],
  'order.refused': ['bookings'],
  'order.confirmed': ['bookings'],
  'order.cancelled': ['bookings'],
  'order.failed': ['bookings'],
  'payment.authorised': ['bookings'],
  'payment.declined': ['bookings'],
  'payment.captured': ['bookings'],
  'payment.voided': ['bookings'],
  'payment.refunded': ['bookings'],
  'payment.failed': ['bookings'],
  'booking.requested': [],
  'booking.confirmed': [],
  'booking.failed': [],
  'booking.cancelled': [],
} as const satisfies Record<EventName, readonly Service[]>

export const isCommand = (name: MessageName): name is CommandName => name in commandPayloads
export const isEvent = (name: MessageName): name is EventName => name in eventPayloads
export const isKnown = (name: string): name is MessageName => name in payloads
