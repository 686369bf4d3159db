import { setTimeout as delay } from 'node:timers/promises'

/** Asks for places fifty times a second until told to stop. @returns a function that stops it and says what became of them */
export const steadyLoad = (url: string, headers: () => Record<string, string> = () => ({})) => {
  const stopping = new AbortController()
  const outcomes: Promise<string>[] = []
  const send = async () => {
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers() },
        body: '{"query":"{ places(query: \\"london\\") { totalCount } }"}',
      })
      const { data } = (await response.json()) as { data?: { places?: object } }
      return data?.places ? 'answered' : `status ${response.status}`
    } catch (error) {
      const { cause } = error as { cause?: NodeJS.ErrnoException }
      return cause?.code === 'ECONNREFUSED' ? 'not accepted' : `lost: ${cause?.code ?? String(error)}`
    }
  }
  const sending = (async () => {
    while (!stopping.signal.aborted) {
      outcomes.push(send())
      await delay(20)
    }
  })()
  return async () => {
    stopping.abort()
    await sending
    return [...new Set(await Promise.all(outcomes))].toSorted()
  }
}
