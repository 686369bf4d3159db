import { scopes, scopesOfRoles } from '@wayfare/auth'
import { errors } from 'oidc-provider'
import type { Configuration, Grant, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { clientsFor } from './clients.ts'
import { demoUsers, findUser } from './demo-users.ts'
import type { DemoUser } from './demo-users.ts'
import type { ProviderKeys } from './keys.ts'
import { memoryAdapters } from './memory-adapter.ts'
import { messagePage, pageHeaders, signOutPage } from './pages.ts'

/** Resource indicators are addresses (RFC 8707); the tokens' `aud` is what the API calls itself. */
export const apiResource = 'urn:wayfare:api'

const hourS = 3_600
const dayS = 24 * hourS

export const apiServer = (audience: string): ResourceServer => ({
  scope: scopes.join(' '),
  audience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: hourS,
  jwt: { sign: { alg: 'RS256' } },
})

/** What a token says about its user, beside the standard claims. */
const claimsOf = ({ name, email, roles, agencyId }: DemoUser) => ({
  name,
  email,
  roles,
  ...(agencyId ? { agencyId } : {}),
})

export const providerConfiguration = (
  keys: ProviderKeys,
  { audience, origins }: { audience: string; origins: readonly string[] },
): Configuration => ({
  adapter: memoryAdapters(),
  clients: clientsFor(origins),
  jwks: keys.jwks as Configuration['jwks'],
  cookies: { keys: keys.cookies },
  clientBasedCORS: (_ctx, origin) => origins.includes(origin),
  scopes: ['openid', 'offline_access', 'profile', 'email'], // the API’s own belong to its resource
  claims: { openid: ['sub'], profile: ['name', 'roles', 'agencyId'], email: ['email'] },
  conformIdTokenClaims: false, // the name belongs into the ID token: the app asks no further
  responseTypes: ['code'],
  pkce: { required: () => true },
  interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
  findAccount: (_ctx, sub) => accountOf(sub),
  extraTokenClaims: (_ctx, token) => {
    const user = 'accountId' in token ? findUser(token.accountId) : undefined
    return user && claimsOf(user)
  },
  loadExistingGrant: grantWithoutAsking,
  issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  renderError: (ctx, { error, error_description: description }) => {
    ctx.set(pageHeaders)
    ctx.body = messagePage('This did not work', [description ?? error, 'Start again from the app.'])
  },
  features: features(audience),
  ttl: {
    AuthorizationCode: 60,
    ClientCredentials: hourS,
    AccessToken: hourS,
    IdToken: hourS,
    Interaction: hourS,
    RefreshToken: 14 * dayS,
    Session: 14 * dayS,
    Grant: 14 * dayS,
  },
})

const features = (audience: string): Configuration['features'] => ({
  devInteractions: { enabled: false },
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => apiResource,
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx, indicator) => {
      if (indicator !== apiResource) throw new errors.InvalidTarget()
      return apiServer(audience)
    },
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx, form) => {
      ctx.set(pageHeaders)
      ctx.body = signOutPage(form)
    },
    postLogoutSuccessSource: (ctx) => {
      ctx.set(pageHeaders)
      ctx.body = messagePage('Signed out', ['You may close this page.'])
    },
  },
})

const accountOf = (sub: string) => {
  const user = findUser(sub)
  return user && { accountId: sub, claims: () => ({ sub, ...claimsOf(user) }) }
}

/**
 * Consent is not asked: the app is our own. It gets what it requests as far as the user's roles have it; the rest is
 * refused here rather than left open, or the provider would go on asking.
 */
const grantWithoutAsking = async ({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> => {
  const { session, client, provider } = oidc
  const user = findUser(session?.accountId)
  if (!user || !client) return undefined
  const known = session?.grantIdFor(client.clientId)
  const kept = known ? await provider.Grant.find(known) : undefined
  if (kept?.accountId === user.userName) return kept
  const grant = new provider.Grant({ clientId: client.clientId, accountId: user.userName })
  const own = scopesOfRoles(user.roles)
  grant.addOIDCScope('openid profile email offline_access')
  grant.addResourceScope(apiResource, own.join(' '))
  grant.rejectResourceScope(apiResource, scopes.filter((scope) => !own.includes(scope)).join(' '))
  await grant.save()
  return grant
}

export const userNames = demoUsers.map(({ userName }) => userName)
