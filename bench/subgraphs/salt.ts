/**
 * What makes one request differ from every other: `~` and eight hexadecimal digits, at the end of every id. A fixed
 * width, so that an answer is a template: the same bytes with other digits in known places.
 */
export const noSalt = '~00000000'

export const salt = (number: number): string => `~${number.toString(16).padStart(8, '0')}`

export const saltIn = (text: string): string | undefined => {
  const at = text.indexOf('~')
  return at === -1 ? undefined : text.slice(at, at + noSalt.length)
}

/** The bytes with any salt in the place of `noSalt`. */
export const saltedBytes = (template: Buffer): ((salt: string) => Buffer) => {
  const places: number[] = []
  for (let at = template.indexOf(noSalt); at !== -1; at = template.indexOf(noSalt, at + 1)) places.push(at)
  return (salt) => {
    const bytes = Buffer.allocUnsafe(template.length)
    template.copy(bytes)
    const digits = Buffer.from(salt, 'latin1')
    for (const place of places) bytes.set(digits, place)
    return bytes
  }
}
