import type { Call } from '../operation.ts'
import { clientSecretOf } from './intent.ts'

/** Where the page is on which a cardholder authenticates, below the sandbox's own address. */
export const challengePath = '/redirect/authenticate'

export const challengeUrl = ({ headers }: Call, intent: { readonly id: string }) =>
  `http://${headers.host ?? 'localhost'}${challengePath}/${intent.id}?client_secret=${clientSecretOf(intent)}`
