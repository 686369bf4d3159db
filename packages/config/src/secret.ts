import { inspect } from 'node:util'
import { z } from 'zod'

/** A value that never shows itself in logs, JSON or errors: only `reveal()` gives it. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal() {
    return this.#value
  }

  toString() {
    return '[secret]'
  }

  toJSON() {
    return '[secret]'
  }

  [inspect.custom]() {
    return '[secret]'
  }
}

/** A variable that holds a secret. */
export const secret = () =>
  z
    .string()
    .min(1)
    .transform((value) => new Secret(value))
