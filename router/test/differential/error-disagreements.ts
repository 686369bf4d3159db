import type { Answers, Complaint, Said } from './case.ts'
import { dataDifferences, isAsked, isComputed, isContradicted, isLoss } from './data-differences.ts'
import type { Difference, Disagreement } from './difference.ts'
import { failedSite, isCut, isCutOf, isMissing, isOfACall, leadsElsewhere, nulledBy } from './error-places.ts'
import { pathKey } from './oracle.ts'

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

/**
 * Whether stock's is on the way to the same field as ours, but by another entry of a list: one that has no such field or was
 * not asked for it, or of which nothing is missing.
 */
const isOfAnotherEntry = ({ stock, places }: Answers, ours: Complaint, theirs: Complaint) =>
  theirs.message === ours.message &&
  namesIn(theirs) === namesIn(ours) &&
  places.fields.has(pathKey(ours.path ?? [])) &&
  (!isAsked(stock, places.fields.get(pathKey(theirs.path ?? []))) || !isMissing(stock.data, theirs))

const namesIn = ({ path = [] }: Complaint) =>
  path.map((step) => (typeof step === 'number' ? '@' : step)).join('.')

/** Whether calls failed on one side that the other did not make. */
const hasOtherFailedCall = (one: Said, other: Said) =>
  [...one.visit.faults.hits].some(
    (place) => / (roots|entities)$/.test(place) && !other.visit.faults.hits.has(place),
  )

interface Side {
  readonly data: string | undefined
  readonly complaints: readonly Complaint[]
}

const sides = ({ ours, stock }: Answers): [Side, Side] => [
  { data: ours.data, complaints: ours.errors },
  { data: stock.data, complaints: [...stock.errors, ...stock.completion] },
]

/** Whether a complaint of the other side led to the same null, and was found in the same way. */
const sameNull = (one: Complaint, [own, other]: readonly [Side, Side]) => {
  const place = nulledBy(own.data, one)
  return (
    place !== undefined &&
    other.complaints.some(
      (each) => isOwnFinding(each) === isOwnFinding(one) && nulledBy(other.data, each) === place,
    )
  )
}

/** Whether it is about something in what ours has nulled altogether, for a reason that ours gives. */
const isWithinANull = (one: Complaint, { ours }: Answers) => {
  const place = nulledBy(ours.data, one)
  return (
    place !== undefined &&
    place !== pathKey(one.path ?? []) &&
    ours.errors.some((each) => nulledBy(ours.data, each) === place)
  )
}

