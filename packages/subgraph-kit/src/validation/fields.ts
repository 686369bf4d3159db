import { z } from 'zod'
import { checkScalar } from '../scalars.ts'

/** Text that fits one of our scalars: `scalarField('Date')`. For a subgraph whose scalars are `deferred`. */
export const scalarField = (name: string) =>
  z.string().superRefine((text, context) => {
    const checked = checkScalar(name, text)
    if (checked.ok) return
    const params = { code: 'MALFORMED', hint: checked.hint }
    // Further rules are for text that is one: `continue: false` spares the caller a second complaint.
    context.addIssue({ code: 'custom', message: `is no ${name}`, params, continue: false })
  })

/** One line of text as people write it, without the space around it, 1 to `max` characters. */
export const textField = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), {
      message: 'holds characters that are no text',
      params: { code: 'MALFORMED', hint: 'Send one line of plain text.' },
    })
