import { parseClientAddress } from '../src/index.ts'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7 ', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['2001:DB8::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['"[2001:db8::1]:443"', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
])('reads %s as %s', (text, address) => {
  expect(parseClientAddress(text)).toBe(address)
})

it.each([
  undefined,
  '',
  'unknown',
  '_hidden',
  'example.com',
  '999.1.1.1',
  '203.0.113.7, 10.0.0.1',
  '203.0.113.7\r\nx: y',
  '[203.0.113.7',
  '1'.repeat(100_000),
  '['.repeat(100),
])('reads no address in %s', (text) => {
  const started = performance.now()
  expect(parseClientAddress(text)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(50)
})
