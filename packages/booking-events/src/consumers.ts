import { DomainError, isRetryable } from '@wayfare/domain'
import { doublingPause } from '@wayfare/resilience'
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
import type { Outbox } from './outbox.ts'
import type { Consumer, Transport } from './transport/transport.ts'
import { failureOf, readUnhandled } from './unhandled.ts'
import type { AnswerUnhandled } from './unhandled.ts'

export interface Delivery<Tables, Name extends MessageName> {
  readonly message: Message<Name>
  readonly inbox: Inbox<Tables>
}

/**
 * By message name. A handler does its work outside of any transaction, then notes it with `inbox.once`. It may see a
 * message twice. What it throws is tried again, later and later; what is refused as INVALID, NOT_FOUND, UNAUTHENTICATED or
 * FORBIDDEN is set aside at once, and its sender gets an answer (`ConsumersOptions.answerUnhandled`).
 */
export type Handlers<Tables = unknown> = {
  readonly [Name in MessageName]?: (payload: Payload<Name>, delivery: Delivery<Tables, Name>) => Promise<void>
}

export interface ConsumersParts<Tables> {
  readonly service: Service
  readonly transport: Transport
  readonly inbox: Inbox<Tables>
  readonly outbox: Outbox
  readonly log: Logger
}

export interface ConsumersOptions {
  /** Messages of one queue handled at a time, 8 by default. */
  readonly concurrency?: number
  /** What is answered to a message that is set aside; the failure of its order or payment by default. */
  readonly answerUnhandled?: AnswerUnhandled
}

const pauses = { firstMs: 250, longestMs: 30_000 }

/** Tries of a message whose handler fails in a way that does not look as if it could pass. */
const triesOfFaults = 25

/** A killed process's jobs are taken over within 6 s: its locks end, one check marks them and the next one takes them. */
const takeOver = {
  lockDuration: 4_000,
  // An event loop may pause for 2.5 s before its jobs are handled a second time, which is harmless.
  lockRenewTime: 1_500,
  stalledInterval: 1_000,
  // Each kill of a process counts as a stall: a message must outlive many.
  maxStalledCount: 1_000,
  // After the store was away.
  runRetryDelay: 1_000,
}

/** One worker for the service's commands and one for its events, as far as there are handlers for either. */
export const startConsumers = async <Tables>(
  parts: ConsumersParts<Tables>,
  handlers: Handlers<Tables>,
  { concurrency = 8, answerUnhandled = failureOf }: ConsumersOptions = {},
): Promise<Consumer> => {
  const names = Object.keys(handlers) as MessageName[]
  const queues = [
    ...(names.some(isCommand) ? [commandQueue(parts.service)] : []),
    ...(names.some((name) => !isCommand(name)) ? [eventQueue(parts.service)] : []),
  ]
  const receive = createReceiver({ ...parts, answerUnhandled }, handlers)
  const consumers = await Promise.all(
    queues.map((queue) =>
      parts.transport.consume(queue, receive, {
        ...takeOver,
        concurrency,
        settings: { backoffStrategy: pauseBefore },
      }),
    ),
  )
  return { close: async () => void (await Promise.all(consumers.map((consumer) => consumer.close()))) }
}

interface ReceiverParts<Tables> extends ConsumersParts<Tables> {
  readonly answerUnhandled: AnswerUnhandled
}

const createReceiver = <Tables>(parts: ReceiverParts<Tables>, handlers: Handlers<Tables>) => {
  const { inbox, outbox, log, answerUnhandled } = parts

  /** Answers for the message, then gives it up for good. While the answer cannot be written, the message stays. */
  const setAside = async (job: Job, reason: string): Promise<never> => {
    const unhandled = readUnhandled(job.data)
    const answer = unhandled && answerUnhandled(unhandled)
    log.error('a message was set aside', {
      messageId: job.id,
      message: job.name,
      bookingId: unhandled?.bookingId,
      answer: answer?.name ?? 'none',
      reason,
    })
    if (unhandled && answer) await inbox.once(unhandled, (tx) => outbox.publish(tx, answer))
    throw new UnrecoverableError(storable(reason))
  }

  const attempt = async (job: Job, message: Message) => {
    try {
      await handle(message, handlers, inbox)
    } catch (error) {
      if (isHopeless(error, job)) await setAside(job, (error as Error).message)
      throw worthAnotherTry(error, message, log)
    }
  }

  return async (job: Job) => {
    const parsed = parse(job.data)
    if (typeof parsed === 'string') return setAside(job, parsed)
    await withRequest({ requestId: parsed.requestId ?? parsed.id }, () => attempt(job, parsed))
  }
}

/** The message, or what is wrong with it. */
const parse = (data: unknown): Message | string => {
  try {
    return parseMessage(data)
  } catch (error) {
    return `not a message of the catalogue: ${reasonOf(error)}`
  }
}

const handle = async <Tables>(message: Message, handlers: Handlers<Tables>, inbox: Inbox<Tables>) => {
  const handler = handlers[message.name] as
    | ((payload: Message['payload'], delivery: { message: Message; inbox: Inbox<Tables> }) => Promise<void>)
    | undefined
  if (!handler) throw new UnrecoverableError(`this service does not handle ${message.name}`)
  await handler(message.payload, { message, inbox })
}

const refusals: ReadonlySet<string> = new Set(['INVALID', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'])

/** Refused for good, or failing for so long in a way that does not look as if it could pass. */
const isHopeless = (error: unknown, job: Job) => {
  if (error instanceof UnrecoverableError) return true
  if (error instanceof DomainError && refusals.has(error.code)) return true
  const tries = job.attemptsMade + 1
  return tries >= (isRetryable(error) ? (job.opts.attempts ?? 1) : triesOfFaults)
}

/** What BullMQ is given for a message that it delivers again later. */
const worthAnotherTry = (error: unknown, { id, name, bookingId }: Message, log: Logger): Error => {
  log.warn('a message could not be handled and will be tried again', {
    messageId: id,
    message: name,
    bookingId,
    error,
  })
  return Object.assign(new Error(storable(error instanceof Error ? error.message : String(error))), {
    retryAfterMs: error instanceof DomainError ? error.retryAfterMs : undefined,
  })
}

/** PostgreSQL stores no NUL; a reason that cannot be stored would leave the job in hand for ever. */
const storable = (text: string) => text.replaceAll('\0', '')

/** Doubles up to half a minute, and scatters, so that what failed together does not come back together. */
const pauseBefore = (attempts: number, _type?: string, error?: Error & { retryAfterMs?: number }) => {
  const pause = doublingPause(pauses, attempts - 1)
  return Math.max(error?.retryAfterMs ?? 0, Math.round(pause * (0.5 + Math.random() / 2)))
}
