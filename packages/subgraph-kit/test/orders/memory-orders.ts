import { randomUUID } from 'node:crypto'
import type { Draft } from '@wayfare/booking-events'
import { takeLease } from '../../src/lease.ts'
import type { OrderRequest } from '../../src/index.ts'
import type { OrderRecord } from '../../src/orders/order-row.ts'
import type { OrderChange, OrderStore } from '../../src/orders/order-store.ts'
import type { OrderJournal } from '../../src/orders/order-work.ts'
import type { VirtualTime } from './virtual-time.ts'

const leaseMs = 5_000

interface Row<D> {
  record: OrderRecord<D>
  token?: string
  leasedUntil: number
  nextTryAt?: number
  undoneAt?: number
}

export interface MemoryOrders<D> {
  store: OrderStore<D, void>
  journal: OrderJournal<void>
  /** Called with every event that the worker publishes. */
  onEvent: (draft: Draft) => void
  record(itemId: string): OrderRecord<D> | undefined
  /** When the first cancellation of the item was written down. */
  undoneAt(itemId: string): number | undefined
  /** When the next late cancellation is due. */
  nextDueAt(): number | undefined
  /** A worker that was stopped for longer than its lease: somebody else may take the order. */
  expireLease(itemId: string): void
}

/** What the tables hold, by the same rules, in this process and by virtual time. `describe-order-store.ts` compares the two. */
export const createMemoryOrders = <D>(time: VirtualTime): MemoryOrders<D> => {
  const rows = new Map<string, Row<D>>()
  const free = (row: Row<D>) => row.token === undefined || row.leasedUntil < time.now()
  const blank = (order: Pick<OrderRecord<D>, 'itemId' | 'bookingId' | 'owner'>): OrderRecord<D> => ({
    ...order,
    orderId: randomUUID(),
    request: undefined as unknown as OrderRecord<D>['request'],
    state: 'NEW',
    undone: false,
    deadlines: {},
    lateTries: 0,
    createdAt: time.date(),
    updatedAt: time.date(),
    readAt: time.date(),
  })
  const apply = (row: Row<D>, change: OrderChange<D>) => {
    const { attempt, deadline, lateTry, retry, ...plain } = change
    row.record = { ...row.record, ...plain, readAt: time.date() }
    if (attempt === 'BEGUN') row.record.attempt = { startedAt: time.date() }
    if (attempt === 'ENDED' && row.record.attempt) row.record.attempt.endedAt = time.date()
    if (attempt === 'KNOWN') delete row.record.attempt
    if (deadline) {
      const until = row.record.deadlines[deadline.step] ?? new Date(time.now() + deadline.afterMs)
      row.record.deadlines = { ...row.record.deadlines, [deadline.step]: until }
    }
    if (retry) {
      const before = row.record.retry
      const tries = before?.step === retry.step ? before.tries + 1 : 1
      row.record.retry = { step: retry.step, tries, at: new Date(time.now() + retry.afterMs) }
    }
    if (lateTry === 'never') row.nextTryAt = undefined
    else if (lateTry) {
      row.nextTryAt = time.now() + lateTry.afterMs
      row.record.lateTries += 1
    }
    return structuredClone(row.record)
  }
  const memory: MemoryOrders<D> = {
    onEvent: () => undefined,
    undoneAt: (itemId) => rows.get(itemId)?.undoneAt,
    record: (itemId) => rows.get(itemId)?.record,
    nextDueAt: () => {
      const due = [...rows.values()].flatMap(({ nextTryAt }) => nextTryAt ?? [])
      return due.length > 0 ? Math.min(...due) : undefined
    },
    expireLease: (itemId) => {
      const row = rows.get(itemId)
      if (row) row.leasedUntil = time.now() - 1
    },
    journal: {
      commit: async (_message, write) => write(),
      publish: async (_tx, draft) => memory.onEvent(draft),
    },
    store: {
      insert: async (order) => {
        if (!rows.has(order.itemId))
          rows.set(order.itemId, {
            record: { ...blank(order), request: order.request as OrderRequest },
            leasedUntil: 0,
          })
      },
      undo: async (item, patienceMs) => {
        const row = rows.get(item.itemId)
        const known = row?.record
        if (!row || !known) {
          const record = { ...blank({ ...item, owner: { viewerId: '' } }), state: 'CANCELLED' as const }
          rows.set(item.itemId, { record: { ...record, undone: true }, leasedUntil: 0 })
          return
        }
        row.undoneAt ??= time.now()
        const until = known.deadlines.cancel ?? new Date(time.now() + patienceMs)
        row.record = { ...known, undone: true, deadlines: { ...known.deadlines, cancel: until } }
        if (known.state !== 'CANCELLED') row.nextTryAt ??= time.now() + patienceMs
      },
      lease: async (itemId) => {
        const row = rows.get(itemId)
        if (!row) return undefined
        const ours = (token: string) => row.token === token
        return takeLease({
          what: 'order',
          take: async (token) => {
            if (!free(row)) return undefined
            Object.assign(row, { token, leasedUntil: time.now() + leaseMs })
            return apply(row, {})
          },
          renew: async (token) => ours(token),
          release: async (token) => {
            if (ours(token)) row.token = undefined
          },
          change: async (token, change) => (ours(token) ? apply(row, change) : undefined),
        })
      },
      dueForRetry: async (limit) =>
        [...rows.values()]
          .filter(({ nextTryAt }) => nextTryAt !== undefined && nextTryAt <= time.now())
          .slice(0, limit)
          .map(({ record }) => record.itemId),
      findMany: async (orderIds) =>
        new Map(
          [...rows.values()].flatMap(({ record }) =>
            record.request && orderIds.includes(record.orderId) ? [[record.orderId, record]] : [],
          ),
        ),
    },
  }
  return memory
}
