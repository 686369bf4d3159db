import { type Answers, type Complaint, answer } from './case.ts'
import { stockCompletedBySpecification } from './completion.ts'
import { dataDifferences } from './data-differences.ts'
import type { Difference } from './difference.ts'
import { disagreements } from './disagreements.ts'
import { isMisplaced } from './error-places.ts'

export interface Verdict {
  /** Names of the allowed disagreements that were met. */
  readonly explained: readonly string[]
  /** What nothing explains; empty where the engines agree. */
  readonly unexplained: readonly string[]
}

export const compare = async (answers: Answers): Promise<Verdict> => {
  const explained: string[] = []
  const unexplained: string[] = []
  for (const difference of await differences(answers)) {
    const known = disagreements.find(({ explains }) => explains(difference))
    if (known) explained.push(known.name)
    else unexplained.push(describe(difference))
  }
  return { explained, unexplained }
}

const describe = ({ kind, complaint, place, answers }: Difference) => {
  if (kind === 'thrown') return `ours threw: ${(answers.ours.thrown as Error).stack}`
  if (place) return `${kind}: the ${place.of} at ${JSON.stringify(place.path)}`
  return complaint ? `${kind}: ${complaint.message} at ${JSON.stringify(complaint.path)}` : kind
}

const differences = async (answers: Answers): Promise<Difference[]> => {
  const found = await differing(answers)
  if (found.length === 0 || answers.expected !== undefined) return found
  const { bench, asked } = answers
  const faultless = await answer(bench, { ...asked, faults: undefined })
  return found.map((difference) => ({ ...difference, faultless }))
}

const differing = async (answers: Answers): Promise<Difference[]> => {
  const { ours, stock, expected } = answers
  const found: Difference[] = []
  if (ours.thrown) return [{ answers, kind: 'thrown' }]
  if (expected !== undefined && ours.data !== expected)
    found.push({ answers, kind: 'data against the world' })
  const places = dataDifferences(answers)
  const stockCompleted = places.length > 0 ? await stockCompletedBySpecification(answers) : undefined
  for (const place of places) found.push({ answers, kind: 'data against stock', place, stockCompleted })
  const theirs = [...stock.errors, ...stock.completion]
  for (const complaint of distinct(ours.errors)) {
    if (isMisplaced(answers, complaint)) found.push({ answers, kind: 'misplaced', complaint })
    if (!has(theirs, complaint)) found.push({ answers, kind: 'only ours', complaint, stockCompleted })
  }
  for (const complaint of distinct(theirs)) {
    if (!has(ours.errors, complaint)) found.push({ answers, kind: 'only stock', complaint })
  }
  return found
}

const nameOf = ({ message, path }: Complaint) => JSON.stringify([message, path ?? []])

const has = (complaints: readonly Complaint[], one: Complaint) =>
  complaints.some((other) => nameOf(other) === nameOf(one))

const distinct = (complaints: readonly Complaint[]) => [
  ...new Map(complaints.map((one) => [nameOf(one), one])).values(),
]
