/** `node bench/peers/smoke.ts [peer …]`: does each gateway start, answer right, and stop? A rough speed besides. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { composeSupergraph } from '../../scripts/compose.ts'
import { type Peer, peers } from './index.ts'
import { startSmokeSubgraphs } from './smoke-subgraphs.ts'

const query = /* GraphQL */ `
  query Smoke($first: Int!) {
    products(first: $first) {
      id
      name
      price
      tags
      reviews {
        stars
        text
        author {
          name
        }
      }
    }
  }
`
const connections = 20
const seconds = 3
const port = 4_600
const first = 20

const author = (product: number, stars: number) => ({ name: `Author a${(product + stars) % 5} ✓` })
const expected = {
  products: Array.from({ length: first }, (_, index) => index + 1).map((number) => ({
    id: `p${number}`,
    name: `Product "p${number}"`,
    price: number * 1.25,
    tags: ['a', 'b', null],
    reviews: [1, 2, 3].map((stars) => ({
      stars,
      text: `Review ${stars} of p${number}`,
      author: author(number, stars),
    })),
  })),
}

const ask = async (url: string) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables: { first } }),
  })
  return response.text()
}

/** Asks and checks: the thousandth answer as well as the first, since some gateways compile what they see often. */
const checkedAsk = () => {
  const right = new Set<string>()
  return async (url: string) => {
    const text = await ask(url)
    if (right.has(text)) return
    assert.ok(isDeepStrictEqual(JSON.parse(text), { data: expected }), `wrong: ${text.slice(0, 500)}`)
    right.add(text)
  }
}

/** Requests per second of a closed loop that shares this machine with everything else: an order of magnitude. */
const roughSpeed = async (during: number, one: () => Promise<void>) => {
  const end = performance.now() + during * 1_000
  let answered = 0
  const connection = async () => {
    while (performance.now() < end) {
      await one()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return Math.round(answered / during)
}

const check = async (peer: Peer, folder: string) => {
  const answers = checkedAsk()
  const { subgraphs, close } = await startSmokeSubgraphs()
  const supergraphFile = join(folder, 'supergraph.graphql')
  writeFileSync(supergraphFile, composeSupergraph(subgraphs).supergraphSdl)
  try {
    const running = await peer.start({ supergraphFile, subgraphs, port, core: 0, folder })
    try {
      const one = () => answers(running.url)
      await one()
      await roughSpeed(1, one)
      const before = running.cpuSeconds()
      const speed = await roughSpeed(seconds, one)
      const cpu = ((running.cpuSeconds() - before) * 1_000) / (speed * seconds)
      const memory = Math.round(running.rssBytes() / 2 ** 20)
      const figures = `${speed} requests/s, ${cpu.toFixed(2)} ms of processor each, ${memory} MB`
      console.info(`${peer.name}: ${figures} (${await peer.version()})`)
    } finally {
      await running.stop()
    }
    await assert.rejects(ask(running.url), 'it still answers after its stop')
  } finally {
    close()
  }
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(peers)
for (const name of chosen) {
  const peer = peers[name]
  if (!peer) throw new Error(`no peer ${name}: ${Object.keys(peers).join(', ')}`)
  const folder = mkdtempSync(join(tmpdir(), `wayfare-${name}-`))
  try {
    await check(peer, folder)
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
