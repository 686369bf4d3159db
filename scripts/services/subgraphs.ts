import type { Cache } from '@wayfare/cache'
import type { Env } from '@wayfare/config'
import type { Database } from '@wayfare/database'
import { startAccounts, readConfig as readAccounts } from '@wayfare/subgraph-accounts'
import { startBookings, readConfig as readBookings } from '@wayfare/subgraph-bookings'
import { startFlights, readConfig as readFlights } from '@wayfare/subgraph-flights'
import { startHotels, readConfig as readHotels } from '@wayfare/subgraph-hotels'
import type { RunningServer } from '@wayfare/subgraph-kit'
import { startPayments, readConfig as readPayments } from '@wayfare/subgraph-payments'
import { startPlaces, readConfig as readPlaces } from '@wayfare/subgraph-places'
import type { PortName, Ports } from './ports.ts'

export interface RunningSubgraph extends RunningServer {
  name: PortName
}

/** What the subgraphs of one process have in common. */
export interface Shared {
  database: Database
  cache: Cache
}

export interface SubgraphsOptions {
  env: Env
  ports: Ports
  shared: Shared
}

type Start = (env: Env, shared: Shared) => Promise<RunningServer>

const verticals: Partial<Record<PortName, Start>> = {
  flights: (env, shared) => startFlights(readFlights(env), shared),
  hotels: (env, shared) => startHotels(readHotels(env), shared),
}

const others: Partial<Record<PortName, Start>> = {
  places: (env) => startPlaces(readPlaces(env)),
  bookings: (env, shared) => startBookings(readBookings(env), shared),
  payments: (env, shared) => startPayments(readPayments(env), shared),
  accounts: (env, shared) => startAccounts(readAccounts(env), shared),
}

/** Takes note of a part that was started, so that it is closed again. */
export type Opened = <T extends { drain?(): void; close(): Promise<unknown> }>(
  name: string,
  starting: Promise<T>,
) => Promise<T>

/** Every subgraph, each on its own port; the verticals first, because bookings is told where they are. */
export const startSubgraphs = async (
  options: SubgraphsOptions,
  opened: Opened,
): Promise<RunningSubgraph[]> => {
  const start = (starts: Partial<Record<PortName, Start>>, more: Env = {}) =>
    Promise.all(
      Object.entries(starts).map(async ([name, run]) => {
        const env = { ...options.env, ...more, PORT: String(options.ports[name as PortName]) }
        const server = await opened(name, run(env, options.shared))
        return { ...server, name: name as PortName }
      }),
    )
  const sold = await start(verticals)
  const addresses = Object.fromEntries(
    sold.map(({ name, url }) => [`${name.toUpperCase()}_URL`, `${url}/graphql`]),
  )
  return [...sold, ...(await start(others, addresses))]
}
