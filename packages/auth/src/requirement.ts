/**
 * What a viewer must hold, as alternatives of scopes that are needed together: `[['a', 'b'], ['c']]` is "a and b, or c".
 * One empty alternative asks only that the viewer is known; no alternative at all admits nobody; undefined asks nothing.
 */
export type Requirement = readonly (readonly string[])[]

export const signedIn: Requirement = [[]]

/** Both must hold. */
export const both = (a: Requirement | undefined, b: Requirement | undefined): Requirement | undefined =>
  a === undefined || b === undefined
    ? (a ?? b)
    : shortest(a.flatMap((left) => b.map((right) => [...left, ...right])))

/** One of them is enough. */
export const either = (a: Requirement | undefined, b: Requirement | undefined): Requirement | undefined =>
  a === undefined || b === undefined ? undefined : shortest([...a, ...b])

export const allOf = (requirements: readonly (Requirement | undefined)[]): Requirement | undefined =>
  requirements.reduce(both, undefined)

/** Of none, it asks nothing. */
export const anyOf = (requirements: readonly (Requirement | undefined)[]): Requirement | undefined =>
  requirements.length === 0 ? undefined : requirements.reduce(either)

/** Equal requirements become equal values: scopes sorted, and no alternative that contains another. */
const shortest = (alternatives: readonly (readonly string[])[]): Requirement => {
  const sets = alternatives
    .map((scopes) => new Set(scopes))
    .toSorted((a, b) => a.size - b.size || key(a).localeCompare(key(b)))
  const kept: Set<string>[] = []
  for (const set of sets) if (!kept.some((smaller) => within(smaller, set))) kept.push(set)
  return kept.map((set) => [...set].toSorted())
}

const within = (smaller: ReadonlySet<string>, larger: ReadonlySet<string>) =>
  [...smaller].every((scope) => larger.has(scope))

const key = (scopes: ReadonlySet<string>) => [...scopes].toSorted().join(' ')
