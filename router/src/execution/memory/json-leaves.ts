import { ascii } from './layout.ts'

/*
 * The leaves of JSON: each function is given where one begins, and returns where it ends, or 0 where it is malformed.
 * The text is followed by a byte of 0, at which all of them stop.
 */

export const endOfString = (bytes: Buffer, start: number): number => {
  let at = start + 1
  for (;;) {
    let byte = bytes[at]!
    while (byte !== ascii.quote && byte !== ascii.backslash && byte >= ascii.space) byte = bytes[(at += 1)]!
    if (byte === ascii.quote) return at + 1
    if (byte !== ascii.backslash) return 0
    at = endOfEscape(bytes, at)
    if (at === 0) return 0
  }
}

/** `"`, `\`, `/`, `b`, `f`, `n`, `r`, `t` */
const escaped: ReadonlySet<number | undefined> = new Set(Buffer.from('"\\/bfnrt'))

const endOfEscape = (bytes: Buffer, start: number) => {
  const byte = bytes[start + 1]
  if (escaped.has(byte)) return start + 2
  if (byte !== ascii.u) return 0
  for (let at = start + 2; at < start + 6; at += 1) if (!isHexDigit(bytes[at]!)) return 0
  return start + 6
}

const isHexDigit = (byte: number) => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)

export const isDigit = (byte: number) => byte >= ascii.zero && byte <= ascii.nine

export const endOfNumber = (bytes: Buffer, start: number): number => {
  let at = bytes[start] === ascii.minus ? start + 1 : start
  const first = bytes[at]!
  if (!isDigit(first)) return 0
  at = first === ascii.zero ? at + 1 : endOfDigits(bytes, at)
  if (bytes[at] === ascii.dot) {
    if (!isDigit(bytes[at + 1]!)) return 0
    at = endOfDigits(bytes, at + 1)
  }
  if (bytes[at] !== ascii.e && bytes[at] !== ascii.upperE) return at
  const sign = bytes[at + 1]
  const digits = sign === ascii.minus || sign === 0x2b ? at + 2 : at + 1
  return isDigit(bytes[digits]!) ? endOfDigits(bytes, digits) : 0
}

const endOfDigits = (bytes: Buffer, start: number) => {
  let at = start
  while (isDigit(bytes[at]!)) at += 1
  return at
}

const words = { t: Buffer.from('true'), f: Buffer.from('false'), n: Buffer.from('null') }

export const endOfWord = (bytes: Buffer, start: number): number => {
  const first = bytes[start]
  const word = first === ascii.n ? words.n : first === ascii.t ? words.t : words.f
  for (let index = 0; index < word.length; index += 1) if (bytes[start + index] !== word[index]) return 0
  return start + word.length
}
