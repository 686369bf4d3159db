import { ascii, sharedAt } from '../memory/layout.ts'
import type { Passing } from './leaves.ts'
import { type Completion, type Writer, impossible, unwrite, within } from './completion.ts'

/** One field of an object, in the order of the answer. */
export interface FieldPlan {
  /** The response name. */
  readonly name: string
  /** How its JSON comes about: it is always the same, asked of the completion, or of the value under a key of the memory. */
  readonly from: { fixed: string } | { introspection: true } | FieldValue
}

export interface FieldValue {
  readonly key: number
  readonly write: Writer
  /** Of a leaf: what may be repeated as the subgraph wrote it, without asking `write`. */
  readonly passes?: Passing
}

interface Part {
  readonly name: string
  /** `,"name":`, and a fixed value. */
  readonly lead: Buffer
  readonly key: number
  /** Absent for a fixed value, and for what is asked of the completion. */
  readonly write: Writer | undefined
  readonly passes: Passing | undefined
  readonly introspects: boolean
}

/** Writes objects of one type, with the fields that are asked for at one place. */
export class ObjectWriter {
  readonly #plan: () => readonly FieldPlan[]
  #parts: readonly Part[] | undefined

  /** @param plan asked when the first object comes */
  constructor(plan: () => readonly FieldPlan[]) {
    this.#plan = plan
  }

  /** @returns false where the object has to be null; nothing is written then */
  write(node: number, completion: Completion): boolean {
    const { memory } = completion
    return memory.cells[node + sharedAt] === 1
      ? this.#writeShared(node, completion)
      : this.#writeFields(node, completion)
  }

  #writeFields(node: number, completion: Completion): boolean {
    const { memory } = completion
    const parts = (this.#parts ??= this.#plan().map(partOf))
    const start = memory.bytesEnd
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index]!
      memory.append(part.lead, 0, part.lead.length)
      if (part.write) {
        const slot = memory.field(node, part.key)
        if (slot !== 0 && part.passes?.(memory, slot)) memory.repeat(memory.startOf(slot), memory.endOf(slot))
        else if (!this.#writeField(slot, completion, part)) {
          unwrite(completion, start)
          return false
        }
      } else if (part.introspects) memory.appendText(completion.introspected(part.name))
    }
    if (parts.length === 0) memory.appendByte(ascii.openBrace)
    memory.appendByte(ascii.closeBrace)
    return true
  }

  #writeField(slot: number, completion: Completion, { name, write }: Part): boolean {
    const before = completion.misfits.length
    const outcome = write!(slot, completion)
    if (completion.misfits.length !== before) within(completion, before, name)
    return outcome !== impossible
  }

  /** An object that is in several places is written once, and repeated from there. */
  #writeShared(node: number, completion: Completion): boolean {
    const { memory, written, misfits } = completion
    const known = written.get(this)?.get(node)
    if (known) {
      memory.repeat(known.start, known.end)
      return true
    }
    const start = memory.bytesEnd
    const before = misfits.length
    if (!this.#writeFields(node, completion)) return false
    // What has errors is written again for the path of each place.
    if (misfits.length > before) return true
    const places = written.get(this) ?? new Map<number, { start: number; end: number }>()
    written.set(this, places.set(node, { start, end: memory.bytesEnd }))
    return true
  }
}

const partOf = ({ name, from }: FieldPlan, index: number): Part => {
  const lead = `${index === 0 ? '{' : ','}${JSON.stringify(name)}:${'fixed' in from ? from.fixed : ''}`
  return {
    name,
    lead: Buffer.from(lead),
    key: 'key' in from ? from.key : 0,
    write: 'key' in from ? from.write : undefined,
    passes: 'key' in from ? from.passes : undefined,
    introspects: 'introspection' in from,
  }
}
