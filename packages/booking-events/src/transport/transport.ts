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

/** BullMQ on whichever store there is. It carries messages at least once; nothing depends on its memory. */
export interface Transport {
  /** In order within the queue. A message whose id is still known there is not added twice. */
  send(queue: string, messages: readonly Message[]): Promise<void>
  consume(queue: string, process: Process, options: ConsumeOptions): Promise<Consumer>
  setAside(queue: string): Promise<SetAside[]>
  /** Empties the queue for good, jobs in hand included. */
  obliterate(queue: string): Promise<void>
  close(): Promise<void>
}

export interface TransportConfig {
  readonly database: Database
  /** Redis for the queues; absent = the database. */
  readonly redisUrl?: Secret | string
  /** What the queues' keys start with in Redis, `wayfare` unless told. */
  readonly prefix?: string
}
