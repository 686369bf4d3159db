import type { Answers, Complaint } from './case.ts'
import type { Difference } from './difference.ts'
import { isCut, isCutOf, isMissing, isOfACall, leadsElsewhere, nulledBy } from './error-places.ts'
import { gains, isComputed, isLostWithAnAlias, losses } from './losses.ts'
import { type Path, pathKey } from './oracle.ts'

/** A disagreement that is understood. The narrower, the better: what it covers is no longer tested. */
export interface Disagreement {
  readonly name: string
  explains(difference: Difference): boolean
}

const among = (complaints: readonly Complaint[], { message }: Complaint) =>
  complaints.some((other) => other.message === message)

const isOwnFinding = ({ message }: Complaint) =>
  /^(Cannot return null|Invalid (value|__typename) found)$/.test(message)

/** An internal step that no client knows. */
const isInternal = ({ path = [] }: Complaint) =>
  path.some((step) => /^(_entities|@|.*__alias_\d+)$/.test(String(step)))

const ofError =
  (
    kind: Difference['kind'],
    explains: (complaint: Complaint, answers: Answers) => boolean,
  ): Disagreement['explains'] =>
  (difference) =>
    difference.kind === kind &&
    difference.complaint !== undefined &&
    explains(difference.complaint, difference.answers)

const isRight = ({ ours, expected }: Answers) => ours.data === expected && ours.errors.length === 0

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((member) => b.has(member))

const isTold = ({ ours }: Answers, path: Path, is: (one: Complaint) => boolean) =>
  ours.errors.some((one) => is(one) && nulledBy(ours.data, one) === pathKey(path))

const aboutData: readonly Disagreement[] = [
  {
    // Ours is what graphql-js says over the same data without any gateway: no room for doubt.
    name: 'nothing fails, ours is right by the specification, stock is not',
    explains: ({ answers }) => isRight(answers),
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
    // The same, where ours avoids it: nothing that stock says then is of use.
    name: 'stock sends invalid requests, ours is right without faults',
    explains: ({ answers, faultless }) =>
      answers.stock.visit.invalid && !answers.ours.visit.invalid && isRight(faultless ?? answers),
  },
  {
    // What stock says then about a world with faults is no measure.
    name: 'stock is wrong about the same without faults already, ours is not',
    explains: ({ faultless }) =>
      !!faultless && isRight(faultless) && faultless.stock.data !== faultless.expected,
  },
  {
    // Ours asks once for a field that the client wants under several aliases. Where a non-null field within fails, all of
    // them are null, though only one asked for it. What a subgraph nulls is for the subgraph to say: both are right.
    name: 'aliases of one field share the damage',
    explains: ({ kind, answers }) =>
      kind === 'data against stock' && !!losses(answers)?.every((path) => isLostWithAnAlias(answers, path)),
  },
  {
    // Two subgraphs are asked for parts of one object and one of them has null: stock keeps whichever answered last,
    // ours keeps the object. The specification knows one resolver only; an object that is known is more than none.
    name: 'ours keeps the object that one of two subgraphs has',
    explains: ({ kind, answers }) =>
      kind === 'data against stock' &&
      !!gains(answers)?.every((path) =>
        [...answers.ours.errors].some((one) => pathKey(one.path ?? []) === pathKey(path)),
      ),
  },
  {
    // Something that a field is computed from failed. Stock asks for the field all the same, with nulls in their place,
    // ours does not: the subgraph would compute from what is not so.
    name: 'ours asks for nothing that is computed from what failed',
    explains: ({ kind, answers }) =>
      kind === 'data against stock' &&
      answers.ours.errors.length > 0 &&
      !!losses(answers)?.every((path) => isComputed(answers, path)),
  },
  {
    // An object of an @interfaceObject whose type could not be found out: which fragments apply is not known, so by the
    // specification, 6.4.3, there is an error and no object. Stock leaves out every fragment.
    name: 'stock answers an object of unknown type',
    explains: ({ kind, answers }) =>
      answers.expected === undefined &&
      kind === 'data against stock' &&
      !!losses(answers)?.every((path) =>
        isTold(answers, path, (one) => one.message === 'Invalid __typename found'),
      ),
  },
  {
    // Two subgraphs contradict each other about one value (text here, an object there): stock throws while it merges them.
    name: 'stock breaks on a contradiction',
    explains: ({ answers }) =>
      answers.stock.errors.some(
        ({ message, code, path }) =>
          !code && !path && /^Cannot (use 'in'|create prop|read prop)/.test(message),
      ),
  },
  {
    // Ours plans a document in which aliases are replaced, so the planner may choose another subgraph for a field that
    // several have, and meets the faults of that one. Both plans are right: without faults all three agree.
    name: 'two right plans that ask different subgraphs',
    explains: ({ faultless }) =>
      !!faultless &&
      isRight(faultless) &&
      faultless.stock.data === faultless.expected &&
      !sameMembers(faultless.ours.visit.resolved, faultless.stock.visit.resolved),
  },
  {
    // Stock completes by the type that the field above promises (an interface's field may be nullable where the object's own is
    // not) and merges selections in another order. The specification, 6.4.3, completes by the object's type and keeps
    // the order in which fields are first met.
    name: 'stock completes by the static type, or in another order',
    explains: ({ kind, answers, stockCompleted }) =>
      kind === 'data against stock' && answers.ours.data === stockCompleted,
  },
]

