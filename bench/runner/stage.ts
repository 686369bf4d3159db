import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { LoadJob, LoadMessage, LoadReply, LoadResult } from '../load/job.ts'
import { peers } from '../peers/index.ts'
import type { RunningPeer } from '../peers/peer.ts'
import { noSalt, salt } from '../subgraphs/salt.ts'
import type { SubgraphsJob } from '../subgraphs/start.ts'
import type { Workload } from '../workloads/workload.ts'
import { askOnce, firstDifference } from './compare.ts'
import { freePort } from './free-port.ts'
import type { Identity } from './identity.ts'
import type { LeftOut } from './results.ts'
import { type Supergraph, writeSupergraphs } from './supergraphs.ts'
import { startWorker, type Worker } from './worker.ts'

/** The gateway has the first processor to itself, everything else shares the second. */
export const cores = { gateway: 0, bench: 1 }

export interface Contestant {
  name: string
  gateway: RunningPeer
}

/** The subgraphs of a workload with every gateway in front of them, ready to be measured. */
export interface Stage {
  contestants: Contestant[]
  leftOut: LeftOut[]
  /** Answers of each that were compared. */
  compared: number
  benchPids: number[]
  run(contestant: Contestant, requests: string, how: LoadJob['how']): Promise<LoadResult>
  define(name: string, bodies: string[]): Promise<void>
  close(): Promise<void>
}

export interface StageSetup {
  workload: Workload
  peerNames: readonly string[]
  identity: Identity
  folder: string
  /** Bodies of requests that all must answer alike. */
  samples: readonly string[]
  say: (line: string) => void
}

type Subgraphs = Worker<SubgraphsJob, { ports: Record<string, number> }>
type Load = Worker<LoadMessage, LoadReply>

/** Starts everything, leaves out whoever cannot serve the supergraph or answers otherwise than the others. */
export const openStage = async (setup: StageSetup): Promise<Stage> => {
  const { workload, identity } = setup
  const subgraphs: Subgraphs = startWorker(join(import.meta.dirname, '../subgraphs/main.ts'), cores.bench)
  const load: Load = startWorker(join(import.meta.dirname, '../load/main.ts'), cores.bench)
  const leftOut: LeftOut[] = []
  const list = workload.subgraphs()
  const { ports } = await subgraphs.ask({ data: workload.data, salted: workload.salted, subgraphs: list })
  const supergraphs = writeSupergraphs(list, ports, setup.folder)
  const started = await startContestants(setup, supergraphs, leftOut)
  const tokens = await identity.tokens()
  const contestants = await compareAll(started, { ...setup, token: tokens[0] }, leftOut)
  const define = async (name: string, groups: { weight: number; bodies: string[] }[]) => {
    await load.ask({ define: name, set: { groups, salted: workload.salted, tokens } })
  }
  await define(workload.id, workload.groups())
  return {
    contestants,
    leftOut,
    compared: setup.samples.length,
    benchPids: [subgraphs.pid, load.pid],
    define: (name, bodies) => define(name, [{ weight: 1, bodies }]),
    run: ({ name, gateway }, requests, how) => runJob(load, { peer: name, url: gateway.url, requests, how }),
    close: async () => {
      await Promise.all(started.map(({ gateway }) => gateway.stop()))
      await Promise.all([load.stop(), subgraphs.stop()])
    },
  }
}

const runJob = async (load: Load, job: LoadJob): Promise<LoadResult> => {
  const reply = await load.ask({ run: job })
  if ('result' in reply) return reply.result
  throw new Error('failed' in reply ? reply.failed : 'the load answered something else')
}

const startContestants = async (
  { peerNames, identity, folder, say }: StageSetup,
  supergraphs: { ruled: Supergraph; plain: Supergraph },
  leftOut: LeftOut[],
) => {
  const started: Contestant[] = []
  for (const name of peerNames) {
    const own = join(folder, name)
    mkdirSync(own, { recursive: true })
    const { file, subgraphs } = name === 'ours' ? supergraphs.ruled : supergraphs.plain
    try {
      const env = name === 'ours' ? { OIDC_ISSUER: identity.issuer, OIDC_AUDIENCE: 'wayfare' } : undefined
      const where = { port: await freePort(), core: cores.gateway, folder: own, env }
      const gateway = await peers[name]?.start({ supergraphFile: file, subgraphs, ...where })
      if (gateway) started.push({ name, gateway })
    } catch (error) {
      leaveOut(leftOut, { peer: name, why: `did not start: ${reason(error)}` }, say)
    }
  }
  return started
}

/** Stock is what the others are compared with: it is the implementation the others follow. */
const compareAll = async (
  started: readonly Contestant[],
  { samples, token, say }: StageSetup & { token: string | undefined },
  leftOut: LeftOut[],
) => {
  const order = started.toSorted((a, b) => Number(b.name === 'stock') - Number(a.name === 'stock'))
  const expected = new Map<number, unknown>()
  const right = new Set<string>()
  for (const { name, gateway } of order) {
    try {
      for (const [index, sample] of samples.entries()) {
        const answer = await askOnce(
          gateway.url,
          sample.replaceAll(noSalt, salt(0xf0_00_00_00 + index)),
          token,
        )
        if (!expected.has(index)) expected.set(index, answer)
        const difference = firstDifference(expected.get(index), answer)
        if (difference) throw new Error(difference)
      }
      right.add(name)
    } catch (error) {
      leaveOut(leftOut, { peer: name, why: `does not answer as the others: ${reason(error)}` }, say)
    }
  }
  return started.filter(({ name }) => right.has(name))
}

const root = resolve(import.meta.dirname, '../..')

/** Of a log, the line that says what is wrong. */
const reason = (error: unknown) => {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n')
  const telling = lines.slice(1).find((text) => /error/i.test(text) && !/^\s*at /.test(text))
  return [lines[0], telling?.trim()].filter(Boolean).join(': ').replaceAll(root, '')
}

const leaveOut = (leftOut: LeftOut[], entry: LeftOut, say: StageSetup['say']) => {
  leftOut.push(entry)
  say(`  ${entry.peer} is left out: ${entry.why}`)
}
