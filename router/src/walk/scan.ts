import { Lexer, Source, TokenKind } from 'graphql'
import { type Limits, limitExceeded } from './limits.ts'

/**
 * Reads a document's tokens without building anything, so that whatever follows works on something small.
 * @throws GraphQLError that names the limit, or the syntax error that the lexer met
 */
export const scan = (source: string, limits: Pick<Limits, 'tokens' | 'nesting' | 'nameLength'>) => {
  const lexer = new Lexer(new Source(source))
  let [tokens, open, nesting] = [0, 0, 0]
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    const { kind, start, end } = token
    if (kind === TokenKind.NAME && end - start > limits.nameLength)
      throw limitExceeded('nameLength', end - start, { maximum: limits.nameLength })
    tokens += 1
    if (tokens > limits.tokens)
      throw limitExceeded('tokens', tokens, { maximum: limits.tokens, atLeast: true })
    open += opens.has(kind) ? 1 : closes.has(kind) ? -1 : 0
    nesting = Math.max(nesting, open)
  }
  if (nesting > limits.nesting) throw limitExceeded('nesting', nesting, { maximum: limits.nesting })
}

const opens = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closes = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])
