import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { findUser } from './demo-users.ts'
import { messagePage, pageHeaders, signInPage } from './pages.ts'

/** The page that the provider sends a browser to, and the click on it. The provider's cookie ties both to a browser. */
export const signIn = async (provider: Provider, request: IncomingMessage, response: ServerResponse) => {
  try {
    const { prompt, uid, params } = await provider.interactionDetails(request, response)
    if (prompt.name === 'consent')
      return await provider.interactionFinished(request, response, { consent: {} })
    // An app that says whom (`login_hint`) has already asked: one click is enough to be a demo user.
    const hinted = findUser(String(params['login_hint']))
    if (request.method !== 'POST' && !hinted) return answer(response, 200, signInPage(`/sign-in/${uid}`))
    const chosen = hinted ?? findUser(new URLSearchParams(await bodyOf(request)).get('user') ?? undefined)
    if (!chosen)
      return answer(response, 400, messagePage('Unknown user', ['Go back and choose one of the list.']))
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: chosen.userName } },
      { mergeWithLastSubmission: false },
    )
  } catch {
    answer(response, 400, messagePage('This sign-in has ended', ['Start again from the app.']))
  }
}

export const answer = (response: ServerResponse, status: number, page: string) => {
  response.writeHead(status, pageHeaders).end(page)
}

const maxBody = 1_000

const bodyOf = async (request: IncomingMessage) => {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > maxBody) throw new Error('the form is too long')
  }
  return body
}
