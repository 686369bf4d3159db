import { grafbase } from './grafbase.ts'
import { hive, hiveDefault } from './hive.ts'
import { mercurius } from './mercurius.ts'
import { ours } from './ours.ts'
import type { Peer } from './peer.ts'
import { stock } from './stock.ts'

export type { Peer, PeerSetup, RunningPeer } from './peer.ts'

/** All gateways of the bench, by name. */
export const peers: Record<string, Peer> = Object.fromEntries(
  [ours, stock, hive, hiveDefault, grafbase, mercurius].map((peer) => [peer.name, peer]),
)
