import { invalid } from '@wayfare/domain'
import type { Refusal } from '@wayfare/subgraph-kit'
import type { SupplierAnswer } from '@wayfare/supplier-client'
import { wireError } from './wire.ts'

interface Problem {
  type: string
  field?: string
}

/** The first of Rapid's nested errors: `invalid_input` wraps what is really wrong. Undefined for a body that is not Rapid's. */
export const problemOf = ({ body }: SupplierAnswer): Problem | undefined => {
  const error = wireError.safeParse(body).data
  if (!error) return undefined
  const { type, fields } = error.errors?.[0] ?? error
  return { type, field: fields?.[0]?.name }
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

/** For the traveller; the supplier's own words are written for programmers. */
const messages: Record<Refusal['reason'], string> = {
  PRICE_CHANGED: 'The hotel changed the price of this room. Quote the trip again to see the new price.',
  SOLD_OUT: 'The hotel has no such room left for these nights. Search again for another room.',
  EXPIRED: 'The hotel no longer keeps this offer. Search again.',
  INVALID: 'The hotel cannot take this booking. Search again for another room.',
  UNAVAILABLE: 'The hotel could not be reached. Search again for another room.',
}

export const refusalOf = (reason: Refusal['reason']): Refusal => ({
  outcome: 'REFUSED',
  reason,
  message: messages[reason],
})

export const toRefusal = (answer: SupplierAnswer): Refusal | undefined => {
  const problem = problemOf(answer)
  if (!problem || answer.status >= 500 || [401, 403, 408, 429].includes(answer.status)) return undefined
  const reason = refusals[problem.type] ?? (answer.status === 400 ? 'INVALID' : undefined)
  return reason && refusalOf(reason)
}

const fields: Partial<Record<string, [field: string, problem: string, hint: string]>> = {
  checkin: [
    'search.checkIn',
    'is a day for which no hotels are on sale',
    'Send a day within the next 12 months.',
  ],
  checkout: [
    'search.checkOut',
    'is a day until which no hotels are on sale',
    'Send a day 1 to 28 nights after checkIn.',
  ],
  occupancy: [
    'search.rooms',
    'has guests who cannot share a room',
    'Send rooms of 1 to 8 adults and children of 0 to 17 years.',
  ],
}

/** A search that Rapid calls invalid names the field of ours that it means; undefined for any other error. */
export const refuseSearch = (answer: SupplierAnswer): undefined => {
  const problem = answer.status === 400 ? problemOf(answer) : undefined
  const [field, complaint, hint] = fields[problem?.field ?? ''] ?? []
  if (problem && field && complaint && hint) throw invalid(field, complaint, hint)
  return undefined
}
