import { invalid } from '@wayfare/domain'

/** Throws INVALID naming `field` unless the count lies between the two, both included. */
export const requireCount = (
  field: string,
  count: number,
  [least, most]: readonly [least: number, most: number],
): void => {
  if (count < least || count > most) throw invalid(field, `has ${count} entries`, `Send ${least} to ${most}.`)
}
