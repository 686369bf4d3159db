import type { Answer, Call } from '../operation.ts'
import type { World } from '../world/world.ts'
import { authenticationFailed, findCard } from './cards.ts'
import { parseForm, textOf } from './form.ts'
import { clientSecretOf, intentKind, type Intent } from './intent.ts'
import { charge, decline } from './confirmation.ts'

const page = (status: number, content: string): Answer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; form-action *",
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>3D Secure 2 test page</title></head><body>${content}</body></html>`,
})

const gone = () => page(404, '<p>This authentication is over, or never began.</p>')

/** The intent whose holder is to authenticate; the secret in the link stands for the holder's browser. */
const waiting = (world: World, { params, query }: Call): Intent | undefined => {
  const intent = world.store.get<Intent>(intentKind, params['id'] ?? '')
  if (intent?.status !== 'requires_action') return undefined
  return query.get('client_secret') === clientSecretOf(intent) ? intent : undefined
}

/** The page of the cardholder's bank, with a button for each outcome. */
export const showChallenge = (world: World, call: Call): Answer => {
  if (!waiting(world, call)) return gone()
  const button = (outcome: string, text: string) =>
    `<button name="outcome" value="${outcome}">${text}</button>`
  return page(
    200,
    `<h1>3D Secure 2 test page</h1><form method="post">${button('complete', 'Complete')} ${button('fail', 'Fail')}</form>`,
  )
}

/** Authenticates or fails to, and leads the browser back to the merchant. */
export const answerChallenge = (world: World, call: Call): Answer => {
  const intent = waiting(world, call)
  if (!intent) return gone()
  const complete = textOf(parseForm(call.body)['outcome']) === 'complete'
  const card = findCard(intent.paymentMethod ?? '')!
  const { status } = complete
    ? charge(world, intent, { card, now: call.now, expand: [] })
    : decline(world, { ...intent, declined: authenticationFailed }, call.now)
  const returnUrl = intent.challenge?.returnUrl
  if (!returnUrl) return page(200, '<p>You may close this page.</p>')
  const location = new URL(returnUrl)
  location.searchParams.set('payment_intent', intent.id)
  location.searchParams.set('payment_intent_client_secret', clientSecretOf(intent))
  location.searchParams.set('redirect_status', status === 200 ? 'succeeded' : 'failed')
  return { ...page(303, ''), headers: { location: location.href } }
}
