import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { startSystem } from '../system/start-system.ts'
import { startTraffic } from '../trips/traffic.ts'
import type { Violation } from '../trips/invariants.ts'
import { startProbes } from '../trips/probes.ts'

const perSecond = 50
/** Without bookings under way, a process ends within this time after SIGTERM. */
const limitMs = 15_000

/** Every process is told to stop and started again, one after the other, while requests come in. */
export const sigterm: Scenario = {
  name: 'sigterm',
  about: `SIGTERM to one process after the other under ${perSecond} requests a second: what was accepted is answered`,
  modes: ['servers'],
  rounds: 2,
  run: async ({ mode, random, rounds, say }) => {
    await using system = await startSystem({ mode })
    say(`logs: ${system.logFolder}`)
    const traffic = startTraffic(system, random, { travellers: 2, patienceMs: 120_000 })
    const probes = startProbes(system.url, perSecond)
    const violations: Violation[] = []
    for (let round = 0; round < rounds; round += 1)
      for (const process of system.processes) {
        await sleep(1_000)
        const { code, ms } = await process.stop()
        say(`${process.name} stopped with ${code} after ${(ms / 1_000).toFixed(1)} s`)
        if (code !== 0 || ms > limitMs)
          violations.push({
            invariant: 'shutdown',
            reference: process.name,
            what: `code ${code} after ${(ms / 1_000).toFixed(1)} s`,
          })
        await process.start()
      }
    const lost = await probes.finish()
    await traffic.finish()
    const { answered, refused } = probes
    say(`${answered()} requests answered, ${refused()} not accepted`)
    return {
      scenario: 'sigterm',
      mode,
      rounds,
      trips: traffic.trips.length,
      needAttention: 0,
      recoveries: [],
      violations: [...violations, ...lost, ...(await traffic.violations())],
    }
  },
}
