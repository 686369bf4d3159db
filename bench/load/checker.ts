import { noSalt } from '../subgraphs/salt.ts'

/** Remembers what a gateway answered to each request and tells when it answers otherwise. */
export class Checker {
  readonly #right = new Map<number, string>()
  checked = 0
  wrong = 0
  firstWrong: string | undefined

  /** `salt` is what the request had in the place of `noSalt`, if it had any. */
  check(index: number, text: string, salt?: string): void {
    this.checked++
    const answer = salt === undefined ? text : text.replaceAll(salt, noSalt)
    const right = this.#right.get(index)
    if (right === answer) return
    if (right === undefined && isWhole(answer)) this.#right.set(index, answer)
    else this.#complain(answer)
  }

  reset(): void {
    this.checked = 0
    this.wrong = 0
    this.firstWrong = undefined
  }

  #complain(answer: string): void {
    this.wrong++
    this.firstWrong ??= answer.slice(0, 400)
  }
}

const isWhole = (text: string) => {
  try {
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
    return data !== null && data !== undefined && errors === undefined
  } catch {
    return false
  }
}
