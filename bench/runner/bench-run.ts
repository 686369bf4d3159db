import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peers } from '../peers/index.ts'
import { writeReport } from '../report/report.ts'
import { workloads } from '../workloads/index.ts'
import { ceiling } from './ceiling.ts'
import { contest } from './contest.ts'
import { growth } from './growth.ts'
import { startIdentity } from './identity.ts'
import { machine } from './machine.ts'
import type { Options } from './options.ts'
import { estimateS, paceOf } from './pace.ts'
import type { Results } from './results.ts'
import { cores } from './stage.ts'

const say = (line: string) => console.info(line)

/** Measures what is asked for and writes the report. */
export const benchRun = async (options: Options): Promise<void> => {
  const started = performance.now()
  say(
    `${options.workloads.length} workloads, ${options.peers.length} gateways: about ${minutes(estimateS(options))} minutes`,
  )
  execFileSync('taskset', ['-acp', String(cores.bench), String(process.pid)], { stdio: 'ignore' })
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const identity = await startIdentity()
  try {
    const results = await measured(options, { folder, identity })
    results.minutes = (performance.now() - started) / 60_000
    mkdirSync(options.folder, { recursive: true })
    writeFileSync(join(options.folder, 'results.json'), `${JSON.stringify(results, undefined, 1)}\n`)
    writeReport(results, options.folder)
    say(`${minutes(results.minutes * 60)} minutes; the report is ${join(options.folder, 'README.md')}`)
  } finally {
    await identity.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const minutes = (seconds: number) => (seconds / 60).toFixed(1)

interface Surroundings {
  folder: string
  identity: Awaited<ReturnType<typeof startIdentity>>
}

const measured = async (options: Options, { folder, identity }: Surroundings): Promise<Results> => {
  const pace = paceOf(options)
  const results: Results = {
    startedAt: new Date().toISOString(),
    minutes: 0,
    quick: options.quick,
    runs: pace.runs,
    peakS: pace.peakS,
    openS: pace.openS,
    ceiling: await ceiling(),
    machine: machine(),
    versions: await versionsOf(options.peers),
    workloads: [],
  }
  say(`the load alone carries ${results.ceiling.toFixed(0)} answers of 87 KB a second`)
  for (const workload of workloads.filter(({ id }) => options.workloads.includes(id))) {
    say(`\n(${workload.id}) ${workload.title}`)
    const own = join(folder, workload.id)
    results.workloads.push(
      await contest({ workload, peerNames: options.peers, identity, folder: own, say }, pace),
    )
  }
  if (options.workloads.includes('e')) {
    say('\n(e) Growth')
    results.growth = await growth(
      { peerNames: options.peers, identity, folder: join(folder, 'e'), say },
      pace,
    )
  }
  return results
}

const versionsOf = async (names: readonly string[]) => {
  const versions: Record<string, string> = {}
  for (const name of names) versions[name] = (await peers[name]?.version()) ?? 'unknown'
  return versions
}
