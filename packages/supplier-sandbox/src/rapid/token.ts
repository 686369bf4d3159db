import { createHash } from 'node:crypto'
import { expiredLink, invalidLink } from './refusals.ts'

const mac = (text: string) => createHash('sha256').update(`link ${text}`).digest('base64url').slice(0, 12)

/** What a link remembers, opaque to its bearer. */
export const seal = (content: object): string => {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url')
  return mac(text) + text
}

/** What a link's token holds. Refuses one that was not sealed here, or has expired (`exp`, epoch milliseconds). */
export const unseal = <T extends object>(token: string | null, now: Date): T => {
  const text = token?.slice(12) ?? ''
  if (text === '' || token !== mac(text) + text) throw invalidLink()
  const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as T & { exp?: number }
  if (content.exp !== undefined && content.exp <= now.getTime()) throw expiredLink()
  return content
}
