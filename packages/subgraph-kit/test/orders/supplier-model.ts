import { DomainError } from '@wayfare/domain'
import type { ErrorCode, Money } from '@wayfare/domain'
import type { OrderSupplier, Placed, Refusal, RefundDestination, SupplierOrder } from '../../src/index.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What happens to one call. Times are in ms. */
export type Behaviour =
  | { kind: 'ok'; latency: number }
  /** The supplier does it, and its answer is lost. */
  | { kind: 'lost'; latency: number }
  /** The supplier does it, after the caller has given up waiting. */
  | { kind: 'late'; latency: number; doneAfter: number }
  /** It never gets there. */
  | { kind: 'fails'; code: ErrorCode; latency: number }
  | { kind: 'refused' }
  /** It does it and describes it badly. */
  | { kind: 'malformed'; latency: number; refundTo?: RefundDestination }
  | { kind: 'dearer'; latency: number }
  | { kind: 'pending'; decidedAfter: number; confirms: boolean }
  /** The worker dies in the call: before the supplier has it, or after. */
  | { kind: 'crash'; done: boolean }
  /** The worker is stopped for longer than its lease, and goes on. */
  | { kind: 'stalled'; latency: number }

export interface Outage {
  from: number
  lasts: number
}

export interface LedgerEntry {
  id: string
  clientReference: string
  state: 'HELD' | 'PENDING' | 'CONFIRMED' | 'CANCELLED'
  price: Money
  payments: Money[]
}

export class Crash extends Error {}

export interface SupplierModelOptions {
  time: VirtualTime
  /** One for each call, in turn; calls after the last succeed at once. */
  script: readonly Behaviour[]
  outages: readonly Outage[]
  holdable: boolean
  price: Money
  onStall: () => void
}

export const settleMs = 120_000
export const attemptMs = 130_000
const appearsForMs = 6 * 60 * 60_000
const clientTimeoutMs = 120_000

