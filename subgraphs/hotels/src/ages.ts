import type { Digit } from './pack.ts'

/** Ages of children run from 0 to 17, at most six to a room. */
const ages = 18
export const mostChildren = 6

/** In how many ways `pick` of `from` things can be chosen. */
const choose = (from: number, pick: number): number => {
  let ways = 1
  for (let index = 0; index < pick; index += 1) ways = (ways * (from - index)) / (index + 1)
  return pick > from ? 0 : Math.round(ways)
}

/** How many groups of `count` children differ by their ages. */
const groups = (count: number) => choose(ages - 1 + count, count)

const groupsBelow = (count: number) =>
  Array.from({ length: count }, (_, size) => groups(size)).reduce((sum, each) => sum + each, 0)

const radix = groupsBelow(mostChildren + 1)

/** The children of a room as one number: groups are counted by size, then in the combinatorial number system. */
export const packAges = (childAges: readonly number[]): Digit => {
  const rank = childAges
    .toSorted((a, b) => a - b)
    .reduce((sum, age, index) => sum + choose(age + index, index + 1), 0)
  return { value: groupsBelow(childAges.length) + rank, radix }
}

/** The ages, youngest first. */
export const unpackAges = (take: (radix: number) => number): number[] => {
  let rank = take(radix)
  let count = 0
  while (rank >= groups(count)) {
    rank -= groups(count)
    count += 1
  }
  const found: number[] = []
  for (let index = count - 1; index >= 0; index -= 1) {
    let age = 0
    while (choose(age + 1 + index, index + 1) <= rank) age += 1
    rank -= choose(age + index, index + 1)
    found.unshift(age)
  }
  return found
}
