/** FNV-1a: what looks random and is the same at every start. */
export const hashOf = (text: string): number => {
  let hash = 0x81_1c_9d_c5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01_00_01_93)
  }
  // The last characters reach only the low bits otherwise.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c_1b_3c_6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** One of them, always the same for a seed. @throws for an empty list */
export const pick = <T>(choices: readonly T[], seed: string): T => {
  const chosen = choices[hashOf(seed) % choices.length]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}
