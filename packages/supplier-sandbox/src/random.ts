import { createHash } from 'node:crypto'

/** 32 bits of FNV-1a: quick, spread well enough to draw a world with. */
export const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** A stream of numbers in [0, 1) that the key alone decides (mulberry32). */
export const dice = (key: string): (() => number) => {
  let state = hash(key)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number in [0, 1) that the key alone decides. */
export const draw = (key: string): number => dice(key)()

export const pick = <T>(from: readonly T[], roll: number): T => from[Math.floor(roll * from.length)]!

/** An integer from `low` to `high`, both included. */
export const between = (low: number, high: number, roll: number): number =>
  low + Math.floor(roll * (high - low + 1))

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `length` letters and digits that the key alone decides. */
export const token = (key: string, length: number): string => {
  const bytes = createHash('sha512').update(key).digest()
  return Array.from({ length }, (_, index) => base62[bytes[index % 64]! % 62]).join('')
}

export const digits = (key: string, length: number): string => {
  const bytes = createHash('sha512').update(key).digest()
  return Array.from({ length }, (_, index) => String((bytes[index]! % 9) + (index === 0 ? 1 : 0))).join('')
}
