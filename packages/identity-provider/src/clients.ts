import type { ClientMetadata } from 'oidc-provider'

/** The grant that names a demo user instead of authenticating one. Its parameter is `user`. */
export const demoGrant = 'urn:wayfare:demo'

/** The booking app and GraphiQL: public, authorization code with PKCE. */
export const webClientId = 'wayfare-web'
/** `npm run token` and curl: public, the demo grant. */
export const demoClientId = 'wayfare-demo'
/** A back end of its own right: client credentials. The secret is published, and worth nothing outside a demo. */
export const machineClient = { id: 'wayfare-machine', secret: 'for-development-only' } as const

/** Where a sign-in may come back to, at each origin. */
export const redirectPaths = ['/', '/graphql', '/signed-in'] as const

export const clientsFor = (origins: readonly string[]): ClientMetadata[] => {
  const addresses = origins.flatMap((origin) => redirectPaths.map((path) => `${origin}${path}`))
  return [
    {
      client_id: webClientId,
      client_name: 'Wayfare',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: addresses,
      post_logout_redirect_uris: addresses,
    },
    {
      client_id: demoClientId,
      token_endpoint_auth_method: 'none',
      grant_types: [demoGrant],
      response_types: [],
      redirect_uris: [],
    },
    {
      client_id: machineClient.id,
      client_secret: machineClient.secret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ]
}
