import { print } from 'graphql'
import type { Answers, Complaint } from './case.ts'
import {
  type DataDifference,
  isAsIn,
  isAsked,
  isComputed,
  isContradicted,
  isGain,
  isLoss,
  isLostWithAnAlias,
} from './data-differences.ts'
import type { Difference, Disagreement } from './difference.ts'
import { isMissing, isOfAField, nulledBy } from './error-places.ts'
import { type Path, pathKey } from './oracle.ts'

const ofPlace =
  (explains: (place: DataDifference, difference: Difference) => boolean): Disagreement['explains'] =>
  (difference) =>
    difference.place !== undefined && explains(difference.place, difference)

const isRight = ({ ours, expected }: Answers) => ours.data === expected && ours.errors.length === 0

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((member) => b.has(member))

/** Whether ours says why there is no object: its type is not known, or what was to say the type failed. */
const isOfUnknownType = (answers: Answers, path: Path, stockCompleted: string | undefined) =>
  answers.ours.errors.some(
    (one) =>
      (one.message === 'Invalid __typename found' && nulledBy(answers.ours.data, one) === pathKey(path)) ||
      (isAboutTypeOf(one, answers, path) && isMissing(stockCompleted, { ...one, path })),
  )

/** Of an @interfaceObject another subgraph knows the type, and was asked in vain. */
const isAboutTypeOf = (one: Complaint, answers: Answers, path: Path) =>
  !isOfAField(one) &&
  isAbove(one, path) &&
  objectsAt(answers, path).some((object) =>
    [...answers.bench.model.abstracts.values()].some(
      ({ objectIn, members }) =>
        objectIn !== undefined && [...members.values()].flat().includes(object.replace(/#.*/, '')),
    ),
  )

/** The object that is there, or those of a list. */
const objectsAt = ({ places }: Answers, path: Path) =>
  [...places.objects].flatMap(([key, object]) => {
    const there = JSON.parse(key) as Path
    const isThere =
      path.every((step, n) => step === there[n]) &&
      there.slice(path.length).every((step) => typeof step === 'number')
    return isThere ? [object] : []
  })

const isAbove = ({ path: above = [] }: Complaint, path: Path) => above.every((step, n) => step === path[n])

const isUnplannable = /would create a cycle$|^There are more than|^Error: Too many options/

export const aboutData: readonly Disagreement[] = [
  {
    // A mistake of the planner's, which the two share, or more ways to plan it than there is memory for.
    name: 'nothing can be planned, by neither',
    explains: ({ kind, answers: { ours, stock } }) =>
      kind === 'thrown' &&
      isUnplannable.test(String(ours.thrown)) &&
      isUnplannable.test(String(stock.thrown)),
  },
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
    explains: ofPlace((place, { answers }) => isLoss(place) && isLostWithAnAlias(answers, place.path)),
  },
  {
    // Two subgraphs are asked for parts of one object and one of them has null: stock keeps whichever answered last,
    // ours keeps the object. The specification knows one resolver only; an object that is known is more than none.
    name: 'ours keeps the object that one of two subgraphs has',
    explains: ofPlace(
      (place, { answers }) =>
        isGain(place) &&
        (isContradicted(answers, place.path) ||
          answers.ours.errors.some((one) => pathKey(one.path ?? []) === pathKey(place.path))),
    ),
  },
  {
    // Something that a field is computed from failed. Stock asks for the field all the same, with nulls in their place,
    // ours does not: the subgraph would compute from what is not so.
    name: 'ours asks for nothing that is computed from what failed',
    explains: ofPlace(
      (place, { answers }) =>
        answers.expected === undefined && isLoss(place) && isComputed(answers, place.path),
    ),
  },
  {
    // The client asks for a field that is required as well, and something in the client's part of it failed. Ours fetches
    // the two apart, so what is computed is what is computed where nothing fails.
    name: 'ours computes from what did not fail, stock from what did',
    explains: ofPlace(
      (place, { answers, faultless }) =>
        isComputed(answers, place.path) && isAsIn(faultless?.expected, place),
    ),
  },
  {
    // An object of an @interfaceObject whose type could not be found out: which fragments apply is not known, so by the
    // specification, 6.4.3, there is an error and no object. Stock leaves out every fragment.
    name: 'stock answers an object of unknown type',
    explains: ofPlace(
      (place, { answers, stockCompleted }) =>
        answers.expected === undefined &&
        isLoss(place) &&
        isOfUnknownType(answers, place.path, stockCompleted),
    ),
  },
  {
    // Something that one field requires is missing, so stock asks for none of those that are fetched with it. Ours asks
    // for the others all the same.
    name: 'ours asks for what requires nothing that failed',
    explains: ofPlace((place, { answers, faultless }) => {
      const site = answers.places.fields.get(pathKey(place.path))
      return (
        isGain(place) &&
        isAsIn(faultless?.expected, place) &&
        isAsked(answers.ours, site) &&
        !isAsked(answers.stock, site)
      )
    }),
  },
  {
    // A field that a literal leaves out makes stock fetch keys of an object that nobody has a use for, and one failed.
    name: 'stock loses an object to what a literal leaves out',
    explains: ofPlace(
      (place, { answers: { asked, stock, places } }) =>
        isGain(place) &&
        /@(skip|include)\(if: (true|false)\)/.test(print(asked.document)) &&
        stock.errors.some(
          (one) =>
            nulledBy(stock.data, one) === pathKey(place.path) && !places.fields.has(pathKey(one.path ?? [])),
        ),
    ),
  },
  {
    // The specification, 3.5: an Int has 32 bits, what is more is an error and null; an ID is written as a text.
    name: 'stock lets a number pass as an Int or ID that is none',
    explains: ofPlace(
      (place, { answers: { ours } }) =>
        Number.isInteger(place.stock) &&
        (place.ours === String(place.stock) ||
          (isLoss(place) &&
            Math.abs(Number(place.stock)) >= 2 ** 31 &&
            ours.errors.some(
              (one) =>
                one.message === 'Invalid value found' && nulledBy(ours.data, one) === pathKey(place.path),
            ))),
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
    explains: ofPlace((place, { stockCompleted }) => isAsIn(stockCompleted, place)),
  },
]
