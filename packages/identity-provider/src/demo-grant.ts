import { scopesOfRoles } from '@wayfare/auth'
import { errors } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { demoGrant } from './clients.ts'
import { apiResource, apiServer, userNames } from './configuration.ts'
import { findUser } from './demo-users.ts'

/** `grant_type=urn:wayfare:demo&client_id=wayfare-demo&user=traveller`: an access token with all that the user may. */
export const registerDemoGrant = (provider: Provider, audience: string) =>
  provider.registerGrantType(
    demoGrant,
    async (ctx) => {
      const user = findUser(String(ctx.oidc.params?.['user'] ?? ''))
      if (!user) throw new errors.InvalidRequest(`unknown user; the demo users are ${userNames.join(', ')}`)
      const token = new provider.AccessToken({
        client: ctx.oidc.client!, // the token endpoint has authenticated it
        accountId: user.userName,
        gty: demoGrant,
        scope: scopesOfRoles(user.roles).join(' '),
      } as ConstructorParameters<typeof provider.AccessToken>[0])
      token.resourceServer = new provider.ResourceServer(apiResource, apiServer(audience))
      ctx.body = {
        access_token: await token.save(),
        token_type: 'Bearer',
        expires_in: token.expiration,
        scope: token.scope,
      }
    },
    ['user'],
  )