/** A field that is computed from what failed was asked for by stock alone. */
const onlyStockAsked = (one: Complaint, { ours, stock, places, bench }: Answers) => {
  const site = failedSite(one) ?? places.fields.get(pathKey(one.path ?? []))
  const [, type = '', name = ''] = /^(\w+)[#:].*\.(\w+)$/.exec(site ?? '') ?? []
  return bench.world.field(type, name)?.requires !== undefined && isAsked(stock, site) && !isAsked(ours, site)
}

/** The same of an object with such a field, which a subgraph does not find. */
const onlyStockAskedAbout = (one: Complaint, answers: Answers) => {
  const [, subgraph, object] = /^(\w+) lost (.*)$/.exec(one.message) ?? []
  const asked = ({ visit }: Said) => visit.resolved.has(`${subgraph} ref ${object}`)
  return asked(answers.stock) && !asked(answers.ours) && isComputed(answers, one.path ?? [])
}

export const aboutErrors: readonly Disagreement[] = [
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
        among(answers.ours.errors, one) &&
        (isInternal(one) ||
          leadsElsewhere(answers, one) === true ||
          answers.ours.errors.some((other) => isOfAnotherEntry(answers, other, one))),
    ),
  },
  {
    // The counterpart: ours is where the named object is.
    name: 'ours says the error where it belongs, stock elsewhere',
    explains: ofError(
      'only ours',
      (one, answers) =>
        among(answers.stock.errors, one) &&
        (leadsElsewhere(answers, one) === false ||
          (isMissing(answers.ours.data, one) &&
            answers.stock.errors.some((other) => isOfAnotherEntry(answers, one, other)))),
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
    explains: (difference) =>
      ofError('only ours', (one, answers) => sameNull(one, sides(answers)))(difference) ||
      ofError('only stock', (one, answers) => sameNull(one, sides(answers).toReversed() as [Side, Side]))(
        difference,
      ),
  },
  {
    // Stock has such an object all the same, or where only its `__typename` is asked for a null without a word. The
    // specification, 6.4.3: an object of no known type is an error.
    name: 'stock says nothing of an unknown type',
    explains: ofError('only ours', (one, answers) => {
      const place = nulledBy(answers.ours.data, one)
      const [, stock] = sides(answers)
      return (
        one.message === 'Invalid __typename found' &&
        answers.expected === undefined &&
        place !== undefined &&
        (dataDifferences(answers).some((each) => isLoss(each) && pathKey(each.path) === place) ||
          (nulledBy(stock.data, one) !== undefined &&
            !stock.complaints.some((each) => nulledBy(stock.data, each) === nulledBy(stock.data, one))))
      )
    }),
  },
  {
    // The error that goes with an object that ours keeps: something of it is missing, or what ours asks about it failed.
    name: 'ours says what is wrong with an object that one of two subgraphs has',
    explains: ofError('only ours', (one, answers) => {
      const place = nulledBy(answers.stock.data, one)
      return place !== undefined && isContradicted(answers, JSON.parse(place) as (string | number)[])
    }),
  },
  {
    // A field that the client asks for is required as well. Ours fetches the two apart, and both fail: the one for the sake of
    // another field is said at their object.
    name: 'ours says what failed once more for a field that requires it',
    explains: ofError('only ours', (one, { stock, places }) => {
      const object = places.objects.get(pathKey(one.path ?? []))
      return (
        object !== undefined &&
        stock.errors.some(
          ({ message, path = [] }) =>
            message === one.message &&
            pathKey(path.slice(0, -1)) === pathKey(one.path ?? []) &&
            places.fields.get(pathKey(path)) === failedSite(one),
        )
      )
    }),
  },
  {
    // Something that one field requires is missing. Ours asks for the others all the same, and one of them failed.
    name: 'ours asks for what requires nothing that failed, and it fails',
    explains: ofError(
      'only ours',
      (one, { ours, stock }) =>
        (isAsked(ours, failedSite(one)) && !isAsked(stock, failedSite(one))) ||
        (isOfACall(one.message) && hasOtherFailedCall(ours, stock)),
    ),
  },
  {
    // The error that goes with it: of the field, which stock asked for, or of its null, which may not be.
    name: 'ours asks for nothing that is computed from what failed, and says so',
    explains: (difference) =>
      ofError(
        'only stock',
        (one, answers) =>
          (failedSite(one) !== undefined && onlyStockAsked(one, answers)) ||
          onlyStockAskedAbout(one, answers),
      )(difference) ||
      ofError(
        'only ours',
        (one, answers) => one.message === 'Cannot return null' && onlyStockAsked(one, answers),
      )(difference),
  },
  {
    // Something that a literal @skip leaves out makes the planner fetch what nobody wants any more.
    name: 'a call failed that ours had no need of',
    explains: ofError(
      'only stock',
      (one, { ours, stock }) => isOfACall(one.message) && hasOtherFailedCall(stock, ours),
    ),
  },
  {
    // What follows a call that failed as a whole finds only what other calls have brought by then, which is for chance to
    // say: both engines have them under way at the same time.
    name: 'a call failed, and ours asks no more about what it was to bring',
    explains: ofError(
      'only stock',
      (one, { ours }) =>
        failedSite(one) !== undefined &&
        ours.errors.some(({ message }) => isOfACall(message)) &&
        !isAsked(ours, failedSite(one)),
    ),
  },
  {
    // Section 6.4.4: once an object has to be null, nobody needs to look at its other fields.
    name: 'stock says more about what ours has nulled',
    explains: ofError('only stock', (one, answers) => isOwnFinding(one) && isWithinANull(one, answers)),
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
