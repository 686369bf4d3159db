import { randomUUID } from 'node:crypto'
import { DomainError } from '@wayfare/domain'
import { UnrecoverableError } from 'bullmq'
import type { Draft, Message } from '../../src/index.ts'
import { stamp } from '../../src/message.ts'
import { until } from './until.ts'
import { confirm, useMessaging } from './use-messaging.ts'
import type { MessagingUnderTest } from './use-messaging.ts'

/** That every message is handled or answered for, on every store. */
export const describeDelivery = (name: string, open: () => Promise<MessagingUnderTest & AsyncDisposable>) =>
  describe(`delivery on ${name}`, () => {
    const { bookings, flights, publish, outbox, database, transport } = useMessaging(open)

    it('sends again what its queue lost after it was sent', async () => {
      const asker = await bookings()
      await publish(asker, confirm('lost'))
      await until(async () => (await outbox()).some(({ sent_at: sent }) => sent !== null))
      await transport().obliterate('flights.commands')
      const doer = await flights()
      const seen: string[] = []
      await doer.consume({ 'order.confirm': async ({ itemId }) => void seen.push(itemId) })
      await until(() => seen.includes('lost'))
    }, 15_000)

    it('forgets a message, which may hold personal data, once it is handled or set aside', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      await doer.consume({
        'order.confirm': async ({ itemId }) => {
          if (itemId === 'bad') throw new DomainError('INVALID', 'bad')
        },
      })
      await asker.consume({ 'order.failed': async () => undefined })
      await publish(asker, confirm('good'), confirm('bad'))
      await until(async () => (await outbox()).length === 0)
      expect(await outbox()).toEqual([])
    }, 15_000)

    it('does not publish a command again that is still under way, and does once it is not', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const seen: string[] = []
      const republish = (...drafts: Draft[]) =>
        database()
          .forService<unknown>('bookings')
          .transaction()
          .execute((tx) => asker.outbox.republish(tx, ...drafts))
      await publish(asker, confirm('a'))
      await republish(confirm('a'), confirm('b'))
      await doer.consume({ 'order.confirm': async ({ itemId }) => void seen.push(itemId) })
      await until(async () => (await outbox()).length === 0)
      expect(seen.toSorted()).toEqual(['a', 'b'])
      await republish(confirm('a'))
      await until(() => seen.length === 3)
    }, 20_000)

    it('answers for a command that it sets aside, whether it cannot be read or is refused', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const answers: Record<string, unknown>[] = []
      const hear = async (payload: object, { message }: { message: Message }) =>
        void answers.push({ name: message.name, bookingId: message.bookingId, ...payload })
      await asker.consume({ 'order.refused': hear, 'order.failed': hear, 'payment.failed': hear })
      await doer.consume({
        'order.hold': async () => undefined,
        'order.confirm': async () => {
          throw new DomainError('NOT_FOUND', 'there is no such order')
        },
        'payment.capture': async () => undefined,
      })
      const broken = (name: string, payload: object) =>
        ({ ...stamp(confirm('any'), 'bookings'), id: randomUUID(), name, payload }) as unknown as Message
      await transport().send('flights.commands', [
        broken('order.hold', { itemId: 'unreadable', travellers: [{ nationality: 'gb' }] }),
        broken('payment.capture', { paymentId: 'unreadable', amount: 'much' }),
        broken('order.hold', { itemId: 42 }),
        broken('order.dance', { itemId: 'unknown' }),
      ])
      await publish(asker, confirm('refused'))
      await until(() => answers.length === 3)
      expect(answers).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'order.refused', itemId: 'unreadable', reason: 'INVALID' }),
          expect.objectContaining({ name: 'payment.failed', paymentId: 'unreadable', step: 'capture' }),
          expect.objectContaining({ name: 'order.failed', itemId: 'refused', step: 'confirm' }),
        ]),
      )
      expect(JSON.stringify(answers)).not.toMatch(/travellers|expected|no such order/)
      expect(await doer.countSetAside()).toBe((await doer.setAside()).length)
    }, 15_000)

    it('answers for a command that its handler gives up after some tries', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const answers: string[] = []
      await asker.consume({ 'order.failed': async ({ itemId }) => void answers.push(itemId) })
      let tries = 0
      await doer.consume({
        'order.confirm': async () => {
          tries += 1
          throw tries < 3 ? new Error('a fault') : new UnrecoverableError('a fault that will not pass')
        },
      })
      await publish(asker, confirm('faulty'))
      await until(() => answers.length > 0)
      expect({ tries, answers }).toEqual({ tries: 3, answers: ['faulty'] })
    })

    it('answers a ping', async () => {
      const messaging = await flights()
      await expect(messaging.ping(1_000)).resolves.toBeUndefined()
    })
  })
