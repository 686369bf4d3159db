import { invalid } from '@wayfare/domain'
import type { Refusal } from '@wayfare/subgraph-kit'
import type { SupplierAnswer } from '@wayfare/supplier-client'
import { wireError } from './wire.ts'

interface Problem {
  type: string
  message: string
  field?: string
}

/** The most telling of Rapid's errors: `invalid_input` wraps what is really wrong. Undefined for no envelope of Rapid's. */
export const problemOf = ({ body }: SupplierAnswer): Problem | undefined => {
  const error = wireError.safeParse(body).data
  if (!error) return undefined
  const { type, message, fields } = error.errors?.[0] ?? error
  return { type, message: message ?? type, field: fields?.[0]?.name }
}

export const isDeadLink = (answer: SupplierAnswer) =>
  answer.status === 400 && (problemOf(answer)?.type.startsWith('link.') ?? false)

/** Rapid's codes that are an expected outcome of ordering. Everything else is left to the status. */
const refusals: Partial<Record<string, Refusal['reason']>> = {
  price_mismatch: 'PRICE_CHANGED',
  rooms_unavailable: 'SOLD_OUT',
  'link.expired': 'EXPIRED',
  'link.invalid': 'EXPIRED',
}

export const toRefusal = (answer: SupplierAnswer): Refusal | undefined => {
  const problem = problemOf(answer)
  if (!problem || answer.status >= 500 || [401, 403, 429].includes(answer.status)) return undefined
  const reason = refusals[problem.type] ?? (answer.status === 400 ? 'INVALID' : undefined)
  return reason && { outcome: 'REFUSED', reason, message: problem.message }
}

const fields: Partial<Record<string, [field: string, hint: string]>> = {
  checkin: ['search.checkIn', 'Send a day within the next 12 months.'],
  checkout: ['search.checkOut', 'Send a day 1 to 28 nights after checkIn.'],
  occupancy: ['search.rooms', 'Send rooms of 1 to 8 adults and children of 0 to 17 years.'],
}

/** A search that Rapid calls invalid names the field of ours that it means; undefined for any other error. */
export const refuseSearch = (answer: SupplierAnswer): undefined => {
  const problem = answer.status === 400 ? problemOf(answer) : undefined
  const [field, hint] = fields[problem?.field ?? ''] ?? []
  if (problem && field && hint) throw invalid(field, `was refused: ${problem.message}`, hint)
  return undefined
}
