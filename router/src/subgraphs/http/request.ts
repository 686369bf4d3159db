/** What all requests to one address begin with. */
export const requestStart = (
  { pathname, search, host }: URL,
  headers: Readonly<Record<string, string>>,
): string =>
  [`POST ${pathname}${search} HTTP/1.1`, `host: ${host}`, 'connection: keep-alive']
    .concat(Object.entries(headers).map(([name, value]) => `${name}: ${value}`))
    .join('\r\n')

/**
 * @param headers names and values in turn
 * @throws Error for a value that would end its line
 */
export const requestBytes = (start: string, headers: readonly string[], body: Buffer): Buffer => {
  let head = start
  for (let at = 0; at < headers.length; at += 2)
    head += `\r\n${headers[at]}: ${safe(headers[at + 1] as string)}`
  head += `\r\ncontent-length: ${body.length}\r\n\r\n`
  const bytes = Buffer.allocUnsafe(head.length + body.length)
  bytes.write(head, 'latin1')
  body.copy(bytes, head.length)
  return bytes
}

const safe = (value: string) => {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new Error('A header has a character that none may have')
  return value
}
