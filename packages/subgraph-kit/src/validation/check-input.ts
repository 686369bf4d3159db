import type { z } from 'zod'
import { inputErrorOf, isInvalid, validationFailed } from './input-error.ts'
import type { InputError, ValidationFailed } from './input-error.ts'
import { toInputError } from './zod-issue.ts'

/** An answer lists so many errors at most: more are of no use to anybody. */
const mostErrors = 100

/** Checks an argument against its rules: its value, or everything that is wrong with it. `root` is the argument's name. */
export const checkInput = <S extends z.ZodType>(
  schema: S,
  input: unknown,
  root = 'input',
): { ok: true; value: z.output<S> } | { ok: false; failed: ValidationFailed } => {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = parsed.error.issues.slice(0, mostErrors).map((issue) => toInputError(issue, root))
  return { ok: false, failed: validationFailed(errors as [InputError, ...InputError[]]) }
}

/**
 * A mutation whose bad input is data: checks `input`, then works with it. INVALID thrown by the work (its `field` is the
 * dotted path from the argument on: `input.travellers.0`) is answered in the same way; everything else is thrown on.
 */
export const withInput = async <S extends z.ZodType, R>(
  schema: S,
  input: unknown,
  work: (value: z.output<S>) => Promise<R>,
): Promise<R | ValidationFailed> => {
  const checked = checkInput(schema, input)
  if (!checked.ok) return checked.failed
  try {
    return await work(checked.value)
  } catch (error) {
    if (isInvalid(error)) return validationFailed([inputErrorOf(error)])
    throw error
  }
}
