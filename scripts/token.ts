import { DomainError } from '../packages/domain/src/index.ts'
import { portsFrom } from './services/ports.ts'
import { requestToken, tokenNames } from '../packages/identity-provider/src/index.ts'

/** Where `npm start` runs the identity provider, with the same environment. */
const localIdentity = () => `http://127.0.0.1:${portsFrom(process.env, false).identity}`

/** Prints an access token of a demo user, and nothing else: `npm run --silent token -- traveller`. */
const main = async () => {
  const [name] = process.argv.slice(2)
  if (name === undefined)
    throw new DomainError('INVALID', 'Whose token?', { hint: `Use one of ${tokenNames.join(', ')}.` })
  return requestToken(process.env['WAYFARE_IDENTITY_URL'] || localIdentity(), name)
}

try {
  process.stdout.write(`${await main()}\n`)
} catch (error) {
  const lines = error instanceof DomainError ? [error.message, error.hint] : [String(error)]
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}
