import type { Logger } from '@wayfare/telemetry'
import type { Service } from './catalogue/values.ts'
import { startConsumers } from './consumers.ts'
import type { ConsumersOptions, Handlers } from './consumers.ts'
import { createInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { commandQueue, eventQueue } from './message.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { startPruning } from './prune.ts'
import { startRelay } from './relay.ts'
import type { MessagingTables } from './tables.ts'
import { openTransport } from './transport/open-transport.ts'
import type { Consumer, SetAside, TransportConfig } from './transport/transport.ts'

export interface MessagingConfig extends TransportConfig {
  /** Also the name of its schema, which has run `messagingMigrations`. */
  readonly service: Service
}

export interface Messaging<Tables> {
  readonly outbox: Outbox
  readonly inbox: Inbox<Tables>
  /** Starts handling what comes for this service. Once per process. */
  consume(handlers: Handlers<Tables>, options?: ConsumersOptions): Promise<Consumer>
  /** What could not be handled, newest first, at most 100 of each queue. */
  setAside(): Promise<SetAside[]>
  /** How many messages of this service are set aside. */
  countSetAside(): Promise<number>
  /** Rejects when the queues cannot be reached within the time, in milliseconds. */
  ping(withinMs: number): Promise<void>
  /** Finishes what is in hand, then lets go. The database stays open. */
  close(): Promise<void>
}

/** A service's end of the messages: its outbox moves from now on, its consumers start with `consume`. */
export const openMessaging = async <Tables>(
  config: MessagingConfig,
  log: Logger,
): Promise<Messaging<Tables>> => {
  const { service, database } = config
  const db = database.forService<MessagingTables>(service)
  const transport = await openTransport(config, log)
  const relay = await startRelay({ service, database, transport, log })
  const pruning = startPruning(db, log)
  const inbox = createInbox<Tables>(db)
  const outbox = createOutbox(service)
  const ownQueues = [commandQueue(service), eventQueue(service)]
  const consumers: Consumer[] = []
  return {
    outbox,
    inbox,
    async consume(handlers, options) {
      const consumer = await startConsumers({ service, transport, inbox, outbox, log }, handlers, options)
      consumers.push(consumer)
      return consumer
    },
    setAside: async () => (await Promise.all(ownQueues.map(transport.setAside))).flat(),
    countSetAside: async () =>
      (await Promise.all(ownQueues.map(transport.countSetAside))).reduce((sum, count) => sum + count, 0),
    ping: transport.ping,
    async close() {
      await pruning.close()
      await Promise.all(consumers.map((consumer) => consumer.close()))
      await relay.close()
      await transport.close()
    },
  }
}
