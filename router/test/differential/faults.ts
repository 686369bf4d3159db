import { hash } from './random.ts'

/** Decides by place, not by request: whoever asks, however often and however batched, meets the same faults. */
export interface Faults {
  /** What goes wrong at this place, if anything. The first of `kinds` is not likelier than the others. */
  at<Kind extends string>(place: string, kinds: readonly Kind[]): Kind | undefined
  /** The places where something went wrong, in the order of their first use. */
  readonly hits: ReadonlySet<string>
}

export const noFaults: Faults = { at: () => undefined, hits: new Set() }

/** @param rate of all places, between 0 and 1 */
export const faultsFrom = (seed: string, rate: number, healed: ReadonlySet<string> = new Set()): Faults => {
  const hits = new Set<string>()
  return {
    hits,
    at(place, kinds) {
      const chance = hash(seed, place)
      if (chance / 0x1_0000_0000 >= rate || healed.has(place)) return undefined
      hits.add(place)
      return kinds[hash(seed, place, 'kind') % kinds.length]
    },
  }
}
