import { randomUUID } from 'node:crypto'
import type { Draft, Payload } from '@wayfare/booking-events'
import { openKeyring } from '@wayfare/keyring'
import { createLogger } from '@wayfare/telemetry'
import { testKeys } from '@wayfare/test-kit'
import { createOfferReferences } from '../../src/index.ts'
import { createOrderSteps } from '../../src/orders/order-steps.ts'
import { createOrderWork, defaultPatience } from '../../src/orders/order-work.ts'
import { createOrderHandlers } from '../../src/orders/orders.ts'
import { createBookingModel } from './booking-model.ts'
import type { Disorder } from './booking-model.ts'
import { createMemoryOrders } from './memory-orders.ts'
import { createSupplierModel } from './supplier-model.ts'
import type { Behaviour, Outage } from './supplier-model.ts'
import { createVirtualTime } from './virtual-time.ts'

export const price = { amount: '300.00', currency: 'EUR' }
const references = createOfferReferences(openKeyring(testKeys()), 'ModelOffer')
const log = createLogger('test', { level: 'silent' })
export const day = 24 * 60 * 60_000

const hold = (itemId: string): Payload<'order.hold'> => ({
  itemId,
  offerId: references.id({ supplier: 'model', ref: 'offer-1' }),
  expected: price,
  clientReference: `WF${itemId.slice(0, 12)}`,
  travellers: [],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
  owner: { viewerId: 'ada' },
  clientIp: '203.0.113.7',
})

export interface History {
  script: readonly Behaviour[]
  outages: readonly Outage[]
  disorder: Disorder
  holdable: boolean
  /** How far the worker's own clock is off, in ms. */
  skew: number
}

/** One booking of one item, from its first command until nothing moves any more. */
export const play = async ({ script, outages, disorder, holdable, skew }: History) => {
  const time = createVirtualTime()
  const itemId = randomUUID()
  const memory = createMemoryOrders<object>(time)
  const onStall = () => memory.expireLease(itemId)
  const model = createSupplierModel({ time, script, outages, holdable, price, onStall })
  const parts = { store: memory.store, journal: memory.journal, patience: defaultPatience, log, references }
  const steps = createOrderSteps<object, void>(model.supplier)
  const work = createOrderWork<object, void>({ ...parts, steps, orderType: 'ModelOrder' })
  const handlers = createOrderHandlers({ ...parts, work })
  const booking = createBookingModel(time, handlers, { disorder, hold: hold(itemId) })
  const events: Draft[] = []
  let scheduledFor: number | undefined
  const scheduleLate = () => {
    const due = memory.nextDueAt()
    if (due === undefined || due === scheduledFor) return
    scheduledFor = due
    time.at(due, () => {
      scheduledFor = undefined
      void work('cancel', itemId)
        .catch(() => undefined)
        .then(() =>
          memory.nextDueAt()! <= time.now() ? time.at(time.now() + 2_000, scheduleLate) : scheduleLate(),
        )
    })
  }
  memory.onEvent = (draft) => {
    events.push(draft)
    booking.receive(draft)
    scheduleLate()
  }
  const clock = Date.now
  Date.now = () => clock() + skew
  try {
    booking.start()
    await time.runToRest(20 * day)
    scheduleLate()
    await time.runToRest(40 * day)
  } finally {
    Date.now = clock
  }
  const { ledger, ordering, counted } = model
  return {
    calls: counted.calls,
    ledger,
    ordering,
    events,
    booking,
    record: memory.record(itemId),
    undoneAt: memory.undoneAt(itemId),
  }
}
