import { randomUUID } from 'node:crypto'
import {
  anonymous,
  createInternalTokenSigner,
  generateInternalKeys,
  internalTokenHeader,
  requestIdHeader,
} from '@wayfare/auth'
import type { Viewer } from '@wayfare/auth'

export interface GraphQLAnswer {
  // What a test expects of an answer, it says itself.
  // oxlint-disable-next-line typescript/no-explicit-any
  data?: any
  errors?: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Readonly<Record<string, unknown>>
  }[]
}

/** Asks as the router would for this viewer, anonymous by default. */
export type Ask = (document: string, variables?: object, viewer?: Viewer) => Promise<GraphQLAnswer>

export interface RouterStandIn {
  /** For the subgraph's configuration: what verifies this router's tokens. */
  readonly publicKey: string
  /** Asks the subgraph that listens at `url`. */
  at(url: string): Ask
}

/** The router as one subgraph sees it. */
export const createRouterStandIn = (subgraph: string): RouterStandIn => {
  const { privateKey, publicKey } = generateInternalKeys()
  const signer = createInternalTokenSigner(privateKey)
  return {
    publicKey,
    at:
      (url) =>
      async (query, variables = {}, viewer = anonymous) => {
        const requestId = randomUUID()
        const token = signer.sign({ viewer, audience: subgraph, requestId })
        const answer = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [internalTokenHeader]: token,
            [requestIdHeader]: requestId,
          },
          body: JSON.stringify({ query, variables }),
        })
        return (await answer.json()) as GraphQLAnswer
      },
  }
}
