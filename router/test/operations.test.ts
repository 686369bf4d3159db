import { writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { ask, composed, startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

const reloaded = async (house: House, outcome: string) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await (await fetch(`${house.router.url}/metrics`)).text()
    if (text.includes(`reloads_total{outcome="${outcome}"} 1`)) return
    await wait(50)
  }
  throw new Error(`No reload was ${outcome}`)
}

it('takes over a changed supergraph without dropping a request', async () => {
  await using house = await startHouse()
  const { travel, prices } = house
  const asking = { on: true }
  const statuses: number[] = []
  const load = (async () => {
    while (asking.on) statuses.push((await ask(house, '{ hello stay { price } }')).status)
  })()
  const opened = {
    ...travel,
    sdl: travel.sdl.replace('currency: String', '').replace('hello(', 'hello2: String hello('),
  }
  await writeFile(house.supergraphFile, composed(opened, prices))
  await reloaded(house, 'taken')
  asking.on = false
  await load
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((await ask(house, '{ __type(name: "Query") { fields { name } } }')).body.data).toMatchObject({
    __type: { fields: expect.arrayContaining([{ name: 'hello2' }]) },
  })
})

it('applies access rules that alone changed', async () => {
  await using house = await startHouse()
  const { travel, prices } = house
  const query = '{ trip { city } }'
  expect((await ask(house, query)).body.data).toEqual({ trip: { city: 'Oslo' } })
  const closed = { ...travel, sdl: travel.sdl.replace('trip: Trip', 'trip: Trip @authenticated') }
  await writeFile(house.supergraphFile, composed(closed, prices))
  await reloaded(house, 'taken')
  expect((await ask(house, query)).body.data).toEqual({ trip: null })
})

it.each([
  ['text', 'this is no schema'],
  ['a schema that is no supergraph', 'type Query { hello: String }'],
])('keeps serving when the new supergraph is %s, and logs why', async (_what, sdl) => {
  await using house = await startHouse()
  await writeFile(house.supergraphFile, sdl)
  await reloaded(house, 'refused')
  expect((await ask(house, '{ hello }')).body).toEqual({ data: { hello: 'hello you' } })
  expect(house.logs.some((line) => line.includes('cannot be used') && line.includes('reason'))).toBe(true)
})

it('is live at once, and ready while every subgraph is', async () => {
  await using house = await startHouse()
  const live = await fetch(`${house.router.url}/health/live`)
  expect(live.status).toBe(200)
  const ready = await fetch(`${house.router.url}/health/ready`)
  expect(await ready.json()).toEqual({
    status: 'ready',
    supergraph: 'loaded',
    subgraphs: { travel: 'ok', prices: 'ok' },
  })
})

it('names the subgraphs that are not ready', async () => {
  await using house = await startHouse()
  await house.prices.close()
  const ready = await fetch(`${house.router.url}/health/ready`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({
    status: 'not ready',
    subgraphs: { travel: 'ok', prices: 'could not be reached' },
  })
})

it('counts operations and fetches for Prometheus', async () => {
  await using house = await startHouse()
  await ask(house, '{ hello boom }')
  const metrics = await fetch(`${house.router.url}/metrics`)
  const text = await metrics.text()
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(text).toContain('wayfare_router_operation_seconds_count{kind="query",outcome="partial"} 1')
  expect(text).toContain('wayfare_router_subgraph_fetch_seconds_count{service="travel",outcome="ok"} 1')
})

it('refuses to start without a usable supergraph', async () => {
  await expect(startHouse({ supergraphFile: '/nowhere/supergraph.graphql' })).rejects.toThrow(/ENOENT/)
})
