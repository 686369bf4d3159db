import { randomUUID } from 'node:crypto'
import { DomainError } from './error.ts'

/** What an opaque global id holds: the GraphQL type and the owner's own id. */
export interface GlobalId {
  readonly type: string
  readonly local: string
}

/** Opaque to clients: base64url of `Type:local`. */
export const globalId = (type: string, local: string) => Buffer.from(`${type}:${local}`).toString('base64url')

/** Characters of the longest id that we give: an offer's holds its supplier's reference. */
const maxIdLength = 8_192

/** Undefined when the text is not an id of ours. */
export const parseGlobalId = (id: string): GlobalId | undefined => {
  if (id.length > maxIdLength || !/^[\w-]+$/.test(id)) return undefined
  const text = Buffer.from(id, 'base64url').toString()
  const match = /^([A-Z][A-Za-z]*):(.+)$/s.exec(text)
  // Only the canonical spelling is an id: two spellings of one id would be two cache keys.
  return match && !text.includes('\0') && globalId(match[1]!, match[2]!) === id
    ? { type: match[1]!, local: match[2]! }
    : undefined
}

/** The local part of an id that must be of `type`; INVALID naming `field` otherwise. */
export const localId = (id: string, type: string, field = 'id'): string => {
  const parsed = parseGlobalId(id)
  if (parsed?.type === type) return parsed.local
  throw new DomainError('INVALID', `${field} is not the id of a ${type}`, {
    field,
    hint: `Send the id of a ${type} as this API gave it, unchanged.`,
  })
}

export const newId = () => randomUUID()

/** Whether it could be one of `newId`: what a client sends may be anything, and PostgreSQL takes nothing else for a uuid. */
export const isUuid = (text: string) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text)
