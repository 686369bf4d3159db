import { cpus, release, totalmem } from 'node:os'
import { readFileSync } from 'node:fs'

/** What it ran on, for the report. */
export const machine = (): Record<string, string> => ({
  processor: cpus()[0]?.model ?? 'unknown',
  'processors used': `2 of ${cpus().length}: one for the gateway, one for subgraphs and load together`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  kernel: `Linux ${release()}`,
  system: /PRETTY_NAME="(.+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'unknown',
  node: process.version,
})
