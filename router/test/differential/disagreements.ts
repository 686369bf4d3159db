import type { Answers, Complaint } from './case.ts'
import type { Difference } from './compare.ts'
import { isOfACall, leadsElsewhere } from './error-places.ts'
import { pathKey } from './oracle.ts'

/** A disagreement that is understood. The narrower, the better: what it covers is no longer tested. */
export interface Disagreement {
  readonly name: string
  explains(difference: Difference): boolean
}

const among = (complaints: readonly Complaint[], { message }: Complaint) =>
  complaints.some((other) => other.message === message)

/** An internal step that no client knows. */
const isInternal = ({ path = [] }: Complaint) => path.includes('_entities') || path.includes('@')

const ofError =
  (
    kind: Difference['kind'],
    explains: (complaint: Complaint, answers: Answers) => boolean,
  ): Disagreement['explains'] =>
  (difference) =>
    difference.kind === kind &&
    difference.complaint !== undefined &&
    explains(difference.complaint, difference.answers)

const aboutData: readonly Disagreement[] = [
  {
    // Ours is what graphql-js says over the same data without any gateway: no room for doubt.
    name: 'nothing fails, ours is right by the specification, stock is not',
    explains: ({ kind, answers }) => kind === 'data against stock' && answers.ours.data === answers.expected,
  },
  {
    // Two executors that share nothing but the planner say the same: the plan asks for the wrong things.
    name: 'nothing fails, the plan is wrong',
    explains: ({ kind, answers: { ours, stock } }) =>
      kind === 'data against the world' && ours.data === stock.data,
  },
  {
    // The planner merges fields of one name and different arguments into one request, which no subgraph accepts.
    name: 'the plan has invalid requests, sent by both',
    explains: ({ answers: { ours, stock } }) => ours.visit.invalid && stock.visit.invalid,
  },
  {
    // Stock completes by the type that the field above promises (an interface's field may be nullable where the object's own is
    // not) and merges selections in another order. The specification, 6.4.3, completes by the object's type and keeps
    // the order in which fields are first met.
    name: 'stock completes by the static type, or in another order',
    explains: ({ kind, answers, stockCompleted }) =>
      kind === 'data against stock' && answers.ours.data === stockCompleted?.data,
  },
]

/** The same field of the same object as an error of stock's. */
const inThePlaceOf = (one: Complaint, { stock, places }: Answers) => {
  const field = one.path && places.fields.get(pathKey(one.path))
  return stock.errors.some(
    ({ message, path = [] }) =>
      message === one.message &&
      (places.fields.get(pathKey(path)) === field || !places.fields.has(pathKey(path))),
  )
}

const aboutErrors: readonly Disagreement[] = [
  {
    // Without a path of its own such an error gets one from ours, as far as it is known; stock has none, or an internal one.
    name: 'a call failed as a whole: same error, another path',
    explains: (difference) =>
      ofError(
        'only ours',
        (one, { stock }) => isOfACall(one.message) && among(stock.errors, one),
      )(difference) ||
      ofError('only stock', (one, { ours }) => isOfACall(one.message) && among(ours.errors, one))(difference),
  },
  {
    // Stock takes the n-th place of a list for the n-th entity, but entities of other types and nulls were not sent.
    name: 'stock says the error elsewhere',
    explains: ofError(
      'only stock',
      (one, answers) =>
        among(answers.ours.errors, one) && (isInternal(one) || leadsElsewhere(answers, one) === true),
    ),
  },
  {
    // The counterpart: ours is where the named object is.
    name: 'ours says the error where it belongs, stock elsewhere',
    explains: ofError(
      'only ours',
      (one, answers) => among(answers.stock.errors, one) && leadsElsewhere(answers, one) === false,
    ),
  },
  {
    // A key that is fetched under its own name and failed is said at the alias the client gave the same field.
    name: 'stock says the error at a field the client did not ask for',
    explains: ofError(
      'only stock',
      (one, { ours, places }) =>
        among(ours.errors, one) &&
        !!one.path &&
        !places.fields.has(pathKey(one.path)) &&
        places.objects.has(pathKey(one.path.slice(0, -1))),
    ),
  },
  {
    // One failed field stands under every alias that the client gave it; stock asks for each, and says the first.
    name: 'ours says the error at every alias',
    explains: ofError(
      'only ours',
      (one, answers) =>
        among(answers.stock.errors, one) &&
        one.code === 'DOWNSTREAM_SERVICE_ERROR' &&
        inThePlaceOf(one, answers),
    ),
  },
  {
    // The counterpart of what stock completes wrongly: the specification's executor finds the same over stock's data.
    name: 'stock overlooks a null or an unknown type',
    explains: ({ kind, complaint, stockCompleted }) =>
      kind === 'only ours' &&
      !!complaint?.path &&
      !!stockCompleted?.nullPaths.includes(JSON.stringify(complaint.path)),
  },
  {
    // Stock mentions nulls that may not be only where no subgraph mentioned anything, however unrelated.
    name: 'stock drops its own findings beside errors of subgraphs',
    explains: ofError(
      'only ours',
      (one, { stock }) =>
        stock.errors.length > 0 && stock.completion.length === 0 && /^(Cannot|Invalid)/.test(one.message),
    ),
  },
]

export const disagreements: readonly Disagreement[] = [...aboutData, ...aboutErrors]
