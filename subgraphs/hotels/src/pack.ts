/** One whole number from 0 up to, not including, `radix`. */
export interface Digit {
  readonly value: bigint | number
  readonly radix: bigint | number
}

/** Whole numbers, each of its own radix, as one text of the letters of base64url: as short as they can be. */
export const pack = (digits: readonly Digit[]): string => {
  // The leading 1 keeps zeros at the end; the first digit is taken out first.
  const number = digits
    .toReversed()
    .reduce((sum, { value, radix }) => sum * BigInt(radix) + BigInt(value), 1n)
  const hex = number.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}

/** Takes the numbers out again, in the order in which they were put in. Throws RangeError past their end. */
export interface Unpacking {
  take(radix: bigint | number): number
  takeBig(radix: bigint | number): bigint
  /** Whether everything was taken. */
  readonly isEmpty: boolean
}

export const unpack = (text: string): Unpacking => {
  let rest = BigInt(`0x0${Buffer.from(text, 'base64url').toString('hex')}`)
  const takeBig = (radix: bigint | number) => {
    if (rest <= 1n) throw new RangeError('nothing is left to take')
    const value = rest % BigInt(radix)
    rest /= BigInt(radix)
    return value
  }
  return {
    takeBig,
    take: (radix) => Number(takeBig(radix)),
    get isEmpty() {
      return rest === 1n
    },
  }
}
