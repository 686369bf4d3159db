import type { AbortListener, CallSignal } from '../execution/transport.ts'

/** Aborted as soon as one of two is. */
export class EitherSignal implements CallSignal {
  readonly #first: CallSignal
  readonly #second: CallSignal

  constructor(first: CallSignal, second: CallSignal) {
    this.#first = first
    this.#second = second
  }

  get aborted() {
    return this.#first.aborted || this.#second.aborted
  }

  get reason() {
    return this.#first.aborted ? this.#first.reason : this.#second.reason
  }

  addEventListener(type: 'abort', listener: AbortListener) {
    this.#first.addEventListener(type, listener)
    this.#second.addEventListener(type, listener)
  }

  removeEventListener(type: 'abort', listener: AbortListener) {
    this.#first.removeEventListener(type, listener)
    this.#second.removeEventListener(type, listener)
  }
}
