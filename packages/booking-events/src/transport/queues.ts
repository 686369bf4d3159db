import type { JobsOptions, Queue } from 'bullmq'
import type { Message } from '../message.ts'
import type { SetAside } from './transport.ts'

const day = 24 * 3_600

const jobOptions: JobsOptions = {
  attempts: 25,
  backoff: { type: 'custom' },
  // Long enough that a relay's repeat meets the id of the first delivery; the inbox remembers longer.
  removeOnComplete: { age: 3_600, count: 5_000 },
  removeOnFail: { age: 14 * day },
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
    async obliterate(queue: string) {
      await queueOf(queue).obliterate({ force: true })
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}
