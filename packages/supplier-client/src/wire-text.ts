import { isCurrency } from '@wayfare/domain'
import { z } from 'zod'

/** A decimal number as text, `"-12.34"`: whatever passes is an amount that `money()` takes. */
export const decimalText = () =>
  z
    .string()
    .max(32)
    .regex(/^-?\d{1,15}(\.\d{1,15})?$/)

/** A code of ISO 4217, in capitals: whatever passes is a currency that `money()` takes. */
export const currencyCode = () => z.string().refine(isCurrency, 'is not a currency')

/** What we come back with or keep, such as a reference: 1 to `max` characters, no NUL (PostgreSQL takes none). */
export const text = (max: number) => z.string().min(1).max(max).refine(hasNoNul)

/** What is only shown: cut to `max` characters, since a long description is no reason to lose the offer. */
export const shownText = (max: number) =>
  z.string().transform((long) => long.slice(0, max).replaceAll('\0', ''))

const hasNoNul = (given: string) => !given.includes('\0')
