import { DomainError, newId } from '@wayfare/domain'
import { currentRequest } from '@wayfare/telemetry'
import { z } from 'zod'
import { catalogueVersion, isEvent, payloads, subscribers } from './catalogue/catalogue.ts'
import type { MessageName, Payload } from './catalogue/catalogue.ts'
import { services } from './catalogue/values.ts'
import type { Service } from './catalogue/values.ts'

/** What travels: the same id on every delivery, so that a receiver can tell a repeat. */
export interface Envelope<Name extends MessageName> {
  readonly id: string
  readonly name: Name
  readonly version: typeof catalogueVersion
  readonly source: Service
  /** The one receiver of a command; events go to their subscribers. */
  readonly to?: Service
  /** ISO 8601, UTC. */
  readonly occurredAt: string
  readonly bookingId: string
  readonly requestId?: string
  readonly payload: Payload<Name>
}

export type Message<Name extends MessageName = MessageName> = { [N in Name]: Envelope<N> }[Name]

/** A message before the outbox stamps it. */
export type Draft<Name extends MessageName = MessageName> = {
  [N in Name]: Pick<Envelope<N>, 'name' | 'to' | 'bookingId' | 'payload'>
}[Name]

const envelope = z.object({
  id: z.uuid(),
  name: z.enum(Object.keys(payloads) as [MessageName, ...MessageName[]]),
  version: z.literal(catalogueVersion),
  source: z.enum(services),
  to: z.enum(services).optional(),
  occurredAt: z.iso.datetime(),
  bookingId: z.string().min(1),
  requestId: z.string().optional(),
  payload: z.unknown(),
})

/** @throws ZodError when the data is not a message of this catalogue */
export const parseMessage = (data: unknown): Message => {
  const parsed = envelope.parse(data)
  return { ...parsed, payload: payloads[parsed.name].parse(parsed.payload) } as Message
}

/** @throws DomainError INVALID when the draft breaks the catalogue: found by its sender, not by its receivers */
export const stamp = (draft: Draft, source: Service): Message => {
  const requestId = currentRequest()?.requestId
  const { name, to, bookingId, payload } = draft
  try {
    return parseMessage({
      id: newId(),
      name,
      version: catalogueVersion,
      source,
      to,
      bookingId,
      requestId,
      occurredAt: new Date().toISOString(),
      payload,
    })
  } catch (cause) {
    throw new DomainError('INVALID', `${name} breaks its contract: ${reasonOf(cause)}`, { cause })
  }
}

/** Where what is wrong, without the values: they may be personal. */
export const reasonOf = (error: unknown) =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`).join('; ')
    : String(error)

export const commandQueue = (service: Service) => `${service}.commands`
export const eventQueue = (service: Service) => `${service}.events`

/** The queues that a message goes to; none when nobody subscribes. */
export const destinations = ({ name, to }: Pick<Message, 'name' | 'to'>): string[] => {
  if (isEvent(name)) return subscribers[name].map(eventQueue)
  if (to === undefined) throw new DomainError('INVALID', `${name} names no receiver`)
  return [commandQueue(to)]
}
