import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { JWTPayload } from 'jose'

export const audience = 'wayfare'
export const inSeconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset

/** An OpenID provider reduced to what a verifier sees of it: the discovery document and the key set. */
export const startIssuer = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256', use: 'sig' }
  const asked: string[] = []
  let down = false
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (down) return void response.writeHead(503).end()
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const claims = { iss: url, aud: audience, sub: 'ada', scope: 'bookings:read', exp: inSeconds(60) }

  return {
    url,
    jwk,
    privateKey,
    publicKey,
    asked,
    goDown: () => (down = true),
    claims,
    /** An acceptable token but for what is given; an undefined claim is left out. */
    token: (changed: JWTPayload = {}, header: object = {}) =>
      new SignJWT({ ...claims, ...changed })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'first', ...header })
        .sign(privateKey),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>
