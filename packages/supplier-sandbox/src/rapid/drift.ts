import type { Rate, Stay } from '../world/stay.ts'
import type { World } from '../world/world.ts'

const kind = 'rapid.drift'

const keyOf = ({ property, room, plan }: Rate, { checkin, checkout }: Stay) =>
  [property.id, room.id, plan.id, checkin, checkout].join(' ')

/** How far a test has moved the price of a rate for a stay; 1 where it has not. */
export const driftOf = (world: World, rate: Rate, stay: Stay): number =>
  world.store.get<number>(kind, keyOf(rate, stay)) ?? 1

/** All that were moved, for a search to look through once. */
export const drifts = (world: World): ((rate: Rate, stay: Stay) => number) => {
  const moved = new Map(world.store.list<number>(kind).map(({ id, body }) => [id, body]))
  return (rate, stay) => (moved.size === 0 ? 1 : (moved.get(keyOf(rate, stay)) ?? 1))
}

const raised = 1.08

/** Makes a rate dearer for good, as the `price-changed` fault orders. */
export const raiseRate = (world: World, rate: Rate, stay: Stay): number => {
  const drift = driftOf(world, rate, stay) * raised
  world.store.put(kind, keyOf(rate, stay), { body: drift })
  return drift
}
