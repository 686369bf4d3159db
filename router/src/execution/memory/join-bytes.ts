/** Texts and bytes, one after the other, in a buffer of their own. */
export const joinBytes = (parts: readonly (Buffer | string)[]): Buffer => {
  let size = 0
  for (const part of parts) size += typeof part === 'string' ? Buffer.byteLength(part) : part.length
  const joined = Buffer.allocUnsafe(size)
  let at = 0
  for (const part of parts)
    at += typeof part === 'string' ? joined.write(part, at, 'utf8') : part.copy(joined, at)
  return joined
}
