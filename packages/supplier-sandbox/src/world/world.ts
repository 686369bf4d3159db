import { token } from '../random.ts'
import type { Store } from '../store.ts'
import { createInventory, type Inventory } from './inventory.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** What every supplier's operations share. */
export interface World {
  /** Decides places, timetables, prices: the same seed, the same world. */
  seed(): string
  readonly store: Store
  readonly inventory: Inventory
  readonly ledger: Ledger
  /** A fresh id's `length` letters and digits; never the same twice. */
  newToken(kind: string, length: number): string
}

export const createWorld = (parts: { store: Store; ledger: Ledger; seed: () => string }): World => ({
  ...parts,
  inventory: createInventory(parts.store),
  newToken: (kind, length) => token(`${parts.seed()} ${kind} ${parts.store.next(kind)}`, length),
})
