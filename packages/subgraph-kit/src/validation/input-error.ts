import { DomainError } from '@wayfare/domain'

/** Which rule an input breaks. */
export type InputErrorCode = 'REQUIRED' | 'MALFORMED' | 'OUT_OF_RANGE' | 'INVALID'

/** What the schema's `InputError` shows. */
export interface InputError {
  code: InputErrorCode
  message: string
  /** From the argument inwards: `['input', 'travellers', '0', 'dateOfBirth']`. */
  path: readonly string[]
  hint?: string
  retryable: false
}

/** What the schema's `ValidationFailed` shows, ready to be answered by a resolver of a result union. */
export interface ValidationFailed {
  __typename: 'ValidationFailed'
  code: 'VALIDATION_FAILED'
  message: string
  path: readonly string[]
  hint: string
  retryable: false
  /** At least one. */
  errors: readonly InputError[]
}

export const validationFailed = (errors: readonly [InputError, ...InputError[]]): ValidationFailed => {
  const [first] = errors
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
  return {
    __typename: 'ValidationFailed',
    code: 'VALIDATION_FAILED',
    message: `${first.message}${more}`,
    path: first.path.slice(0, 1),
    hint: 'Correct what `errors` lists and send it again.',
    retryable: false,
    errors,
  }
}

/**
 * An INVALID error of the work behind the input as one error of the input. Its field may begin with the argument's name or
 * inside of it (`input.currency`, `currency`): the path always begins with it and the message never does, as in `checkInput`.
 */
export const inputErrorOf = ({ field, message, hint }: DomainError, root = 'input'): InputError => {
  const path = field?.split('.') ?? []
  return {
    code: 'INVALID',
    message: message.startsWith(`${root}.`) ? message.slice(root.length + 1) : message,
    path: path[0] === root ? path : [root, ...path],
    hint,
    retryable: false,
  }
}

export const isInvalid = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'INVALID'
