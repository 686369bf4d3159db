import { noSalt, salt } from '../subgraphs/salt.ts'
import type { RequestSet } from '../workloads/workload.ts'
import { randomNumbers, zipf } from './random.ts'

export interface Drawn {
  /** Which of the distinct requests. */
  index: number
  bytes: Buffer
  salt?: string
}

export interface Requests {
  /** How many distinct ones there are. */
  count: number
  at(index: number): Drawn
  /** Starts the drawing anew: the same seed draws the same. */
  drawing(seed: number): () => Drawn
}

let saltNumber = 0

/** The requests of a set as bytes, head and body, for one address. */
export const prepareRequests = (set: RequestSet, { host, pathname }: URL): Requests => {
  const bodies = set.groups.flatMap((group) => group.bodies)
  const made = bodies.map((body, index) => {
    const token = set.tokens[index % set.tokens.length]
    return httpRequest(body, { host, pathname, token })
  })
  const at = (index: number): Drawn => {
    const bytes = made[index]
    if (!bytes) throw new Error(`there is no request ${index}`)
    if (!set.salted) return { index, bytes }
    const own = salt(++saltNumber)
    return { index, bytes: salted(bytes, own), salt: own }
  }
  return { count: bodies.length, at, drawing: (seed) => drawing(set, seed, at) }
}

const salted = (template: Buffer, own: string) => {
  const place = template.indexOf(noSalt)
  const bytes = Buffer.from(template)
  bytes.write(own, place, 'latin1')
  return bytes
}

const httpRequest = (
  body: string,
  { host, pathname, token }: { host: string; pathname: string; token?: string },
) => {
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    'accept: application/json',
    ...(token ? [`authorization: Bearer ${token}`] : []),
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const drawing = ({ groups }: RequestSet, seed: number, at: (index: number) => Drawn) => {
  const random = randomNumbers(seed)
  let start = 0
  let weight = 0
  const choices = groups.map((group) => {
    const choice = { start, upTo: (weight += group.weight), draw: zipf(group.bodies.length, random) }
    start += group.bodies.length
    return choice
  })
  return () => {
    const wanted = random() * weight
    const choice = choices.find(({ upTo }) => wanted < upTo) ?? choices[0]
    if (!choice) throw new Error('there are no requests')
    return at(choice.start + choice.draw())
  }
}