/** A supplier that keeps its contract: what it was sent is done within `appearsForMs` of the end of the attempt, or never. */
export const createSupplierModel = (options: SupplierModelOptions) => {
  const { time, price } = options
  const started = time.now()
  const script = [...options.script]
  const ledger: LedgerEntry[] = []
  /** When each call to hold, order or pay was made. */
  const ordering: number[] = []
  /** Attempts that the supplier is still at. As Duffel and Rapid do, it takes no repeat of one of these. */
  const under = { way: 0 }
  const ordered = <T>(act: (behaviour: Behaviour) => T, isRepeat?: boolean) => {
    ordering.push(time.now())
    const isLate = script[0]?.kind === 'late' && !isDown()
    if (isLate) under.way += 1
    return call((behaviour) => {
      if (isLate) under.way -= 1
      if (isRepeat && under.way > 0 && behaviour.kind !== 'refused') throw failure('UNAVAILABLE')
      return act(behaviour)
    })
  }
  const priceOf = { now: price }
  const counted = { calls: 0 }

  const isDown = () =>
    options.outages.some(({ from, lasts }) => {
      const since = time.now() - started
      return since >= from && since < from + lasts
    })
  const failure = (code: ErrorCode) =>
    new DomainError(code, 'the supplier model fails', { supplier: 'model' })

  /** One call: `act` is what the supplier does, at the time when it does it. */
  const call = async <T>(act: (behaviour: Behaviour) => T): Promise<T> => {
    counted.calls += 1
    if (isDown()) {
      await time.sleep(50)
      throw failure('UNAVAILABLE')
    }
    const behaviour = script.shift() ?? { kind: 'ok', latency: 1 }
    switch (behaviour.kind) {
      case 'fails':
        await time.sleep(behaviour.latency)
        throw failure(behaviour.code)
      case 'crash':
        if (behaviour.done) act(behaviour)
        throw new Crash()
      case 'late':
        time.at(time.now() + clientTimeoutMs + behaviour.doneAfter, () => tolerant(() => act(behaviour)))
        await time.sleep(clientTimeoutMs)
        throw failure('TIMED_OUT')
      case 'lost':
        await time.sleep(behaviour.latency)
        act(behaviour)
        throw failure('UNAVAILABLE')
      case 'stalled':
        options.onStall()
        await time.sleep(behaviour.latency)
        return act(behaviour)
      default:
        await time.sleep('latency' in behaviour ? behaviour.latency : 1)
        return act(behaviour)
    }
  }

  const show = (entry: LedgerEntry, behaviour?: Behaviour): SupplierOrder<object> => ({
    reference: behaviour?.kind === 'malformed' ? '  ' : entry.id,
    state: entry.state,
    price: entry.price,
    confirmBy: behaviour?.kind === 'malformed' ? 'tomorrow' : undefined,
    reversible: true,
    details: { id: entry.id },
  })

  const make = (
    clientReference: string,
    outright: boolean,
    behaviour: Behaviour,
  ): Placed<object> | Refusal => {
    if (behaviour.kind === 'refused') return refusal
    if (behaviour.kind === 'dearer') priceOf.now = dearer(price)
    const entry: LedgerEntry = {
      id: `order-${ledger.length + 1}`,
      clientReference,
      state: outright ? 'CONFIRMED' : 'HELD',
      price: priceOf.now,
      payments: outright ? [priceOf.now] : [],
    }
    ledger.push(entry)
    if (behaviour.kind === 'pending') decideLater(entry, behaviour)
    return { outcome: 'PLACED', order: show(entry, behaviour) }
  }

  const decideLater = (entry: LedgerEntry, behaviour: Extract<Behaviour, { kind: 'pending' }>) => {
    const decided = entry.state
    entry.state = 'PENDING'
    time.at(time.now() + behaviour.decidedAfter, () => {
      if (entry.state !== 'PENDING') return
      entry.state = behaviour.confirms ? decided : 'CANCELLED'
    })
  }

  const pay = (id: string, amount: Money, behaviour: Behaviour): Placed<object> | Refusal => {
    const entry = byId(id)
    if (behaviour.kind === 'refused' || entry.state !== 'HELD') return refusal
    if (behaviour.kind === 'dearer') entry.price = dearer(price)
    if (entry.price.amount !== amount.amount) return { ...refusal, reason: 'PRICE_CHANGED' }
    entry.payments.push(amount)
    entry.state = 'CONFIRMED'
    if (behaviour.kind === 'pending') decideLater(entry, behaviour)
    return { outcome: 'PLACED', order: show(entry, behaviour) }
  }

  const byId = (id: string) => ledger.find((entry) => entry.id === id)!
  const idOf = ({ details }: SupplierOrder<object>) => (details as { id: string }).id

  const supplier: OrderSupplier<object> = {
    supplier: 'model',
    settleMs,
    attemptMs,
    appearsForMs,
    check: ({ clientReference }) =>
      call((behaviour) =>
        behaviour.kind === 'refused'
          ? refusal
          : {
              outcome: 'CHECKED' as const,
              price: behaviour.kind === 'dearer' ? (priceOf.now = dearer(price)) : priceOf.now,
              ...(options.holdable && {
                hold: (_, isRepeat) => ordered((inner) => make(clientReference, false, inner), isRepeat),
              }),
              order: (_, isRepeat) => ordered((inner) => make(clientReference, true, inner), isRepeat),
            },
      ),
    find: ({ clientReference }) =>
      call((behaviour) => {
        const found = ledger.find((entry) => entry.clientReference === clientReference)
        return found && show(found, behaviour)
      }),
    refresh: (order) =>
      call((behaviour) => {
        const entry = byId(idOf(order))
        if (behaviour.kind === 'dearer' && entry.state === 'HELD') entry.price = dearer(price)
        return show(entry, behaviour)
      }),
    pay: (held, amount) => ordered((behaviour) => pay(idOf(held), amount, behaviour)),
    quoteCancellation: () => call(() => ({ refundTo: 'UNKNOWN' as const })),
    cancel: (order) =>
      call((behaviour) => {
        if (behaviour.kind === 'refused') throw failure('REFUSED')
        const entry = byId(idOf(order))
        if (entry.state === 'PENDING') throw failure('UNAVAILABLE')
        entry.state = 'CANCELLED'
        const [paid = { amount: '0.00', currency: price.currency }] = entry.payments
        return behaviour.kind === 'malformed'
          ? { refund: { amount: '12.00', currency: 'XXX' }, refundTo: behaviour.refundTo ?? 'PAYMENT' }
          : { refund: paid, refundTo: 'PAYMENT' as const }
      }),
  }
  return { supplier, ledger, ordering, counted }
}

const tolerant = (act: () => unknown) => {
  try {
    act()
  } catch {
    // Nobody waits for it any more.
  }
}

const dearer = ({ currency }: Money): Money => ({ amount: '330.00', currency })
const refusal: Refusal = { outcome: 'REFUSED', reason: 'UNAVAILABLE', message: 'The supplier would not.' }
