import { isIP } from 'node:net'

/** Characters of the longest address with brackets, a zone and a port. */
const longest = 100

/**
 * The IP address in one entry of `x-forwarded-for` or in a socket's name, in plain notation: without port, brackets and
 * zone, an IPv4 address that came as IPv6 as IPv4. Undefined for `unknown`, names and anything else.
 */
export const parseClientAddress = (text: string | undefined): string | undefined => {
  const entry = text?.trim() ?? ''
  if (entry === '' || entry.length > longest) return undefined
  const [, bracketed] = /^"?\[([^\]]*)\](?::\d{1,5})?"?$/.exec(entry) ?? []
  const [, beforePort] = /^([\d.]+):\d{1,5}$/.exec(entry) ?? []
  const [address = ''] = (bracketed ?? beforePort ?? entry).split('%')
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? []
  const plain = (mapped ?? address).toLowerCase()
  return isIP(plain) > 0 ? plain : undefined
}
