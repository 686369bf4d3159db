import { setTimeout as delay } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { ClosedLoop, OpenLoop, Priming } from './job.ts'
import { randomNumbers } from './random.ts'
import type { Drawn, Requests } from './requests.ts'
import type { Tally } from './tally.ts'

export interface Loop {
  target: { host: string; port: number }
  requests: Requests
  tally: Tally
}

const connectionsTo = (target: Loop['target'], count: number) =>
  Array.from({ length: count }, () => new Connection(target))

/** Every request once. */
export const prime = async ({ target, requests, tally }: Loop, how: Priming): Promise<void> => {
  const connections = connectionsTo(target, Math.min(how.connections, requests.count))
  const end = performance.now() + (how.limitS ?? Infinity) * 1_000
  let next = 0
  await Promise.all(
    connections.map(async (connection) => {
      while (next < requests.count && performance.now() < end) {
        const request = requests.at(next++)
        const begun = performance.now()
        await new Promise<void>((done) => {
          connection.send(request.bytes, true, (answer) => {
            tally.add(request, answer, begun)
            done()
          })
        })
      }
      connection.close()
    }),
  )
}

export const closedLoop = async ({ target, requests, tally }: Loop, how: ClosedLoop): Promise<void> => {
  const connections = connectionsTo(target, how.connections)
  const draw = requests.drawing(1)
  let running = true
  const sendNext = (connection: Connection) => {
    const request = draw()
    const begun = performance.now()
    connection.send(request.bytes, tally.sample(), (answer) => {
      if (!running) return
      tally.add(request, answer, begun)
      if (answer.status === 0) setTimeout(() => running && sendNext(connection), 50)
      else sendNext(connection)
    })
  }
  for (const connection of connections) sendNext(connection)
  await delay(how.warmUpS * 1_000)
  tally.reset()
  const end = performance.now() + how.seconds * 1_000
  const patience = end + 20_000
  while (performance.now() < end || (tally.answers < (how.minAnswers ?? 1) && performance.now() < patience))
    await delay(Math.max(10, end - performance.now()))
  running = false
  for (const connection of connections) connection.close()
}

interface Due {
  at: number
  request: Drawn
}

/** Sends what is due, when it is due or as soon as a connection is free, and times it from when it was due. */
export const openLoop = async ({ target, requests, tally }: Loop, how: OpenLoop): Promise<void> => {
  const start = performance.now()
  const measured = start + how.warmUpS * 1_000
  const senders = queueOf(connectionsTo(target, how.connections), tally, measured)
  const draw = requests.drawing(how.seed)
  const random = randomNumbers(how.seed + 1)
  const gap = () => (-Math.log(1 - random()) / how.rate) * 1_000
  const end = measured + how.seconds * 1_000
  tally.reset()
  for (let due = start + gap(); due < end;) {
    for (const now = performance.now(); due <= now && due < end; due += gap())
      senders.add({ at: due, request: draw() })
    await delay(Math.max(1, due - performance.now()))
  }
  await senders.finished(10_000)
}

/** Requests on their way, and those that wait for a connection. */
const queueOf = (connections: readonly Connection[], tally: Tally, measured: number) => {
  const free = [...connections]
  const waiting: Due[] = []
  let pending = 0
  const send = ({ at, request }: Due, connection: Connection) => {
    pending++
    connection.send(request.bytes, tally.sample(), (answer) => {
      pending--
      if (at >= measured) tally.add(request, answer, at)
      const next = waiting.shift()
      if (next) send(next, connection)
      else free.push(connection)
    })
  }
  return {
    add: (due: Due) => {
      const connection = free.pop()
      if (connection) send(due, connection)
      else waiting.push(due)
    },
    /** What was due is waited for: leaving out the slowest would be the very mistake. */
    finished: async (patienceMs: number) => {
      const patience = performance.now() + patienceMs
      const idle = () => pending === 0 || performance.now() > patience
      while (!idle()) await delay(5)
      // A gateway that hangs does not get away with it: what never came counts as broken.
      for (const { at, request } of waiting.splice(0)) tally.add(request, { status: 0, bytes: 0 }, at)
      for (const connection of connections) connection.close()
      await delay(10)
    },
  }
}
