import { NameTable } from './name-table.ts'

/** The names that the answers of an operation's fetches are made of: everything else in them is passed over. */
export class Vocabulary {
  /** Response names. */
  readonly keys: NameTable
  /** Every type that an object may say it is of. */
  readonly types: NameTable
  readonly typename: number
  /**
   * The key that came last after each key; and behind those, the first in an object under each key. Objects are written
   * alike again and again, so that the next key is nearly always known before it is read.
   */
  readonly follows: Int32Array

  constructor(names: Iterable<string>, types: NameTable) {
    this.keys = new NameTable(['__typename', ...names])
    this.types = types
    this.typename = this.keys.numberOf('__typename')
    this.follows = new Int32Array(2 * (this.keys.size + 1))
  }
}
