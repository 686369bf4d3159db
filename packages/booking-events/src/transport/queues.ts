import type { JobsOptions, Queue } from 'bullmq'
import type { Message } from '../message.ts'
import type { Fate, SetAside } from './transport.ts'

const day = 24 * 3_600

const jobOptions: JobsOptions = {
  // What may pass is tried for more than a day; what is a fault of ours, `receive` sets aside long before.
  attempts: 4_000,
  backoff: { type: 'custom' },
  // Messages hold personal data: they stay until the relay has seen that they are finished, not longer.
  removeOnComplete: { age: 60, count: 10_000 },
  removeOnFail: { age: 14 * day, count: 10_000 },
}

/** The sending side of BullMQ, the same on every store: one queue object per name, made on first use. */
export const createQueues = (open: (name: string) => Queue) => {
  const queues = new Map<string, Queue>()
  const queueOf = (name: string) => {
    const queue = queues.get(name) ?? open(name)
    queues.set(name, queue)
    return queue
  }
  return {
    async send(queue: string, messages: readonly Message[]) {
      const jobs = messages.map((data) => ({
        name: data.name,
        data,
        opts: { ...jobOptions, jobId: data.id },
      }))
      await queueOf(queue).addBulk(jobs)
    },
    async setAside(queue: string): Promise<SetAside[]> {
      const failed = await queueOf(queue).getFailed(0, 99)
      return failed.map(({ id = '', name, failedReason, finishedOn = 0 }) => ({
        queue,
        messageId: id,
        name,
        reason: failedReason,
        failedAt: new Date(finishedOn),
      }))
    },
    countSetAside: (queue: string) => queueOf(queue).getFailedCount(),
    async fates(queue: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, Fate>> {
      const states = await Promise.all(messageIds.map((id) => queueOf(queue).getJobState(id)))
      return new Map(messageIds.map((id, index) => [id, fateOf(states[index]!)]))
    },
    async obliterate(queue: string) {
      await queueOf(queue).obliterate({ force: true })
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}

/** By BullMQ's name of a job's state. */
export const fateOf = (state: string): Fate => {
  if (state === 'unknown') return 'gone'
  return state === 'completed' || state === 'failed' ? 'finished' : 'pending'
}
