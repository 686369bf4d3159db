import { runCampaign, runOne } from './differential/campaign.ts'
import { shrink } from './differential/shrink.ts'
import { story, table } from './differential/report.ts'

/** More, others, or one of them again: see differential/README.md. */
const {
  DIFFERENTIAL_CASES: cases = '3000',
  DIFFERENTIAL_SEED: seed = 's',
  DIFFERENTIAL_CASE: only,
} = process.env

/** Beyond a few, more of the same helps nobody. */
const enoughFailures = 3

describe('the executor, ApolloGateway and the specification', () => {
  it(
    'say the same about generated supergraphs, operations, data and faults',
    async () => {
      const started = performance.now()
      const outcome = only
        ? undefined
        : await runCampaign(
            { seed, cases: Number(cases) },
            ({ failures }) => failures.length >= enoughFailures,
          )
      if (outcome) console.info(table(seed, outcome, (performance.now() - started) / 1000))
      const [failure] = outcome?.failures ?? [only ? await runOne(only) : undefined]
      expect(failure && story(await shrink(failure))).toBeUndefined()
    },
    60_000 + Number(cases) * 120,
  )

  it.each([
    // One field under two names in one fetch, of which each brought half of its value.
    'z1.9.10.0',
    // A text that was not the same in a request for several fetches.
    'y7.23.24.0',
    // Fields with @requires that @skip left out, and their neighbours.
    'm1.18.14.1',
    'n6.11.10.1',
    // An object of which a literal and a variable leave nothing.
    'r6.20.6.4',
    // More ways to plan it than there is memory for.
    'p2.14.23.0',
  ])('say the same about %s, which went wrong once', async (id) => {
    expect(await runOne(id)).toBeUndefined()
  })
})
