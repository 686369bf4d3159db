import { DomainError } from '@wayfare/domain'
import { demoClientId, demoGrant, machineClient } from './clients.ts'
import { demoUsers } from './demo-users.ts'

/** Who `requestToken` can be: the demo users, and `machine`, the client of client credentials. */
export const tokenNames = [...demoUsers.map(({ userName }) => userName), 'machine']

/**
 * Asks a running identity provider for an access token, as any OAuth client does.
 * @throws DomainError NOT_FOUND for an unknown name, UNAVAILABLE when nobody answers at `url`, BAD_ANSWER for another server
 */
export const requestToken = async (url: string, name: string): Promise<string> => {
  if (!tokenNames.includes(name))
    throw new DomainError('NOT_FOUND', `There is no demo user “${name}”.`, {
      hint: `Use one of ${tokenNames.join(', ')}.`,
    })
  const body = await post(`${url.replace(/\/+$/, '')}/token`, name)
  if (typeof body['access_token'] === 'string') return body['access_token']
  throw new DomainError('BAD_ANSWER', `What answers at ${url} is not Wayfare’s identity provider.`, {
    hint: 'Set WAYFARE_IDENTITY_URL to its address.',
  })
}

const post = async (tokenUrl: string, name: string): Promise<Record<string, unknown>> => {
  try {
    const answer = await fetch(tokenUrl, {
      method: 'POST',
      signal: AbortSignal.timeout(5_000),
      ...tokenRequest(name),
    })
    const body: unknown = await answer.json().catch(() => undefined)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch (error) {
    throw new DomainError('UNAVAILABLE', `No identity provider answers at ${new URL(tokenUrl).origin}.`, {
      hint: 'Start Wayfare with npm start, or set WAYFARE_IDENTITY_URL to the address of one that runs.',
      cause: error,
    })
  }
}

const machineScopes = 'bookings:read bookings:write bookings:any'

const tokenRequest = (name: string) => {
  if (name !== 'machine')
    return { body: new URLSearchParams({ grant_type: demoGrant, client_id: demoClientId, user: name }) }
  const credentials = Buffer.from(`${machineClient.id}:${machineClient.secret}`).toString('base64')
  return {
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: machineScopes }),
  }
}
