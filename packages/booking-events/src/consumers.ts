import { DomainError } from '@wayfare/domain'
import type { Logger } from '@wayfare/telemetry'
import { withRequest } from '@wayfare/telemetry'
import { UnrecoverableError } from 'bullmq'
import type { Job } from 'bullmq'
import { isCommand } from './catalogue/catalogue.ts'
import type { MessageName, Payload } from './catalogue/catalogue.ts'
import type { Service } from './catalogue/values.ts'
import type { Inbox } from './inbox.ts'
import { commandQueue, eventQueue, parseMessage, reasonOf } from './message.ts'
import type { Message } from './message.ts'
import type { Consumer, Transport } from './transport/transport.ts'

export interface Delivery<Tables, Name extends MessageName> {
  readonly message: Message<Name>
  readonly inbox: Inbox<Tables>
}

/**
 * By message name. A handler does its work outside of any transaction, then notes it with `inbox.once`. It may see a
 * message twice. What it throws is tried again, later and later; bad input is set aside at once.
 */
export type Handlers<Tables = unknown> = {
  readonly [Name in MessageName]?: (payload: Payload<Name>, delivery: Delivery<Tables, Name>) => Promise<void>
}

export interface ConsumersParts<Tables> {
  readonly service: Service
  readonly transport: Transport
  readonly inbox: Inbox<Tables>
  readonly log: Logger
}

export interface ConsumersOptions {
  /** Messages of one queue handled at a time, 8 unless told. */
  readonly concurrency?: number
}

const firstPauseMs = 250
const longestPauseMs = 30_000

/** One worker for the service's commands and one for its events, as far as there are handlers for either. */
export const startConsumers = async <Tables>(
  parts: ConsumersParts<Tables>,
  handlers: Handlers<Tables>,
  { concurrency = 8 }: ConsumersOptions = {},
): Promise<Consumer> => {
  const names = Object.keys(handlers) as MessageName[]
  const queues = [
    ...(names.some(isCommand) ? [commandQueue(parts.service)] : []),
    ...(names.some((name) => !isCommand(name)) ? [eventQueue(parts.service)] : []),
  ]
  const consumers = await Promise.all(
    queues.map((queue) =>
      parts.transport.consume(queue, (job) => receive(job, handlers, parts), {
        concurrency,
        // Each kill of a process counts as a stall: a message must outlive many.
        maxStalledCount: 100,
        settings: { backoffStrategy: pauseBefore },
      }),
    ),
  )
  return { close: async () => void (await Promise.all(consumers.map((consumer) => consumer.close()))) }
}

const receive = async <Tables>(job: Job, handlers: Handlers<Tables>, parts: ConsumersParts<Tables>) => {
  const message = readable(job, parts.log)
  await withRequest({ requestId: message.requestId ?? message.id }, async () => {
    try {
      await handle(message, handlers, parts.inbox)
    } catch (error) {
      throw refusal(error, message, parts.log)
    }
  })
}

const readable = ({ id, name, data }: Job, log: Logger): Message => {
  try {
    return parseMessage(data)
  } catch (error) {
    const reason = `set aside: no message of the catalogue (${reasonOf(error)})`
    log.error(reason, { messageId: id, message: name })
    throw new UnrecoverableError(storable(reason))
  }
}

const handle = async <Tables>(message: Message, handlers: Handlers<Tables>, inbox: Inbox<Tables>) => {
  const handler = handlers[message.name] as
    | ((payload: Message['payload'], delivery: { message: Message; inbox: Inbox<Tables> }) => Promise<void>)
    | undefined
  if (!handler) throw new UnrecoverableError(`set aside: nobody here handles ${message.name}`)
  await handler(message.payload, { message, inbox })
}

const hopeless: ReadonlySet<string> = new Set(['INVALID', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'])

/** What BullMQ is to make of a handler's error: another try, or set aside. */
const refusal = (error: unknown, { id, name, bookingId }: Message, log: Logger): Error => {
  const fields = { messageId: id, message: name, bookingId, error }
  if (error instanceof UnrecoverableError || (error instanceof DomainError && hopeless.has(error.code))) {
    log.error('a message was set aside', fields)
    return new UnrecoverableError(storable(error.message))
  }
  log.warn('a message could not be handled and will be tried again', fields)
  return Object.assign(new Error(storable(error instanceof Error ? error.message : String(error))), {
    retryAfterMs: error instanceof DomainError ? error.retryAfterMs : undefined,
  })
}

/** PostgreSQL stores no NUL; a reason that cannot be stored would leave the job in hand for ever. */
const storable = (text: string) => text.replaceAll('\0', '')

/** Doubles up to half a minute, and scatters, so that what failed together does not come back together. */
const pauseBefore = (attempts: number, _type?: string, error?: Error & { retryAfterMs?: number }) => {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1))
  return Math.max(error?.retryAfterMs ?? 0, Math.round(pause * (0.5 + Math.random() / 2)))
}
