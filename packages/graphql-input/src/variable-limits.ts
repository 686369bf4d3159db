/** How much the variables of one request may hold, whatever the operation declares. */
export interface VariableLimits {
  /** Values of any kind: fields of objects and entries of lists, at every depth. */
  values: number
  /** Objects and lists within one another; the variables themselves are the first level. */
  depth: number
  /** UTF-16 units of all strings and names of fields together. */
  characters: number
}

export interface ExceededLimit {
  readonly limit: keyof VariableLimits
  /** What was counted when the counting stopped. */
  readonly value: number
  readonly maximum: number
}

/**
 * The first limit that JSON values exceed. It works level by level, without recursion, and stops at the limit, so that
 * what walks the variables after it works on something small.
 */
export const exceededLimit = (
  variables: Readonly<Record<string, unknown>>,
  limits: VariableLimits,
): ExceededLimit | undefined => {
  const counted = { values: 0, depth: 0, characters: 0 }
  for (let level: object[] = [variables]; level.length > 0;) {
    counted.depth += 1
    const next: object[] = []
    for (const holder of level) if (!count(holder, { counted, limits, next })) return excess(counted, limits)
    if (counted.depth > limits.depth) return excess(counted, limits)
    level = next
  }
  return undefined
}

interface Counting {
  readonly counted: VariableLimits
  readonly limits: VariableLimits
  /** Where objects and lists of the level below are put. */
  readonly next: object[]
}

/** @returns false as soon as a limit is exceeded */
const count = (holder: object, { counted, limits, next }: Counting): boolean => {
  const entries: readonly unknown[] = Array.isArray(holder) ? holder : Object.values(holder)
  counted.values += entries.length
  if (counted.values > limits.values) return false
  if (entries !== holder) for (const name of Object.keys(holder)) counted.characters += name.length
  for (const entry of entries)
    if (typeof entry === 'string') counted.characters += entry.length
    else if (typeof entry === 'object' && entry !== null) next.push(entry)
  return counted.characters <= limits.characters
}

const excess = (counted: VariableLimits, limits: VariableLimits): ExceededLimit | undefined => {
  for (const limit of ['values', 'depth', 'characters'] as const)
    if (counted[limit] > limits[limit]) return { limit, value: counted[limit], maximum: limits[limit] }
  return undefined
}
