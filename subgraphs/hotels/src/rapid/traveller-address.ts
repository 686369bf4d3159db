import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { Logger } from '@wayfare/telemetry'

const privateRanges = new BlockList()
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateRanges.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateRanges.addSubnet(network, prefix, 'ipv6')

const isPrivate = (address: string) =>
  (isIPv4(address) && privateRanges.check(address, 'ipv4')) ||
  (isIPv6(address) && privateRanges.check(address, 'ipv6'))

/**
 * Warns once when travellers' addresses are private ones and Rapid is not on this machine: most likely the router stands
 * behind an ingress without TRUST_PROXY. The booking goes on: agents within a company's own network have such addresses.
 */
export const createAddressCheck = (url: string, log: Logger) => {
  const { hostname } = new URL(url)
  let warned = hostname === 'localhost' || isPrivate(hostname.replaceAll(/[[\]]/g, ''))
  return (address: string) => {
    if (warned || !isPrivate(address)) return
    warned = true
    log.warn(
      'travellers have private addresses: set TRUST_PROXY of the router to the range of your ingress',
      {
        supplier: 'rapid',
      },
    )
  }
}
