import type { Scenario } from './scenario.ts'
import { kill9 } from './scenarios/kill9.ts'
import { recovery } from './scenarios/recovery.ts'
import { sigterm } from './scenarios/sigterm.ts'

/** Every scenario, by its name on the command line. To add one: a file in `scenarios/`, and a line here. */
export const scenarios: readonly Scenario[] = [kill9, ...recovery, sigterm]
