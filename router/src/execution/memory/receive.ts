import { isUtf8 } from 'node:buffer'
import type { Memory } from './memory.ts'

const mark = [0xef, 0xbb, 0xbf]

/**
 * Takes an answer into a memory, with the byte of 0 behind it by which readers know its end. Bytes that are no UTF-8 are
 * replaced; a byte order mark is no JSON, but some servers begin with one (RFC 8259, section 8.1: it may be ignored).
 */
export const receive = (memory: Memory, answer: Buffer): { start: number; end: number } => {
  const text = isUtf8(answer) ? answer : Buffer.from(answer.toString('utf8'))
  const start = mark.every((byte, index) => text[index] === byte) ? mark.length : 0
  const from = memory.bytesEnd
  memory.append(text, start, text.length)
  const end = memory.bytesEnd
  memory.appendByte(0)
  return { start: from, end }
}
