import type { Services } from './start-services.ts'

export interface WelcomeFacts {
  seconds: number
  dataDir: string
}

/** What a newcomer needs next: the addresses, who to be, one thing to try. */
export const welcome = (services: Services, { seconds, dataDir }: WelcomeFacts): string => {
  const { url, sandbox, identity } = services
  const users = identity
    ? `${identity.users.map(({ userName }) => userName).join(', ')} (no password)`
    : 'your OpenID provider'
  return `
Wayfare is ready after ${seconds.toFixed(1)} s.

  GraphiQL          ${url}/graphql
  API               POST ${url}/graphql
  Start page        ${url}/
  Suppliers         ${sandbox ? `sandbox at ${sandbox.url}, its ledger at ${sandbox.url}/_sandbox/ledger` : 'the real ones that you configured'}
  Sign-in           ${identity ? identity.url : 'your OpenID provider'}
  Demo users        ${users}
  Data              ${dataDir}

Try a search, open to everybody:

  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: exampleQuery() })}'

A token for what needs one:  npm run --silent token -- traveller
Ctrl-C stops everything.
`
}

/** Flights and hotels together, two months ahead, so that it works on any day. */
const exampleQuery = () => {
  const out = daysAhead(60)
  const back = daysAhead(64)
  return `{ flightOffers(search: { slices: [{ from: "LHR", to: "NRT", date: "${out}" }], travellers: [{ type: ADULT }] }, first: 2) { nodes { id price { total { amount currency } } airline { name } } suppliers { supplier status offers } } hotelOffers(search: { place: "TYO", checkIn: "${out}", checkOut: "${back}", rooms: [{ adults: 1 }] }, first: 2) { nodes { id hotel { name } price { total { amount currency } } } suppliers { supplier status offers } } }`
}

const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
