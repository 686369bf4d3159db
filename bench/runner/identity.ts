import { startIdentityProvider } from '@wayfare/identity-provider'

export interface Identity {
  issuer: string
  /** Fresh access tokens of some people who may see bookings. */
  tokens(): Promise<string[]>
  close(): Promise<void>
}

const people = ['traveller', 'traveller2', 'agent', 'support']

/** Whoever uses the app: an OpenID provider whose tokens our router verifies with every request. */
export const startIdentity = async (): Promise<Identity> => {
  const provider = await startIdentityProvider({ port: 0, audience: 'wayfare' })
  return {
    issuer: provider.issuer,
    tokens: () => Promise.all(people.map((name) => provider.token(name))),
    close: () => provider.close(),
  }
}
