import { parseEnv, port } from '@wayfare/config'
import type { Env } from '@wayfare/config'
import { z } from 'zod'

/** Every service's variable and its port when nothing is said. */
const defaults = {
  ROUTER_PORT: 4000,
  FLIGHTS_PORT: 4001,
  HOTELS_PORT: 4002,
  PLACES_PORT: 4003,
  BOOKINGS_PORT: 4004,
  PAYMENTS_PORT: 4005,
  ACCOUNTS_PORT: 4006,
  SANDBOX_PORT: 4100,
  IDENTITY_PORT: 4200,
}

export type PortName =
  | 'router'
  | 'flights'
  | 'hotels'
  | 'places'
  | 'bookings'
  | 'payments'
  | 'accounts'
  | 'sandbox'
  | 'identity'
export type Ports = Readonly<Record<PortName, number>>

const schema = z.object(
  Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      port().default(value).describe(`a port, such as ${value}`),
    ]),
  ),
)

/** Where each part listens; `anyPort` gives 0 for all. @throws ConfigError naming the variable that is not a port */
export const portsFrom = (env: Env, anyPort: boolean): Ports => {
  const parsed = parseEnv(schema, env) as Record<string, number>
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [portName(name), anyPort ? 0 : value]),
  ) as Ports
}

const portName = (variable: string) => variable.slice(0, -'_PORT'.length).toLowerCase()

/** The variable that moves the part which wanted this port. */
export const variableOfPort = (env: Env, wanted: number): string | undefined => {
  const found = Object.entries(portsFrom(env, false)).find(([, value]) => value === wanted)
  return found && `${found[0].toUpperCase()}_PORT`
}
