import { ask, startHouse } from './fixture.ts'
import type { House } from './fixture.ts'

let behindProxy: House
beforeAll(async () => {
  behindProxy = await startHouse({ trustProxy: '127.0.0.1' })
})
afterAll(() => behindProxy[Symbol.asyncDispose]())
beforeEach(() => {
  behindProxy.travel.seen.length = 0
})

it.each([
  ['an address', '203.0.113.7', '203.0.113.7'],
  ['an address with a port', '203.0.113.7:51234', '203.0.113.7'],
  ['an IPv6 address in brackets', '[2001:db8::1]:443', '2001:db8::1'],
  ['what a client added itself', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['unknown', 'unknown', '127.0.0.1'],
  ['junk', '<script>', '127.0.0.1'],
])('tells subgraphs one plain address for %s', async (_, forwarded, address) => {
  await ask(behindProxy, '{ hello }', { headers: { 'x-forwarded-for': forwarded } })
  expect(behindProxy.travel.seen[0]?.headers['x-wayfare-client-ip']).toBe(address)
})
