import { Secret } from '@wayfare/config'
import { openDatabase } from '@wayfare/database'
import type { Database } from '@wayfare/database'
import { createOfferReferences } from '@wayfare/subgraph-kit'
import type { OfferReference } from '@wayfare/subgraph-kit'
import { createLogger } from '@wayfare/telemetry'
import type { Logger } from '@wayfare/telemetry'
import { newKey, openKeyring } from '@wayfare/keyring'
import type { KeyEntry } from '@wayfare/keyring'
import { openOrderSender } from './order-sender.ts'
import type { OrderSender } from './order-sender.ts'
import { createRouterStandIn } from './router-stand-in.ts'
import type { Ask } from './router-stand-in.ts'

/** What every service's configuration has; a test adds the supplier's part. */
export interface ServiceBasics<Name extends string> {
  name: Name
  host: string
  port: number
  internalPublicKey: string
  ratesUrl: string
  dataKeys: [KeyEntry, ...KeyEntry[]]
  log: { level: 'silent' }
}

export interface SubgraphUnderTest extends AsyncDisposable {
  readonly url: string
  readonly database: Database
  /** Sends orders to the subgraph's worker as the bookings service does. */
  readonly sender: OrderSender
  /** Asks as the router would for this viewer, anonymous by default. */
  readonly ask: Ask
  /** The global id of an offer, as this subgraph issues it. */
  readonly offerId: (offerType: string, reference: OfferReference) => string
}

interface Starting<Name extends string> {
  name: Name
  ratesUrl: string
  start: (
    basics: ServiceBasics<Name>,
    shared: { database: Database; log: Logger },
  ) => Promise<{ url: string; close(): Promise<void> }>
}

/** A whole subgraph with its HTTP server, on an embedded database in memory. */
export const openSubgraph = async <Name extends string>({
  name,
  ratesUrl,
  start,
}: Starting<Name>): Promise<SubgraphUnderTest> => {
  const log = createLogger('test', { level: 'silent' })
  const router = createRouterStandIn(name)
  const database = await openDatabase({}, log)
  const dataKeys = testKeys()
  const basics = {
    name,
    host: '127.0.0.1',
    port: 0,
    internalPublicKey: router.publicKey,
    ratesUrl,
    dataKeys,
    log: { level: 'silent' as const },
  }
  const service = await start(basics, { database, log })
  const sender = await openOrderSender(database, log)
  return {
    url: service.url,
    database,
    sender,
    ask: router.at(service.url),
    offerId: (offerType, reference) => createOfferReferences(openKeyring(dataKeys), offerType).id(reference),
    [Symbol.asyncDispose]: async () => {
      await sender.close()
      await service.close()
      await database.close()
    },
  }
}

/** A keyring of one new key. */
export const testKeys = (): [KeyEntry] => {
  const [name, key] = newKey('test').split(':') as [string, string]
  return [{ name, key: new Secret(key) }]
}
