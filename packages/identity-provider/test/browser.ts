import { createHash, randomBytes } from 'node:crypto'

/** As much of a browser as a sign-in needs: cookies, and redirects followed one at a time. */
export const browser = () => {
  const cookies = new Map<string, string>()
  const visit = async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  /** Follows redirects until a page answers, or an address outside `home` is meant. */
  const follow = async (url: string, home: string, init: RequestInit = {}): Promise<Arrival> => {
    const answer = await visit(url, init)
    const location = answer.headers.get('location')
    if (!location) return { url, page: await answer.text(), status: answer.status, headers: answer.headers }
    const next = new URL(location, url).href
    return next.startsWith(home)
      ? follow(next, home)
      : { url: next, page: '', status: answer.status, headers: answer.headers }
  }
  return { visit, follow }
}

interface Arrival {
  url: string
  page: string
  status: number
  headers: Headers
}

/** RFC 7636. */
export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
