import { randomUUID } from 'node:crypto'
import { DomainError } from '@wayfare/domain'
import { currentRequest, withRequest } from '@wayfare/telemetry'
import { commands, events } from '../../src/index.ts'
import type { Handlers, Message } from '../../src/index.ts'
import { stamp } from '../../src/message.ts'
import { until } from './until.ts'
import { confirm, held, useMessaging } from './use-messaging.ts'
import type { FlightTables, MessagingUnderTest } from './use-messaging.ts'

/** What messaging promises on every store. */
export const describeMessaging = (name: string, open: () => Promise<MessagingUnderTest & AsyncDisposable>) =>
  describe(`messaging on ${name}`, () => {
    const { bookings, flights, publish, holds, database, transport, closeLast } = useMessaging(open)

    it('brings a command to its service, and the answer back to the subscriber', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const answers: Message[] = []
      await doer.consume({
        'order.confirm': async ({ itemId }, { message, inbox }) => {
          await inbox.once(message, async (tx) => {
            await tx.insertInto('hold').values({ item_id: itemId }).execute()
            await doer.outbox.publish(tx, events.orderHeld(message, held(itemId)))
          })
        },
      })
      await asker.consume({ 'order.held': async (_, { message }) => void answers.push(message) })
      const itemId = randomUUID()
      await publish(asker, confirm(itemId))
      await until(() => answers.length > 0)
      expect(answers).toMatchObject([
        { name: 'order.held', source: 'flights', bookingId: 'booking-1', payload: held(itemId) },
      ])
      expect(await holds()).toContain(itemId)
    })

    it('keeps the order of what one transaction published, one at a time', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const seen: string[] = []
      await doer.consume(
        { 'order.confirm': async ({ itemId }) => void seen.push(itemId) },
        { concurrency: 1 },
      )
      const items = Array.from({ length: 20 }, (_, index) => `item-${index}`)
      await publish(asker, ...items.map(confirm))
      await until(() => seen.length === items.length)
      expect(seen).toEqual(items)
    })

    it('carries the request that asked into the handler', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const requests: unknown[] = []
      await doer.consume({ 'order.confirm': async () => void requests.push(currentRequest()?.requestId) })
      await withRequest({ requestId: 'request-7' }, () => publish(asker, confirm('item')))
      await until(() => requests.length > 0)
      expect(requests).toEqual(['request-7'])
    })

    it('sends nothing of a transaction that rolled back', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const seen: string[] = []
      await doer.consume({ 'order.confirm': async ({ itemId }) => void seen.push(itemId) })
      const failing = database()
        .forService<unknown>('bookings')
        .transaction()
        .execute(async (tx) => {
          await asker.outbox.publish(tx, confirm('rolled back'))
          throw new Error('changed my mind')
        })
      await expect(failing).rejects.toThrow('changed my mind')
      await publish(asker, confirm('committed'))
      await until(() => seen.length > 0)
      expect(seen).toEqual(['committed'])
    })

    it('refuses to publish what breaks the catalogue', async () => {
      const asker = await bookings()
      const broken = commands.confirmOrder({ bookingId: 'booking-1', to: 'flights' }, { itemId: '' })
      await expect(publish(asker, broken)).rejects.toMatchObject({ code: 'INVALID' })
    })

    it('writes once for a message that comes twice, even at the same time', async () => {
      const doer = await flights()
      const itemId = randomUUID()
      const written: boolean[] = []
      await doer.consume({
        'order.confirm': async (_, { message, inbox }) => {
          const once = () =>
            inbox.once(
              message,
              async (tx) => void (await tx.insertInto('hold').values({ item_id: itemId }).execute()),
            )
          written.push(...(await Promise.all([once(), once()])), await once())
        },
      })
      const message = stamp(confirm(itemId), 'bookings')
      await transport().send('flights.commands', [message])
      await transport().send('flights.commands', [message])
      await until(() => written.length >= 3)
      expect(written.filter(Boolean)).toEqual([true])
      expect((await holds()).filter((held) => held === itemId)).toHaveLength(1)
    })

    it('notes nothing when the write fails, so that the next try writes', async () => {
      const doer = await flights()
      const itemId = randomUUID()
      let tries = 0
      await doer.consume({
        'order.confirm': async (_, { message, inbox }) => {
          await inbox.once(message, async (tx) => {
            await tx.insertInto('hold').values({ item_id: itemId }).execute()
            if (++tries < 3) throw new Error('crashed \0 halfway')
          })
        },
      })
      await transport().send('flights.commands', [stamp(confirm(itemId), 'bookings')])
      await until(async () => (await holds()).includes(itemId))
      expect(tries).toBe(3)
      expect((await holds()).filter((held) => held === itemId)).toHaveLength(1)
    })

    it('sets aside what nobody can read, with the reason, while the queue flows on', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const seen: string[] = []
      await doer.consume({ 'order.confirm': async ({ itemId }) => void seen.push(itemId) })
      const poison = {
        ...stamp(confirm('poison'), 'bookings'),
        payload: { itemId: 42 },
      } as unknown as Message
      await transport().send('flights.commands', [poison])
      await publish(asker, confirm('after'))
      await until(() => seen.length > 0)
      await until(async () => (await doer.setAside()).some(({ messageId }) => messageId === poison.id))
      expect(seen).toEqual(['after'])
      const found = (await doer.setAside()).find(({ messageId }) => messageId === poison.id)
      expect(found).toMatchObject({ queue: 'flights.commands', name: 'order.confirm' })
      expect(found?.reason).toMatch(/itemId/)
    })

    it('sets aside at once what its handler calls invalid, and tries again what may pass', async () => {
      const doer = await flights()
      const tries: Record<string, number> = {}
      await doer.consume({
        'order.confirm': async ({ itemId }) => {
          tries[itemId] = (tries[itemId] ?? 0) + 1
          if (itemId === 'hopeless') throw new DomainError('INVALID', 'no such item')
          if (tries[itemId] === 1) throw new DomainError('UNAVAILABLE', 'the supplier is down')
        },
      })
      const messages = ['hopeless', 'patient'].map((itemId) => stamp(confirm(itemId), 'bookings'))
      await transport().send('flights.commands', messages)
      await until(() => tries['patient'] === 2)
      expect(tries).toEqual({ hopeless: 1, patient: 2 })
      expect((await doer.setAside()).map(({ reason }) => reason)).toContain('no such item')
    })

    it('leaves to the next consumer what the last one did not get to, and finishes what it had in hand', async () => {
      const [asker, first] = [await bookings(), await flights()]
      const finished: string[] = []
      const slow: Handlers<FlightTables> = {
        'order.confirm': async ({ itemId }) => {
          await new Promise((resolve) => setTimeout(resolve, 100))
          finished.push(itemId)
        },
      }
      const consumer = await first.consume(slow, { concurrency: 1 })
      await publish(asker, confirm('in hand'), confirm('left 1'), confirm('left 2'))
      await new Promise((resolve) => setTimeout(resolve, 60))
      await consumer.close()
      const before = [...finished]
      expect(before.length).toBeLessThan(3)
      const second = await flights()
      await second.consume(slow)
      await until(() => finished.length === 3)
      expect(finished.toSorted()).toEqual(['in hand', 'left 1', 'left 2'])
    })

    it('sends what was published while nobody relayed, though every queue was lost', async () => {
      const gone = await bookings()
      await closeLast()
      await publish(gone, confirm('unsent'))
      await transport().obliterate('flights.commands')
      const doer = await flights()
      const seen: string[] = []
      await doer.consume({ 'order.confirm': async ({ itemId }) => void seen.push(itemId) })
      await bookings()
      await until(() => seen.length > 0)
      expect(seen).toEqual(['unsent'])
    })

    it('is quick from commit to handler', async () => {
      const [asker, doer] = [await bookings(), await flights()]
      const arrivals = new Map<string, () => void>()
      await doer.consume({ 'order.confirm': async ({ itemId }) => arrivals.get(itemId)?.() })
      const delays: number[] = []
      for (let round = 0; round < 40; round++) {
        const itemId = `quick-${round}`
        const { promise, resolve } = Promise.withResolvers<void>()
        arrivals.set(itemId, resolve)
        const start = performance.now()
        await publish(asker, confirm(itemId))
        await promise
        delays.push(performance.now() - start)
      }
      const median = delays.toSorted((a, b) => a - b)[20] ?? Infinity
      if (process.env.SHOW_LATENCY)
        process.stderr.write(
          `${name}: median ${median.toFixed(1)} ms, max ${Math.max(...delays).toFixed(1)}\n`,
        )
      expect(median).toBeLessThan(100)
    })
  })
