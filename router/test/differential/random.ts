/** A stream of choices that a seed determines. */
export interface Random {
  /** From `min` up to and including `max`. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  /** @throws where there is nothing to pick from */
  pick<T>(items: readonly T[]): T
  /** As many different items as there are, `count` at most, in an order of their own. */
  sample<T>(items: readonly T[], count: number): T[]
}

/** 32 bits that depend on every character. */
export const hash = (...parts: readonly (string | number)[]): number => {
  let h = 0x811c9dc5
  for (const part of parts) {
    const text = String(part)
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x2f, 0x01000193)
  }
  return scramble(h)
}

const scramble = (value: number) => {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export const randomFrom = (...seed: readonly (string | number)[]): Random => {
  let state = hash(...seed)
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    return scramble(state) / 0x1_0000_0000
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('Nothing to pick from')
    return items[int(0, items.length - 1)] as T
  }
  return {
    int,
    pick,
    chance: (probability) => next() < probability,
    sample: (items, count) => {
      const rest = [...items]
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(int(0, rest.length - 1), 1),
      ).flat()
    },
  }
}
