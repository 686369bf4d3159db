import { DomainError, invalid } from '@wayfare/domain'
import type { SupplierAnswer } from '@wayfare/supplier-client'
import { wireErrors } from './wire.ts'

/** The first of Duffel's errors; undefined when the body is none of its envelopes. */
export const errorOf = (answer: SupplierAnswer) => wireErrors.safeParse(answer.body).data?.errors[0]

const noAirport = {
  problem: 'is not a place that airlines fly to',
  hint: 'Send the IATA code of an airport or city, such as LHR or NYC.',
}
const fields = {
  origin: { field: 'from', ...noAirport },
  destination: { field: 'to', ...noAirport },
  departure_date: {
    field: 'date',
    problem: 'is a day for which no flights are on sale',
    hint: 'Send a day from today on, within the next 11 months.',
  },
}

/** A search that Duffel calls invalid names the field of ours that its pointer means. */
export const refuseSearch = (answer: SupplierAnswer): undefined => {
  const error = errorOf(answer)
  if (!error || answer.status !== 422) return undefined
  const pointer = (error.source?.pointer ?? '').slice(0, 200)
  const slice = /slices\/(\d{1,2})\/(origin|destination|departure_date)/.exec(pointer)
  if (!slice)
    throw new DomainError(
      'REFUSED',
      'Duffel cannot search for these slices, travellers and cabin together: change one of them.',
      {
        supplier: 'duffel',
        cause: { code: error.code.slice(0, 100) },
      },
    )
  const { field, problem, hint } = fields[slice[2] as keyof typeof fields]
  throw invalid(`search.slices.${slice[1]}.${field}`, problem, hint)
}
