import type { Database } from '@wayfare/database'
import type { Secret } from '@wayfare/config'
import type { Job, WorkerOptions } from 'bullmq'
import type { Message } from '../message.ts'

/** A message that nobody can handle, kept for a person to look at. */
export interface SetAside {
  readonly queue: string
  readonly messageId: string
  readonly name: string
  readonly reason: string
  readonly failedAt: Date
}

export interface Consumer {
  /** Resolves once the jobs in hand are finished. */
  close(): Promise<void>
}

export type Process = (job: Job) => Promise<void>
export type ConsumeOptions = Omit<WorkerOptions, 'connection' | 'prefix'>

/** What became of a message: still to be handled, handled or set aside, or unknown to the queue. */
export type Fate = 'pending' | 'finished' | 'gone'

/** BullMQ on whichever store there is. It carries messages at least once; nothing depends on its memory. */
export interface Transport {
  /** In order within the queue. A message whose id is still known there is not added twice. */
  send(queue: string, messages: readonly Message[]): Promise<void>
  consume(queue: string, process: Process, options: ConsumeOptions): Promise<Consumer>
  setAside(queue: string): Promise<SetAside[]>
  /** How many messages are set aside in the queue. */
  countSetAside(queue: string): Promise<number>
  /** By message id. What the queue lost is `gone`, and so is what it finished longer ago than it remembers. */
  fates(queue: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, Fate>>
  /** Rejects when the queues cannot be reached within the time. */
  ping(withinMs: number): Promise<void>
  /** Empties the queue for good, jobs in hand included. */
  obliterate(queue: string): Promise<void>
  close(): Promise<void>
}

export interface TransportConfig {
  readonly database: Database
  /** Redis for the queues; absent = the database. */
  readonly redisUrl?: Secret | string
  /** What the queues' keys start with in Redis, `wayfare` by default. */
  readonly prefix?: string
}
