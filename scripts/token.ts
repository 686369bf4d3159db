import { DomainError } from '../packages/domain/src/index.ts'
import { requestToken, tokenNames } from '../packages/identity-provider/src/index.ts'

/** Prints an access token of a demo user, and nothing else: `npm run --silent token -- traveller`. */
const main = async () => {
  const [name] = process.argv.slice(2)
  if (name === undefined)
    throw new DomainError('INVALID', 'Whose token?', { hint: `Use one of ${tokenNames.join(', ')}.` })
  return requestToken(process.env['WAYFARE_IDENTITY_URL'] || 'http://127.0.0.1:4200', name)
}

try {
  process.stdout.write(`${await main()}\n`)
} catch (error) {
  const lines = error instanceof DomainError ? [error.message, error.hint] : [String(error)]
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}
