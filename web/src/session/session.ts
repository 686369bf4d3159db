import { type PublicConfig, readConfig } from './config.ts'
import { createChallenge, randomText } from './pkce.ts'

/** Who is signed in, in this browser tab only. */
export interface Session {
  accessToken: string
  refreshToken: string | undefined
  /** Milliseconds since 1970. */
  expiresAt: number
  name: string
}

interface Attempt {
  state: string
  verifier: string
  returnTo: string
}

const sessionKey = 'wayfare.session'
const attemptKey = 'wayfare.sign-in'
const early = 60_000
/** All that the API knows: the provider grants what the user's roles have of it. */
const apiScopes =
  'bookings:read bookings:write bookings:any payments:read payments:refund profile:read profile:write queues:manage'

/**
 * Leaves for the identity provider: authorization code with PKCE. It comes back at /signed-in.
 * `userName` picks a demo user, so that nobody is asked anything.
 */
export const signIn = async (config: PublicConfig, userName?: string, returnTo = location.pathname) => {
  const { authorization_endpoint: endpoint } = await discover(config)
  const { verifier, challenge } = await createChallenge()
  const attempt: Attempt = { state: randomText(), verifier, returnTo }
  sessionStorage.setItem(attemptKey, JSON.stringify(attempt))
  const address = new URL(endpoint)
  const parameters = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    scope: `openid profile email ${apiScopes}`,
    state: attempt.state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    ...(userName && { login_hint: userName }),
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  location.assign(address)
}

/**
 * Takes the code of the address for a token.
 * @returns where the sign-in began
 * @throws Error in words for the person who signs in
 */
export const finishSignIn = async (search: string): Promise<string> => {
  const answer = new URLSearchParams(search)
  const attempt = JSON.parse(sessionStorage.getItem(attemptKey) ?? '{}') as Partial<Attempt>
  sessionStorage.removeItem(attemptKey)
  if (!attempt.verifier || answer.get('state') !== attempt.state)
    throw new Error('This sign-in was not begun here, or was used before. Begin again from GraphiQL.')
  const code = answer.get('code')
  if (!code)
    throw new Error(answer.get('error_description') ?? answer.get('error') ?? 'Nobody was signed in.')
  const config = await readConfig()
  const exchange = {
    grant_type: 'authorization_code',
    code,
    code_verifier: attempt.verifier,
    redirect_uri: redirectUri(),
  }
  keep(await requestToken(config, exchange))
  return attempt.returnTo ?? '/graphql'
}

/** The session, renewed where it is about to end; undefined for nobody. */
export const currentSession = async (): Promise<Session | undefined> => {
  const session = storedSession()
  if (!session || session.expiresAt - Date.now() > early) return session
  if (!session.refreshToken) return signOut()
  try {
    const config = await readConfig()
    return keep(
      await requestToken(config, { grant_type: 'refresh_token', refresh_token: session.refreshToken }),
    )
  } catch {
    return signOut()
  }
}

export const storedSession = (): Session | undefined =>
  (JSON.parse(sessionStorage.getItem(sessionKey) ?? 'null') as Session | null) ?? undefined

/** Forgets the token here. The identity provider's own session goes on, and is not asked at the next sign-in. */
export const signOut = (): undefined => {
  sessionStorage.removeItem(sessionKey)
}

const redirectUri = () => `${location.origin}/signed-in`

const discover = async ({ issuer }: PublicConfig) => {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`)
  if (!answer.ok) throw new Error(`The identity provider answered ${answer.status}.`)
  return (await answer.json()) as { authorization_endpoint: string; token_endpoint: string }
}

interface TokenAnswer {
  access_token: string
  refresh_token?: string
  expires_in?: number
  error_description?: string
}

const requestToken = async (config: PublicConfig, grant: Record<string, string>): Promise<TokenAnswer> => {
  const { token_endpoint: endpoint } = await discover(config)
  const body = new URLSearchParams({ client_id: config.clientId, ...grant })
  const answer = await fetch(endpoint, { method: 'POST', body })
  const token = (await answer.json()) as TokenAnswer
  if (!answer.ok)
    throw new Error(token.error_description ?? `The identity provider answered ${answer.status}.`)
  return token
}

const keep = ({
  access_token: accessToken,
  refresh_token: refreshToken,
  expires_in: seconds = 300,
}: TokenAnswer) => {
  const session: Session = {
    accessToken,
    refreshToken,
    expiresAt: Date.now() + seconds * 1_000,
    name: nameIn(accessToken),
  }
  sessionStorage.setItem(sessionKey, JSON.stringify(session))
  return session
}

/** For the screen only: whether the token is any good is the router's to say. */
const nameIn = (accessToken: string): string => {
  try {
    const payload = (accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(payload), (character) => character.codePointAt(0) ?? 0)
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { name?: string; sub?: string }
    return claims.name ?? claims.sub ?? 'somebody'
  } catch {
    return 'somebody'
  }
}
