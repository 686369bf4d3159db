import type { Answers, Complaint } from './case.ts'
import { type Path, pathKey } from './oracle.ts'
import { Ref } from './world.ts'

/** A resolver's failure names its `object.field`. */
const failedField = /^\w failed at (.*)\.(\w+)$/
/** A reference resolver's failure names the object. */
const lostObject = /^\w lost (.*)$/

/** The `object.field` that a resolver's failure is about. */
export const failedSite = ({ message }: Complaint): string | undefined => {
  const [, object, name] = failedField.exec(message) ?? []
  return object && name ? `${object}.${name}` : undefined
}

/**
 * Whether the path leads to something else than what the message names, by what stands there if nothing fails.
 * Undefined where the message does not say, or the way there depends on what failed.
 */
export const leadsElsewhere = (
  { places }: Answers,
  { message, path = [] }: Complaint,
): boolean | undefined => {
  const [, lost] = lostObject.exec(message) ?? []
  if (lost) return differs(places.objects.get(pathKey(path)), lost)
  const [, object, name] = failedField.exec(message) ?? []
  if (!object || !name) return undefined
  const field = places.fields.get(pathKey(path))
  if (field) return field !== `${object}.${name}`
  // What was fetched for the sake of something else has no place in the answer, but its object has.
  return differs(places.objects.get(pathKey(path.slice(0, -1))), object)
}

const differs = (found: string | undefined, named: string) =>
  found === undefined ? undefined : found !== named

/** An error of ours belongs where it stands, and something is missing there. */
export const isMisplaced = (answers: Answers, complaint: Complaint): boolean =>
  !isCut(answers, complaint) &&
  !isOfItsObject(answers, complaint) &&
  (leadsElsewhere(answers, complaint) === true ||
    (isOfAField(complaint) && !isMissing(answers.ours.data, complaint)))

/** The object that failed, rather than the field of it, which the client may not have asked for. */
const isOfItsObject = ({ places }: Answers, { message, path = [] }: Complaint) => {
  const [, object] = failedField.exec(message) ?? []
  return object !== undefined && places.objects.get(pathKey(path)) === object
}

/** What failed was fetched for the sake of something else: ours says so at the object for which it was. */
export const isCut = (answers: Answers, complaint: Complaint) =>
  answers.stock.errors.some((other) => isCutOf(answers, complaint, other))

/**
 * Whether the longer path goes on from the shorter one into a field that the client did not ask for. It may go on from
 * another entry of a list, where from the shorter one the way leads to what failed.
 */
export const isCutOf = (answers: Answers, shorter: Complaint, longer: Complaint) => {
  const [short = [], long = []] = [shorter.path, longer.path]
  const rest = long.slice(short.length)
  return (
    shorter.message === longer.message &&
    rest.length > 0 &&
    !answers.places.fields.has(pathKey([...short, ...rest.slice(0, 1)])) &&
    (short.every((step, n) => step === long[n]) ||
      (short.every(
        (step, n) => step === long[n] || (typeof step === 'number' && typeof long[n] === 'number'),
      ) &&
        failsAt(answers, shorter, siteFrom(answers, short, rest))))
  )
}

const failsAt = ({ ours }: Answers, one: Complaint, site: string | undefined) =>
  site !== undefined &&
  (failedSite(one) ?? site) === site &&
  [...ours.visit.faults.hits].some((hit) => hit.endsWith(` ${site}`))

/** The `object.field` to which fields lead from an object of the answer, by what is there if nothing fails. */
const siteFrom = ({ places, bench }: Answers, start: Path, rest: Path): string | undefined => {
  const id = places.objects.get(pathKey(start))
  let value: unknown = id && new Ref(id.replace(/[#:].*/, ''), id)
  for (const step of rest.slice(0, -1)) {
    if (value instanceof Ref)
      value = bench.world.field(value.type, String(step)) && bench.world.value(value, String(step), {})
    else value = Array.isArray(value) ? (value as unknown[])[Number(step)] : undefined
  }
  return value instanceof Ref ? `${value.id}.${rest.at(-1)}` : undefined
}

/** The place of the null that the error led to: as JSON; undefined where there is none. */
export const nulledBy = (data: string | undefined, { path = [] }: Complaint): string | undefined => {
  let value: unknown = JSON.parse(data ?? 'null')
  for (const [n, step] of path.entries()) {
    if (value === null) return pathKey(path.slice(0, n))
    if (typeof value !== 'object') return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value === null ? pathKey(path) : undefined
}

/** An entity that was lost in one subgraph may still be there from another; so with a subgraph that failed as a whole. */
export const isOfAField = ({ message }: Complaint) => !lostObject.test(message) && !isOfACall(message)

/** What a call as a whole failed with. */
export const isOfACall = (message: string) => /^(refused|no data|The \w+ service .*)$/.test(message)

/** The path ends at a null, or where a null or a field nobody asked for cut it off. */
export const isMissing = (data: string | undefined, { path = [] }: Complaint) => {
  let value: unknown = JSON.parse(data ?? 'null')
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break
    value = (value as Record<string | number, unknown>)[step]
  }
  return value === null || value === undefined || path.length === 0
}