/** A field that only the planner asked for, of an object that the client did ask for. */
const isHidden = (one: Complaint, { ours, places }: Answers) =>
  among(ours.errors, one) &&
  one.path !== undefined &&
  !places.fields.has(pathKey(one.path)) &&
  places.objects.has(pathKey(one.path.slice(0, -1)))

/** The same field of the same object as an error of stock's. */
const inThePlaceOf = (one: Complaint, { stock, places }: Answers) => {
  const field = one.path && places.fields.get(pathKey(one.path))
  return stock.errors.some(
    ({ message, path = [] }) =>
      message === one.message &&
      (places.fields.get(pathKey(path)) === field || !places.fields.has(pathKey(path))),
  )
}

/** Whether one of the others led to the same null, and was found by the same side. */
const sameNull = (one: Complaint, others: readonly Complaint[], data: string | undefined) => {
  const place = nulledBy(data, one)
  return (
    place !== undefined &&
    others.some((other) => isOwnFinding(other) === isOwnFinding(one) && nulledBy(data, other) === place)
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
    // The error that goes with it: the subgraph that had null said why.
    name: 'an error of one subgraph where another has the object',
    explains: ofError('misplaced', (one, { stock }) =>
      stock.errors.some(
        (other) => other.message === one.message && pathKey(other.path ?? []) === pathKey(one.path ?? []),
      ),
    ),
  },
  {
    // A key that is fetched under its own name and failed is said at the alias the client gave the same field.
    name: 'stock says the error at a field the client did not ask for',
    explains: ofError(
      'only stock',
      (one, answers) =>
        isHidden(one, answers) || answers.ours.errors.some((other) => isCutOf(answers, other, one)),
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
      !!complaint &&
      isOwnFinding(complaint) &&
      stockCompleted !== undefined &&
      isMissing(stockCompleted, complaint),
  },
  {
    // The other side of the same: stock has the name of a field that the client has never heard of.
    name: 'ours says the error at the object for which a field was fetched',
    explains: ofError('only ours', (one, answers) => isCut(answers, one)),
  },
  {
    // An object with two nulls that may not be is null because of the first, and the two select in another order.
    name: 'the same null, for another of its reasons',
    explains: ({ kind, complaint, answers: { ours, stock } }) =>
      complaint !== undefined &&
      ours.data === stock.data &&
      (kind === 'only ours' || kind === 'only stock') &&
      sameNull(
        complaint,
        kind === 'only ours' ? [...stock.errors, ...stock.completion] : ours.errors,
        ours.data,
      ),
  },
  {
    // The error that goes with it.
    name: 'stock answers an object of unknown type, ours says so',
    explains: ofError(
      'only ours',
      (one, answers) =>
        one.message === 'Invalid __typename found' &&
        !!losses(answers)?.some((path) => pathKey(path) === nulledBy(answers.ours.data, one)),
    ),
  },
  {
    // Stock mentions nulls that may not be only where no subgraph mentioned anything, however unrelated.
    name: 'stock drops its own findings beside errors of subgraphs',
    explains: ofError(
      'only ours',
      (one, { stock }) => stock.errors.length > 0 && stock.completion.length === 0 && isOwnFinding(one),
    ),
  },
]

export const disagreements: readonly Disagreement[] = [...aboutData, ...aboutErrors]
