import { startServices } from '../scripts/services/start-services.ts'
import { bookTrip, bookingUpdates, quoteTrip, search } from './operations.ts'

/** A day that is always in the future, `YYYY-MM-DD`. */
export const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

export interface Answer {
  status: number
  // Answers are read as a client reads them: by the names it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
}

/** Someone at the public endpoint: anonymous, or with a demo user's token. */
export interface Client {
  ask(query: string, variables?: object): Promise<Answer>
}

export const clientAt = (url: string, token?: string): Client => ({
  ask: async (query, variables) => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
  },
})

/**
 * The whole of Wayfare on free ports, over a sandbox whose ledger and faults are at hand; in memory unless a folder for
 * its data is given.
 */
export const startWayfare = async (env: Record<string, string> = {}, dataDir?: string) => {
  const services = await startServices({ env: { LOG_LEVEL: 'silent', ...env }, anyPort: true, dataDir })
  const { url } = services
  const sandbox = services.sandbox!
  const own = (path: string, init?: RequestInit) => fetch(`${sandbox.url}/_sandbox/${path}`, init)
  return {
    url,
    anonymous: clientAt(url),
    as: async (user: string) => clientAt(url, await services.identity!.token(user)),
    ledger: async () => (await (await own('ledger')).json()) as Ledger,
    fault: async (fault: {
      supplier: string
      operation: string
      kind: string
      times?: number
      delayMs?: number
    }) => {
      const response = await own('faults', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    clearFaults: () => own('faults', { method: 'DELETE' }),
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    close: services.close,
  }
}

export type Wayfare = Awaited<ReturnType<typeof startWayfare>>

export interface Ledger {
  orders: {
    supplier: string
    id: string
    clientReference: string
    state: string
    amount: string
    currency: string
  }[]
  charges: {
    id: string
    state: string
    authorised: string
    captured: string
    refunded: string
    currency: string
  }[]
  calls: Record<string, Record<string, number>>
}

/** One flight and one hotel of a fresh search; each call asks for another day, so that nothing is sold twice. */
export const findTrip = async (client: Client, day = 60) => {
  const [out, back] = [daysAhead(day), daysAhead(day + 4)]
  const { data } = await client.ask(search, { out, back })
  return { flights: data.flightOffers.nodes, hotels: data.hotelOffers.nodes, data }
}

export const ada = {
  travellers: [
    {
      givenName: 'Ada',
      familyName: 'Lovelace',
      dateOfBirth: '1990-12-10',
      gender: 'FEMALE',
      nationality: 'GB',
    },
  ],
  contact: { email: 'ada@example.com', phone: '+442071234567' },
}

export const quote = async (client: Client, offerIds: string[], currency = 'EUR') =>
  (await client.ask(quoteTrip, { input: { offerIds, currency } })).data.quoteTrip

export const book = async (client: Client, input: object) =>
  (
    await client.ask(bookTrip, {
      input: { ...ada, paymentMethod: 'pm_card_visa', idempotencyKey: crypto.randomUUID(), ...input },
    })
  ).data.bookTrip

/** Polls as a client would, until the booking has come to an end. */
export const follow = async (client: Client, bookingId: string, patienceMs = 25_000) => {
  const events: { version: number; type: string; status: string }[] = []
  const until = Date.now() + patienceMs
  for (let since = 0; Date.now() < until;) {
    const { data, errors } = await client.ask(bookingUpdates, { bookingId, since, waitMs: 2_000 })
    if (!data?.bookingUpdates) throw new Error(JSON.stringify(errors))
    const { booking, version, terminal } = data.bookingUpdates
    events.push(...data.bookingUpdates.events)
    if (terminal)
      return {
        booking:
          booking ??
          (await client.ask(bookingUpdates, { bookingId, since: 0, waitMs: 0 })).data.bookingUpdates.booking,
        events,
      }
    since = version
  }
  throw new Error(`the booking did not come to an end: ${JSON.stringify(events)}`)
}
