import { AsyncResource } from 'node:async_hooks'
import type { NotificationHandler } from './database.ts'
import { outsideTransactions } from './transaction-scope.ts'

/** Who listens to which channel. Handlers run apart from whatever happened to be executing on arrival. */
export const createSubscriptions = () => {
  const channels = new Map<string, Set<NotificationHandler>>()
  const tell = (channel: string, payload: string | undefined) => {
    for (const handler of channels.get(channel) ?? []) handler(payload)
  }
  return {
    /** Whether the channel is new: the connection has to LISTEN. */
    add(channel: string, handler: NotificationHandler) {
      const handlers = channels.get(channel)
      if (handlers) handlers.add(handler)
      else channels.set(channel, new Set([handler]))
      return handlers === undefined
    },
    /** Whether nobody is left: the connection may UNLISTEN. */
    remove(channel: string, handler: NotificationHandler) {
      const handlers = channels.get(channel)
      handlers?.delete(handler)
      return handlers?.size === 0 && channels.delete(channel)
    },
    channels: () => [...channels.keys()],
    tell,
    tellAll: () => [...channels.keys()].forEach((channel) => tell(channel, undefined)),
  }
}

/** Each subscriber's handler as a subscription of its own, bound to the context of who subscribed. */
export const boundHandler = (handler: NotificationHandler): NotificationHandler =>
  outsideTransactions(() => AsyncResource.bind((payload: string | undefined) => handler(payload)))

/** A channel's name as SQL: BullMQ and our own code name channels, nobody from outside does. */
export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`
