import { draw, token } from '../random.ts'
import type { Row, Store } from '../store.ts'
import { isWebhook, type Fault, type FaultInput, type FaultKind, type Strike } from './fault.ts'

const defaultDelays: Partial<Record<FaultKind, number>> = {
  latency: 1_000,
  'slow-drip': 100,
  'delayed-confirmation': 5_000,
  'retrieval-lag': 90_000,
  accepted: 5_000,
  'creation-failed': 5_000,
}

/** The misfortunes ordered by tests. They live in the store, so a restart keeps them. */
export interface Faults {
  add(input: FaultInput): string
  list(): Fault[]
  /** Whether there was one by that id. */
  remove(id: string): boolean
  removeAll(): void
  /** The faults that strike this call (or this webhook), each counted. */
  strike(supplier: string, operation: string, what: 'call' | 'webhook'): Strike[]
}

export const createFaults = (store: Store): Faults => ({
  add: (input) => {
    const id = `flt_${token(`fault ${store.next('fault')}`, 12)}`
    store.run(
      'insert into faults (id, supplier, operation, kind, probability, times, delay_ms) values (?, ?, ?, ?, ?, ?, ?)',
      [
        id,
        input.supplier,
        input.operation,
        input.kind,
        input.probability,
        input.times ?? null,
        input.delayMs ?? null,
      ],
    )
    return id
  },
  list: () => store.all('select * from faults order by rowid').map(toFault),
  remove: (id) => store.run('delete from faults where id = ?', [id]) > 0,
  removeAll: () => void store.run('delete from faults'),
  strike: (supplier, operation, what) =>
    store
      .all(
        `select * from faults where supplier = ? and operation in (?, '*') and (times is null or hits < times) order by rowid`,
        [supplier, operation],
      )
      .filter((row) => isWebhook(row['kind'] as FaultKind) === (what === 'webhook'))
      .flatMap((row) => roll(store, row)),
})

/** Whether it strikes is decided by the fault's id and how often it was tried: a run repeats itself. */
const roll = (store: Store, row: Row): Strike[] => {
  const { id, tries, delayMs, kind, hits, probability } = { ...toFault(row), tries: Number(row['tries']) }
  const strikes = draw(`${id} ${tries}`) < probability
  store.run('update faults set tries = tries + 1, hits = hits + ? where id = ?', [strikes ? 1 : 0, id])
  return strikes ? [{ id, kind, hit: hits + 1, delayMs: delayMs ?? defaultDelays[kind] ?? 0 }] : []
}

const toFault = (row: Row): Fault => ({
  id: String(row['id']),
  supplier: row['supplier'] as Fault['supplier'],
  operation: String(row['operation']),
  kind: row['kind'] as FaultKind,
  probability: Number(row['probability']),
  ...(row['times'] === null ? {} : { times: Number(row['times']) }),
  ...(row['delay_ms'] === null ? {} : { delayMs: Number(row['delay_ms']) }),
  hits: Number(row['hits']),
})
