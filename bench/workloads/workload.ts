export interface SubgraphSdl {
  name: string
  sdl: string
  /** How long it thinks before it answers anything. */
  delayMs?: number
}

/** Requests to draw from: groups are equally likely by their weight, requests of a group by Zipf's law. */
export interface RequestSet {
  groups: { weight: number; bodies: string[] }[]
  /** Bodies have `noSalt` in them; every request sent has a salt of its own instead. */
  salted: boolean
  /** One is sent along with every request, always the same with the same body. */
  tokens: readonly string[]
}

export interface Workload {
  id: string
  title: string
  /** A sentence or two for the report. */
  about: string
  data: 'travel' | 'kitchen' | 'shelf'
  salted: boolean
  subgraphs: () => SubgraphSdl[]
  /** Bodies of HTTP requests, grouped. */
  groups: () => { weight: number; bodies: string[] }[]
}

/** The body of a request as clients send it. */
export const requestBody = (query: string, variables?: Record<string, unknown>): string => {
  const operationName = /\b(?:query|mutation) +(\w+)/.exec(query)?.[1]
  return JSON.stringify({ operationName, query: query.replaceAll(/\s+/g, ' ').trim(), variables })
}
