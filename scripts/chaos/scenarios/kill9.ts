import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { startSystem } from '../system/start-system.ts'
import { troubleWrites } from '../trips/supplier-faults.ts'
import { startTraffic } from '../trips/traffic.ts'

/** Of each kind of fault, on each call that changes something at a supplier. */
const probability = 0.03

/** A random process is killed at a random moment and started again, over suppliers in trouble. */
export const kill9: Scenario = {
  name: 'kill9',
  about: 'kill -9 at random moments, with faults on every call that changes something at a supplier',
  modes: ['embedded', 'servers'],
  rounds: 200,
  run: async ({ mode, random, rounds, say }) => {
    await using system = await startSystem({ mode })
    say(`logs: ${system.logFolder}`)
    await troubleWrites(system.surroundings, probability)
    const traffic = startTraffic(system, random, { travellers: 3, patienceMs: 180_000 })
    for (let round = 1; round <= rounds; round += 1) {
      await sleep(random.between(200, 3_000))
      const process = random.pick(system.processes)
      await process.kill()
      await process.start()
      if (round % 10 === 0)
        say(`${round} kills, ${traffic.trips.length} trips, ${traffic.underWay().length} under way`)
    }
    await troubleWrites(system.surroundings, 0)
    await traffic.finish()
    const crashed = system.processes.filter((process) => process.crashes() > 0)
    const crashes = crashed.map((process) => ({
      invariant: 'process',
      reference: process.name,
      what: `ended by itself ${process.crashes()} times`,
    }))
    return {
      scenario: 'kill9',
      mode,
      rounds,
      trips: traffic.trips.length,
      needAttention: traffic.trips.filter(({ status }) => status === 'NEEDS_ATTENTION').length,
      recoveries: [],
      violations: [...(await traffic.violations()), ...crashes],
    }
  },
}
