import type { Store } from '../store.ts'

/** What was sold of the things that run out. */
export interface Inventory {
  taken(thing: string): number
  take(thing: string, count: number): void
  giveBack(thing: string, count: number): void
}

export const createInventory = (store: Store): Inventory => {
  const add = (thing: string, count: number) =>
    void store.run(
      'insert into taken values (?, ?) on conflict do update set count = max(0, count + excluded.count)',
      [thing, count],
    )
  return {
    taken: (thing) => Number(store.one('select count from taken where thing = ?', [thing])?.['count'] ?? 0),
    take: add,
    giveBack: (thing, count) =>
      void store.run('update taken set count = max(0, count - ?) where thing = ?', [count, thing]),
  }
}
