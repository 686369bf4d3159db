import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderStore } from '../../src/orders/order-store.ts'

/** What every order store does. `open` gives an empty one, and a way to let time pass. */
export const describeOrderStore = <Tx>(
  name: string,
  open: () => Promise<{
    store: OrderStore<object, Tx>
    pass: (ms: number) => Promise<void>
    close(): Promise<void>
  }>,
) => {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())

    const item = () => ({ itemId: randomUUID(), bookingId: randomUUID() })
    const order = (known = item()) => ({
      ...known,
      owner: { viewerId: 'ada' },
      request: {
        offer: 'offer-1',
        expected: { amount: '300.00', currency: 'EUR' },
        clientReference: 'WF1',
        travellers: [],
        contact: { email: 'ada@example.com', phone: '+442071234567' },
        clientIp: '203.0.113.7',
      },
    })

    it('knows no order before it is inserted, and inserts it once', async () => {
      const first = order()
      expect(await opened.store.lease(first.itemId)).toBeUndefined()
      await opened.store.insert(first)
      await opened.store.insert({ ...first, owner: { viewerId: 'somebody else' } })
      await using lease = (await opened.store.lease(first.itemId))!
      expect(lease.record).toMatchObject({ state: 'NEW', undone: false, owner: first.owner, lateTries: 0 })
      expect(lease.record.request).toEqual(first.request)
    })

    it('finds orders among ids that cannot be those of one', async () => {
      const each = order()
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      const { orderId } = lease.record
      const none = ['', 'x', "'; drop table orders", '\u0000', 'a'.repeat(8_000), randomUUID()]
      expect([...(await opened.store.findMany([...none, orderId])).keys()]).toEqual([orderId])
      expect(await opened.store.findMany(none)).toEqual(new Map())
    })

    it('lends an order to one worker at a time', async () => {
      const each = order()
      await opened.store.insert(each)
      const lease = (await opened.store.lease(each.itemId))!
      await expect(opened.store.lease(each.itemId)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await lease[Symbol.asyncDispose]()
      const next = (await opened.store.lease(each.itemId))!
      await expect(lease.change({ state: 'HELD' })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await next[Symbol.asyncDispose]()
    })

    it('writes when an attempt began and ended, and forgets it once it is known', async () => {
      const each = order()
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      await lease.change({ state: 'HOLDING', attempt: 'BEGUN' })
      expect(lease.record.attempt!.startedAt.getTime()).toBeGreaterThan(0)
      expect(lease.record.attempt!.endedAt).toBeUndefined()
      await opened.pass(20)
      await lease.change({ attempt: 'ENDED' })
      const { startedAt, endedAt } = lease.record.attempt!
      expect(endedAt!.getTime()).toBeGreaterThan(startedAt.getTime())
      expect(lease.record.readAt.getTime()).toBeGreaterThanOrEqual(endedAt!.getTime())
      await lease.change({ attempt: 'KNOWN' })
      expect(lease.record.attempt).toBeUndefined()
    })

    it('keeps the first deadline of each step', async () => {
      const each = order()
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      await lease.change({ deadline: { step: 'hold', afterMs: 1_000 } })
      const first = lease.record.deadlines.hold!
      await opened.pass(20)
      await lease.change({ deadline: { step: 'hold', afterMs: 60_000 } })
      await lease.change({ deadline: { step: 'confirm', afterMs: 60_000 } })
      expect(lease.record.deadlines.hold).toEqual(first)
      expect(lease.record.deadlines.confirm!.getTime()).toBeGreaterThan(first.getTime())
    })

    it('notes a cancellation while another worker has the order', async () => {
      const each = order()
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      await opened.store.undo(each, 60_000)
      await lease.change({ state: 'HELD' })
      expect(lease.record).toMatchObject({ state: 'HELD', undone: true })
      expect(lease.record.deadlines.cancel!.getTime()).toBeGreaterThan(lease.record.createdAt.getTime())
    })

    it('takes a cancellation before its order: nothing is inserted any more', async () => {
      const each = order()
      await opened.store.undo(each, 60_000)
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      expect(lease.record).toMatchObject({ state: 'CANCELLED', undone: true })
      expect(lease.record.request).toBeUndefined()
    })

    it('gives out cancellations that are due to be tried again', async () => {
      const [due, later, done] = [order(), order(), order()]
      for (const each of [due, later, done]) await opened.store.insert(each)
      await opened.store.undo(due, 0)
      await opened.store.undo(later, 60_000)
      await opened.store.undo(done, 0)
      await using lease = (await opened.store.lease(done.itemId))!
      await lease.change({ state: 'CANCELLED', lateTry: 'never' })
      await opened.pass(20)
      const ids = await opened.store.dueForRetry(100)
      expect(ids).toContain(due.itemId)
      expect(ids).not.toContain(later.itemId)
      expect(ids).not.toContain(done.itemId)
    })

    it('goes on looking for the order of a cancelled item whose cancellation is commanded once more', async () => {
      const each = order()
      await opened.store.insert(each)
      await opened.store.undo(each, 60_000)
      await using lease = (await opened.store.lease(each.itemId))!
      await lease.change({ attempt: 'BEGUN' })
      await lease.change({ state: 'CANCELLED', lateTry: { afterMs: 0 } })
      await opened.store.undo(each, 60_000)
      await opened.pass(20)
      expect(await opened.store.dueForRetry(100)).toContain(each.itemId)
    })

    it('counts the tries of a step, and says when the next may be', async () => {
      const each = order()
      await opened.store.insert(each)
      await using lease = (await opened.store.lease(each.itemId))!
      expect(lease.record.retry).toBeUndefined()
      await lease.change({ retry: { step: 'hold', afterMs: 1_000 } })
      await lease.change({ retry: { step: 'hold', afterMs: 1_000 } })
      expect(lease.record.retry).toMatchObject({ step: 'hold', tries: 2 })
      expect(lease.record.retry!.at.getTime()).toBeGreaterThan(lease.record.readAt.getTime())
      await lease.change({ retry: { step: 'cancel', afterMs: 0 } })
      expect(lease.record.retry).toMatchObject({ step: 'cancel', tries: 1 })
    })

    it('counts late tries', async () => {
      const each = order()
      await opened.store.insert(each)
      await opened.store.undo(each, 0)
      await using lease = (await opened.store.lease(each.itemId))!
      await lease.change({ lateTry: { afterMs: 60_000 } })
      await lease.change({ lateTry: { afterMs: 60_000 } })
      expect(lease.record.lateTries).toBe(2)
      expect(await opened.store.dueForRetry(100)).not.toContain(each.itemId)
    })
  })
}

export const passing = async (ms: number) => {
  await sleep(ms)
}
