import type { Store } from '../store.ts'

/** Who has taken what: an order, and the things it needs. */
export interface Taking {
  readonly owner: string
  readonly things: readonly { readonly thing: string; readonly count: number }[]
}

/** What was sold of the things that run out. */
export interface Inventory {
  taken(thing: string): number
  /** With `until`, an ISO time, they go back by themselves then, unless kept before. */
  take(taking: Taking, until?: string): void
  /** A hold has become an order: nothing goes back by itself. */
  keep(owner: string): void
  giveBack(taking: Taking): void
  /** Gives back what was held until now. */
  releaseDue(now: Date): void
}

export const createInventory = (store: Store): Inventory => {
  const keep = (owner: string) => void store.run('delete from releases where owner = ?', [owner])
  const subtract = (thing: string, count: number) =>
    void store.run('update taken set count = max(0, count - ?) where thing = ?', [count, thing])
  return {
    taken: (thing) => Number(store.one('select count from taken where thing = ?', [thing])?.['count'] ?? 0),
    take: ({ owner, things }, until) => {
      for (const { thing, count } of things) {
        store.run(
          'insert into taken values (?, ?) on conflict do update set count = count + excluded.count',
          [thing, count],
        )
        if (until !== undefined)
          store.run('insert into releases values (?, ?, ?, ?)', [owner, until, thing, count])
      }
    },
    keep,
    giveBack: ({ owner, things }) => {
      keep(owner)
      for (const { thing, count } of things) subtract(thing, count)
    },
    releaseDue: (now) => {
      const due = store.all('delete from releases where at <= ? returning thing, count', [now.toISOString()])
      for (const { thing, count } of due) subtract(String(thing), Number(count))
    },
  }
}
