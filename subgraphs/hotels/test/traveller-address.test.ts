import type { Logger } from '@wayfare/telemetry'
import { createAddressCheck } from '../src/rapid/traveller-address.ts'
import { log } from './stays.ts'

const warningsFor = (url: string, ...addresses: string[]) => {
  const warnings: string[] = []
  const heard: Logger = { ...log, warn: (message: string) => void warnings.push(message) }
  const check = createAddressCheck(url, heard)
  for (const address of addresses) check(address)
  return warnings
}

it.each(['10.4.0.7', '127.0.0.1', '192.168.1.5', '172.20.0.3', '100.64.1.1', '::1', 'fd00::7', 'fe80::1'])(
  'warns once of travellers at %s, and says what to set',
  (address) => {
    expect(warningsFor('https://api.ean.com/v3', address, address)).toEqual([
      expect.stringContaining('TRUST_PROXY'),
    ])
  },
)

it('says nothing of public addresses, and of a supplier on this machine', () => {
  expect(warningsFor('https://api.ean.com/v3', '203.0.113.7', '2001:db8::1', '172.40.0.1')).toEqual([])
  expect(warningsFor('http://127.0.0.1:4100/rapid/v3', '127.0.0.1')).toEqual([])
  expect(warningsFor('http://localhost:4100/rapid/v3', '10.0.0.1')).toEqual([])
})
