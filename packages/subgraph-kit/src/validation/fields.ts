import { z } from 'zod'
import type { ScalarName } from '../scalars/formats.ts'
import { readScalar } from '../scalars/scalars.ts'

/**
 * Text that fits one of our scalars, in the spelling that we keep: `scalarField('Date')`. For a subgraph whose scalars
 * are `deferred`.
 */
export const scalarField = (name: ScalarName) =>
  z.string().transform((text, context) => {
    const read = readScalar(name, text)
    if (read.ok) return read.value
    const params = { code: 'MALFORMED', hint: read.hint }
    // Further rules are for text that is one: `continue: false` spares the caller a second complaint.
    context.addIssue({ code: 'custom', message: read.problem, params, continue: false })
    return z.NEVER
  })

/** Characters that nobody sees, which come along when text is copied; the two joiners are part of some names. */
const invisible = /(?![\u200C\u200D])\p{Cf}/gu

/** One line of text as people write it, 1 to `max` characters, composed (NFC), without the space around it. */
export const textField = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text.trim()), {
      message: 'contains characters that are not text',
      params: { code: 'MALFORMED', hint: 'Send one line of plain text.' },
    })
    .transform((text) => text.replace(invisible, '').normalize('NFC').trim())
    .pipe(z.string().min(1).max(max))

/** Absent or null as GraphQL sends it; absent as we keep it. */
export const optionalField = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined)

/** A list of at most `max`, whose length is looked at before its entries are. */
export const listField = <S extends z.ZodType>(entry: S, { min = 0, max }: { min?: number; max: number }) =>
  z.array(z.unknown()).min(min).max(max).pipe(z.array(entry))
